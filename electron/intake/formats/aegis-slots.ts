import { createDecipheriv, scrypt } from 'node:crypto'
import * as v from 'valibot'
import { KitError } from '../../kit-error.ts'
import { LIMITS } from '../limits.ts'
import { utf8 } from '../text.ts'

export interface AegisHeader {
  readonly slots: readonly unknown[] | null
  readonly params: SealParams | null
}

/** AES-256-GCM: a nonce of 12 bytes and a tag of 16, in hexadecimal. */
interface SealParams {
  readonly nonce: string
  readonly tag: string
}

/** Wraps the master key of 32 bytes with a key made from a password by scrypt. */
type PasswordSlot = v.InferOutput<typeof passwordSlot>

const hex = (bytes: number) => v.pipe(v.string(), v.regex(/^[0-9a-f]*$/i), v.length(bytes * 2))
const sealParams = v.object({ nonce: hex(12), tag: hex(16) })
const cost = v.pipe(v.number(), v.integer())
const passwordSlot = v.object({
  type: v.literal(1),
  key: hex(32),
  key_params: sealParams,
  n: cost,
  r: cost,
  p: cost,
  salt: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/i), v.maxLength(2048)),
})

/**
 * The slots that a password opens. The others are raw keys and fingerprints, which never leave
 * the phone.
 *
 * @throws KitError `file-damaged`, `unreadable` when there is none, or `cost-too-high`
 */
export function passwordSlots(slots: readonly unknown[]): readonly PasswordSlot[] {
  const withPassword = slots.filter((slot) => v.is(v.looseObject({ type: v.literal(1) }), slot))
  if (withPassword.length === 0)
    throw new KitError(
      'unreadable',
      'No password opens this Aegis file, only the phone it comes from. Nothing was read. Export it again in Aegis, with a password.',
    )
  const result = v.safeParse(v.array(passwordSlot), withPassword)
  if (!result.success) throw damaged()
  const affordable = result.output.filter(isAffordable)
  if (affordable.length === 0 || withPassword.length > LIMITS.slots)
    throw new KitError(
      'cost-too-high',
      'This Aegis export asks for more work or memory to open than any Aegis writes. Nothing was read. Export it again in Aegis.',
    )
  return affordable
}

/**
 * Finds the slot that the password opens, and decrypts the entries with the master key in it.
 *
 * @returns UTF-8 JSON; the caller wipes it.
 * @throws KitError `wrong-password` when no slot opens, `file-damaged` when one does and the rest is not intact
 */
export async function openDatabase(sealed: {
  readonly slots: readonly PasswordSlot[]
  readonly params: SealParams
  readonly db: string
  readonly password: string
}): Promise<Uint8Array> {
  if (!v.is(sealParams, sealed.params)) throw damaged()
  // As typed: Aegis neither trims nor normalises.
  const password = utf8(sealed.password)
  try {
    for (const slot of sealed.slots) {
      const masterKey = await openSlot(slot, password)
      if (!masterKey) continue
      const plaintext = unseal(masterKey, sealed.params, Buffer.from(sealed.db, 'base64'))
      masterKey.fill(0)
      if (!plaintext) throw damaged()
      return plaintext
    }
  } finally {
    password.fill(0)
  }
  throw new KitError(
    'wrong-password',
    'This password does not open the Aegis export. Nothing was read. Check Caps Lock and the keyboard layout; it is the password of that day, which may not be the one Aegis has now.',
  )
}

async function openSlot(slot: PasswordSlot, password: Uint8Array): Promise<Uint8Array | undefined> {
  const { n: N, r, p } = slot
  // Room for the p blocks beside the table that `scryptMemory` bounds.
  const options = { N, r, p, maxmem: 2 * LIMITS.scryptMemory }
  const key = await new Promise<Buffer>((resolve, reject) => {
    scrypt(password, Buffer.from(slot.salt, 'hex'), 32, options, (error, derived) => {
      if (error) reject(error)
      else resolve(derived)
    })
  })
  const masterKey = unseal(key, slot.key_params, Buffer.from(slot.key, 'hex'))
  key.fill(0)
  return masterKey
}

function unseal(key: Uint8Array, { nonce, tag }: SealParams, ciphertext: Uint8Array): Uint8Array | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'hex'), { authTagLength: 16 })
  decipher.setAuthTag(Buffer.from(tag, 'hex'))
  const plaintext = decipher.update(ciphertext)
  try {
    decipher.final()
    return plaintext
  } catch {
    // The tag is checked last; what came before it must not be used.
    plaintext.fill(0)
    return undefined
  }
}

function isAffordable({ n, r, p }: PasswordSlot): boolean {
  const within = (value: number, { min, max }: { min: number; max: number }) => value >= min && value <= max
  return (
    within(n, LIMITS.scryptN) &&
    Number.isInteger(Math.log2(n)) &&
    within(r, LIMITS.scryptR) &&
    within(p, LIMITS.scryptP) &&
    128 * n * r <= LIMITS.scryptMemory &&
    n * r * p <= LIMITS.scryptWork
  )
}

function damaged(): KitError {
  return new KitError(
    'file-damaged',
    'This Aegis export was damaged or edited. Nothing was read. Copy it again, or export it again.',
  )
}
