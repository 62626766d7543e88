import * as v from 'valibot'
import { KitError } from '../../../kit-error.ts'
import { openGcm } from '../../containers/ciphers.ts'
import { scryptKey } from '../../containers/derivation.ts'
import { costTooHigh, damaged, wrongPassword } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { utf8 } from '../../containers/text.ts'

const WHAT = 'Aegis export'

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
  if (!result.success) throw damaged(WHAT)
  if (withPassword.length > LIMITS.slots) throw costTooHigh(WHAT)
  return result.output
}

/**
 * Finds the slot that the password opens, and decrypts the entries with the master key in it. A slot
 * that asks for too much is skipped while there is another.
 *
 * @returns UTF-8 JSON; the caller wipes it.
 * @throws KitError `wrong-password` when no slot opens, `file-damaged` when one does and the rest is
 *   not intact, `cost-too-high` when no slot can be tried
 */
export async function openDatabase(sealed: {
  readonly slots: readonly PasswordSlot[]
  readonly params: SealParams
  readonly db: string
  readonly password: string
}): Promise<Uint8Array> {
  if (!v.is(sealParams, sealed.params)) throw damaged(WHAT)
  // As typed: Aegis neither trims nor normalises.
  const password = utf8(sealed.password)
  const untried: KitError[] = []
  try {
    for (const slot of sealed.slots) {
      const masterKey = await openSlot(slot, password).catch((error: unknown) => {
        if (!(error instanceof KitError)) throw error
        untried.push(error)
        return undefined
      })
      if (!masterKey) continue
      const plaintext = unseal(masterKey, sealed.params, Buffer.from(sealed.db, 'base64'))
      masterKey.fill(0)
      if (!plaintext) throw damaged(WHAT)
      return plaintext
    }
  } finally {
    password.fill(0)
  }
  throw (untried.length === sealed.slots.length ? untried[0] : undefined) ?? wrongPassword(WHAT)
}

async function openSlot(slot: PasswordSlot, password: Uint8Array): Promise<Uint8Array | undefined> {
  const { n: N, r, p } = slot
  const key = await scryptKey({ password, salt: Buffer.from(slot.salt, 'hex'), N, r, p, bytes: 32, what: WHAT })
  const masterKey = unseal(key, slot.key_params, Buffer.from(slot.key, 'hex'))
  key.fill(0)
  return masterKey
}

function unseal(key: Uint8Array, { nonce, tag }: SealParams, ciphertext: Uint8Array): Uint8Array | undefined {
  return openGcm({ key, nonce: Buffer.from(nonce, 'hex'), ciphertext, tag: Buffer.from(tag, 'hex') })
}
