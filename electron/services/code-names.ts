/**
 * What a file with recovery codes is called, from the table's form of it: `<account>` and `<time>`
 * stand for what differs, and what is in brackets may be missing. A browser may have added " (1)".
 *
 * @returns Groups: account, then the day of `<time>` as `YYYY-MM-DD`. A name without either may go
 *   on behind its end: people add to it.
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
  // As little as will do: what comes behind is not to be taken for an account.
  ']': ')??',
}

const ENDING = String.raw`(?: ?\(\d+\))?(?:\.txt)?$`

/** Any of these words, in whatever case, and not in the middle of another word. */
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
