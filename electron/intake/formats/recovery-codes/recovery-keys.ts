/**
 * Recovery keys and phrases: one secret for an account that stays valid after use, unlike codes. Each
 * service has its own form. Where the form alone could be something else, the text or the file name
 * has to say whose it is.
 */
import type { Source } from '../../intake.ts'
import { linesOf, textOf } from '../../containers/text.ts'

export interface RecoveryKey {
  readonly service: string
  /** As it is written, without the blanks around it. */
  readonly text: string
}

interface Kind {
  readonly service: string
  readonly form: RegExp
  /** What text or file name say of it; absent where the form tells. */
  readonly said?: RegExp
  /** A further check of the form. */
  readonly isSound?: (text: string) => boolean
}

const KINDS: readonly Kind[] = [
  // 256 bits in hexadecimal, https://tuta.com/support (recovery code)
  { service: 'Tuta', form: /^[0-9a-f]{4}(?: [0-9a-f]{4}){15}$/ },
  { service: 'Tuta', form: /^[0-9a-f]{64}$/, said: /\btuta(?:nota|mail)?\b/i },
  // https://support.apple.com/109345 (28 characters)
  { service: 'Apple', form: /^[A-Z0-9]{4}(?:-[A-Z0-9]{4}){6}$/, said: /\bapple\b|\bicloud\b/i },
  // https://spec.matrix.org/latest/client-server-api/#recovery-key; its 35 bytes take 48 letters. The blanks may be
  // anywhere: to look for groups of up to four takes millions of steps for a line that is none.
  { service: 'Matrix', form: /^[1-9A-HJ-NP-Za-km-z](?: ?[1-9A-HJ-NP-Za-km-z]){47}$/, isSound: isMatrixKey },
  // 128 bits in base64, https://help.mega.io/accounts/password-management/recovery-key
  { service: 'MEGA', form: /^[\w-]{22}$/, said: /\bmega\b|mega-?recovery-?key/i },
  // https://proton.me/support/set-account-recovery-methods (recovery phrase)
  { service: 'Proton', form: /^[a-z]{3,8}(?: [a-z]{3,8}){11}$/, said: /\bproton/i },
]

/** "Recovery key: " in front of it. */
const LABEL = /^[^:]{1,60}:\s+(?=\S)/

const MOST_CHARACTERS = 10_000

/** The key in a text that has one and nothing else of the kind; undefined for any other text. */
export function recoveryKeyIn({ name, bytes }: Source): RecoveryKey | undefined {
  if (bytes.length > MOST_CHARACTERS) return undefined
  const { text, sound } = textOf(bytes)
  if (!sound) return undefined
  const context = `${text}\n${name.replace(/[_.]/g, ' ')}`
  const found = linesOf(text).flatMap((line) => {
    const plain = line.trim().replace(LABEL, '').replace(/\s+/g, ' ')
    const kind = KINDS.find(
      ({ form, said, isSound }) => form.test(plain) && (said?.test(context) ?? true) && (isSound?.(plain) ?? true),
    )
    return kind ? [{ service: kind.service, text: plain }] : []
  })
  return found.length === 1 ? found[0] : undefined
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const MATRIX_BYTES = 35
const MATRIX_MARK = [0x8b, 0x01]

/** Two bytes that mark it, 32 of the key, and one that makes the parity of all even. */
function isMatrixKey(text: string): boolean {
  let number = 0n
  for (const digit of text.replaceAll(' ', '')) number = number * 58n + BigInt(BASE58.indexOf(digit))
  const bytes = Array.from({ length: MATRIX_BYTES }, (_, at) => Number((number >> BigInt(8 * (34 - at))) & 0xffn))
  const isWhole = number >> BigInt(8 * MATRIX_BYTES) === 0n
  return (
    isWhole && MATRIX_MARK.every((byte, at) => bytes[at] === byte) && bytes.reduce((all, byte) => all ^ byte, 0) === 0
  )
}
