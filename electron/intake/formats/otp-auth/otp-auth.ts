/**
 * OTP Auth for iOS: a backup of all accounts (.otpauthdb) or an export of one (.otpauth). The file is a keyed
 * archive under AES-256-CBC with a key that is the same in every copy of the app; in it is the sealed
 * archive of the accounts, with the password:
 *
 *   { Version: 1.1, WrappedData: … }   of a backup; one account has { Version: 1.2, Data: … }: RNCryptor
 *   { Version: 1.0, WrappedData: …, IV: "…", Salt: "…" }, for one account 1.1: AES-256-CBC, where the key is the
 *     SHA-256 of salt, dash and password, and the IV the SHA-1 of IV
 *
 * https://github.com/CooperRS/decrypt-otpauth-files, by the maker of the app
 */
import { createDecipheriv, createHash } from 'node:crypto'
import { KitError } from '../../../kit-error.ts'
import { openCbc } from '../../containers/ciphers.ts'
import { cutOff, damaged, passwordNeeded, wrongPasswordOrDamaged } from '../../containers/failures.ts'
import { isArchivedObject, KeyedArchive, type ArchivedObject } from '../../containers/keyed-archive.ts'
import { isPropertyList } from '../../containers/property-list.ts'
import { openRnCryptor } from '../../containers/rncryptor.ts'
import { utf8 } from '../../containers/text.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { accountsIn, oneAccount } from './otp-auth-accounts.ts'

export const otpAuth: Format = {
  id: 'otp-auth',
  name: 'OTP Auth backup',
  recognises: (source) => kindOf(source.bytes) !== undefined,
  read,
}

interface Kind {
  /** Its SHA-256 is the key of the file. */
  readonly keyName: string
  readonly sealedIn: string
  readonly one: boolean
  readonly oldVersion: number
  readonly version: number
}

const KINDS: readonly Kind[] = [
  { keyName: 'Authenticator', sealedIn: 'WrappedData', one: false, oldVersion: 1.0, version: 1.1 },
  { keyName: 'OTPAuth', sealedIn: 'Data', one: true, oldVersion: 1.1, version: 1.2 },
]
const BLOCK = 16
const NO_IV = new Uint8Array(BLOCK)

/** The first block says it, so a file that was cut off is known as well. */
function kindOf(bytes: Uint8Array): Kind | undefined {
  if (bytes.length < BLOCK) return undefined
  return KINDS.find(({ keyName }) => {
    const decipher = createDecipheriv('aes-256-cbc', sha256(keyName), NO_IV).setAutoPadding(false)
    return isPropertyList(decipher.update(bytes.subarray(0, BLOCK)))
  })
}

async function read(source: Source, password?: string): Promise<Reading> {
  const what = otpAuth.name
  const kind = kindOf(source.bytes)
  const file = kind && openCbc(sha256(kind.keyName), NO_IV, source.bytes)
  // The padding at its end is missing.
  if (!file) throw cutOff(what)
  const outer = new KeyedArchive(file, what).root
  if (!isArchivedObject(outer)) throw damaged(what)
  const archive = await opened(outer, kind, password)
  try {
    const accounts = new KeyedArchive(archive, what)
    const found = kind.one ? [oneAccount(accounts)] : accountsIn(accounts, what)
    return { format: otpAuth.id, formatName: what, found, notes: [], parts: [] }
  } finally {
    archive.fill(0)
  }
}

async function opened(outer: ArchivedObject, kind: Kind, password: string | undefined): Promise<Uint8Array> {
  const version = outer.field('Version')
  const sealed = outer.field(kind.sealedIn)
  if (typeof version !== 'number' || !(sealed instanceof Uint8Array)) throw damaged(otpAuth.name)
  if (version !== kind.version && version !== kind.oldVersion) throw otherVersion(version)
  if (password === undefined) throw passwordNeeded(otpAuth.name)
  const archive =
    version === kind.version ? await openRnCryptor(sealed, password, otpAuth.name) : openOld(outer, sealed, password)
  // A wrong password passes the padding of the old way once in 256 times.
  if (!isPropertyList(archive)) throw wrongPasswordOrDamaged(otpAuth.name)
  return archive
}

function openOld(outer: ArchivedObject, sealed: Uint8Array, password: string): Uint8Array {
  const iv = outer.field('IV')
  const salt = outer.field('Salt')
  if (typeof salt !== 'string' || !(typeof iv === 'string' || iv instanceof Uint8Array)) throw damaged(otpAuth.name)
  const ivHash = createHash('sha1').update(iv).digest().subarray(0, BLOCK)
  const secret = utf8(`${salt}-${password}`)
  const key = createHash('sha256').update(secret).digest()
  const archive = openCbc(key, ivHash, sealed)
  for (const bytes of [secret, key]) bytes.fill(0)
  if (!archive) throw wrongPasswordOrDamaged(otpAuth.name)
  return archive
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}

function otherVersion(version: number): KitError {
  return new KitError(
    'unreadable',
    `This ${otpAuth.name} is of version ${String(version)}, which is not known here. Nothing was read. Update this app. Until then, show the QR codes of the accounts in OTP Auth to the camera here.`,
  )
}
