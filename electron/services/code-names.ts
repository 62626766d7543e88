/**
 * Matches the name of a file with recovery codes, from its form in the table: `<account>` and
 * `<time>` mark the parts that vary, and parts in brackets may be missing. A browser may have added
 * " (1)".
 *
 * @returns Groups: account, then the day of `<time>` as `YYYY-MM-DD`. A name without either may
 * continue
 *   after its end, because people add to it.
 */
export function fileNamePattern(name: string): RegExp {
  const stem = name.replace(/\.txt$/, '')
  const body = stem.replace(/<account>|<time>|[[\]]|[^<[\]]+/g, (part) => PARTS[part] ?? escaped(part))
  return new RegExp(`^${body}${stem.includes('<') ? ENDING : '(?![a-z0-9])'}`, 'i')
}

const PARTS: Readonly<Record<string, string>> = {
  '<account>': '(.+?)',
  '<time>': String.raw`(\d{4}-\d{2}-\d{2})T\d{2}[_:]\d{2}.*?`,
  '[': '(?:',
  // Match as little as possible: what follows must not end up in the account.
  ']': ')??',
}

const ENDING = String.raw`(?: ?\(\d+\))?(?:\.txt)?$`

/** Any of these words, ignoring case, and not inside another word. */
export function anyOf(words: readonly string[]): RegExp {
  const whole = words.map((word) => {
    const [before, after] = [
      /^[a-z0-9]/.test(word) ? '(?<![a-z0-9])' : '',
      /[a-z0-9]$/.test(word) ? '(?![a-z0-9])' : '',
    ]
    return `${before}${escaped(word)}${after}`
  })
  return new RegExp(whole.join('|'), 'i')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
