import { expect, type Locator } from '@playwright/test'
import { decodeBase32 } from '../../electron/otp/base32.ts'

/** So many characters in a row are no chance. */
const RUN = 10

/**
 * Expects that nothing in an element gives a secret away: not its text, not an attribute, not what is in a field; in
 * Base32, hexadecimal or Base64, in groups or without, in capitals or small letters, alone or in a link, whole or in part.
 */
export async function expectNoSecret(place: Locator, secret: string): Promise<void> {
  const shown = await place.evaluate((element) => {
    const fields = [...element.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value)
    return [element.outerHTML, element.textContent, ...fields].join('\n')
  })
  expectNoSecretIn(shown, secret)
}

/** As `expectNoSecret`, of a text. */
export function expectNoSecretIn(text: string, secret: string): void {
  const letters = lettersOf(text)
  expect(letters.length).toBeGreaterThan(RUN)
  expect(partsOf(secret).filter((part) => letters.includes(part))).toEqual([])
}

/** Every run of characters of every spelling. */
function partsOf(secret: string): readonly string[] {
  const decoded = decodeBase32(secret)
  if (!decoded.ok) throw new Error('This is not Base32.')
  const bytes = Buffer.from(decoded.bytes)
  return [secret, bytes.toString('hex'), bytes.toString('base64')].map(lettersOf).flatMap((spelling) => {
    const runs = Math.max(1, spelling.length - RUN + 1)
    return Array.from({ length: runs }, (_, start) => spelling.slice(start, start + RUN))
  })
}

/** What is left when groups, signs and capitals do not count. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
