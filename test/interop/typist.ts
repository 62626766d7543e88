/** What somebody types off a page, as the page tells them to; its text in the order in which it was drawn. */

export interface TypedCode {
  readonly text: string
  readonly used?: string
}

/** All recovery codes, in the order of the pages. */
export function typedCodes(pages: string): readonly TypedCode[] {
  return [...pages.matchAll(/^Recovery codes\n([^]*?)\n(?=The same code once|Recovery Kit set |[0-9A-F]{8}-\d+ )/gm)]
    .map(([, section = '']) => section)
    .flatMap((section) => {
      const joint = section.includes('type one space at each line break') ? ' ' : ''
      return [...section.matchAll(CODE)].map(([, used, lines = '']) => ({
        text: lines.split('\n').join(joint),
        ...(used !== undefined && { used }),
      }))
    })
}

/** "1 used 2026-02-03", the lines of the code, and its check; a line to write a date on where it is unused. */
const CODE = /(?<=^| )\d+ (?:used (\d{4}-\d{2}-\d{2})|(?:used )?on)\n([^]+?) [0-9a-f]{4}(?=$| \d+ (?:used|on))/gm

/** The codes of the worked checks. */
export function statedCodes(pages: string): readonly string[] {
  return [
    ...pages.matchAll(/^Check: (?:at 1 January 2026 00:00 UTC this gives|the code at counter \d+ is) (.+)$/gm),
  ].map(([, code = '']) => code.replace(' ', ''))
}
