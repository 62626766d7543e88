import { dayIn } from './recovery-code-marks.ts'

/** What the text around a list says of it. Each is empty or absent when it is not said. */
export interface Heading {
  readonly text: string
  readonly account: string
  /** A site that is named by its domain. */
  readonly site: string
  /** The service whose codes it says that these are; see `nameIn`. */
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly issued?: string
}

/** Whether a text speaks of recovery codes, by whatever name. */
export function speaksOfCodes(text: string): boolean {
  return CODES_PHRASE.test(text)
}

/** How such codes are called. */
export const CODES_PHRASE =
  /\b(?:recovery|back-?up|emergency|scratch|single-use|one-time|rescue|secours|récupération|recuperación|recupero)[ _-]?(?:authentication |access |security |login |verification |2fa )*(?:codes?|tokens?|keys?)(?![a-z])|\bcodes? (?:de|di) (?:secours|récupération|recuperación|recupero)|(?:wiederherstellungs|ersatz|backup|notfall)-?codes?\b|\b(?:2fa|mfa|two[- ]factor)\b.{0,30}\bcodes\b/iu

/** What Markdown puts around a word. */
export const MARKS = /(?<![\p{L}\p{N}])[*_`]+|[*_`]+(?![\p{L}\p{N}])/gu

/** Reads the account, the site and the day of issue out of headers and footers. */
export function headingOf(marked: string, name: string): Heading {
  const text = marked.replace(MARKS, '')
  const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/.exec(text)?.[0] ?? ''
  const named = /\b(?:account|user ?name|user|login)\b\s*[:=]\s*([^\s"'()<>,]{1,100})/iu.exec(text)?.[1] ?? ''
  const site =
    /\b(?:codes?|tokens?)\b (?:for|from|of|on) (?:your )?(?:account (?:at|on) )?((?:[\w-]{1,63}\.)+[a-z]{2,24})\b/iu.exec(
      text,
    )
  const dated = text.split('\n').find((line) => /\b(?:generated|created|issued|date|downloaded|saved)\b/iu.test(line))
  const issued = dayIn(dated?.slice(0, 500) ?? '')
  return { text, account: email || named, site: site?.[1] ?? '', name, ...(issued !== undefined && { issued }) }
}
