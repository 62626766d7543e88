/** One numbered line of a secret: groups of four characters, the last may be shorter. */
export type SecretLine = readonly string[]

/** A page holds some thirty lines, so most secrets take four groups a line and long ones six. */
const SHORT = { groups: 16, perLine: 4 } as const
const LONG = { perLine: 6 } as const

/** Sets a secret's text in groups of four, four or six groups a line; joined, they are the text. */
export function secretLines(text: string): readonly SecretLine[] {
  const groups = text.match(/.{1,4}/g) ?? []
  const perLine = groups.length <= SHORT.groups ? SHORT.perLine : LONG.perLine
  return Array.from({ length: Math.ceil(groups.length / perLine) }, (_, line) =>
    groups.slice(line * perLine, (line + 1) * perLine),
  )
}
