/**
 * This app's export inside an age file, binary or armored: opened with its passphrase, or with the
 * paper key (`AGE-SECRET-KEY-1…`) or another one of age's own. https://c2sp.org/age
 *
 *   age-encryption.org/v1               -----BEGIN AGE ENCRYPTED FILE-----
 *   -> X25519 …                         YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgy…
 */
import { KitError } from '../../../kit-error.ts'
import { AGE_INTRO } from '../../../vault/age/age-header.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { beginning, isArmored } from './age-beginning.ts'
import { readExport, recoveryKit } from './recovery-kit.ts'

export const recoveryKitAge: Format = {
  id: 'recovery-kit-age',
  name: 'Recovery Kit export, encrypted with age',
  recognises: ({ bytes }) => beginning(bytes).startsWith(AGE_INTRO) || isArmored(bytes),
  read: async (source, password) => {
    const { openAge } = await import('./open-age.ts')
    return readPlaintext(source, await openAge(source.bytes, password))
  },
}

function readPlaintext(source: Source, bytes: Uint8Array): Reading {
  try {
    const inside: Source = { name: source.name, bytes }
    if (!recoveryKit.recognises(inside))
      throw new KitError(
        'unreadable',
        'This age file opens, but what is in it is not an export of this app. Nothing was read. Decrypt it with age, and import what is inside.',
      )
    return { ...readExport(inside), format: recoveryKitAge.id, formatName: recoveryKitAge.name }
  } finally {
    bytes.fill(0)
  }
}
