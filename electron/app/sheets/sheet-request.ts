import { keyNamesAt } from '../../accounts/account-keys.ts'
import { codeSetInForce, tokensOf } from '../../accounts/actions.ts'
import type { Kit } from '../../accounts/kit.ts'
import { ageFile } from '../../exports/age-file.ts'
import { keyMatrix, type KeyMatrix } from '../../keys/matrix.ts'
import { matrixFacts } from '../../keys/matrix-facts.ts'
import { KitError } from '../../kit-error.ts'
import type { SetRequest } from '../../sheets/set-request.ts'
import { needsOf } from '../../sheets/needs/needs.ts'
import { decoderHash } from '../exports/decoder-file.ts'
import { drillDay } from './copy-view.ts'
import { newSetId } from './set-record.ts'
import type { Session } from '../vault/session.ts'
import type { SheetChoice } from './sheet-choice.ts'

/** What is to be made, from the vault as it is now. */
export function requestFor(session: Session, choice: SheetChoice, seal: SetRequest['seal']): SetRequest {
  const { kit, surroundings } = session
  const { accounts, paper, kind, apart, layout, copies, named, longNotes } = choice
  const now = surroundings.now()
  const hash = decoderHash(surroundings.decoder)
  return {
    ...{ paper, kind, apart, copies, named, longNotes, seal, compact: layout === 'compact' },
    accounts: accounts.map((id) => accountFor(kit, id)),
    madeAt: new Date(now).toISOString(),
    verifyBy: drillDay(now),
    sheetSet: newSetId(),
    ...(choice.cover && { cover: { fields: kit.all('cover')[0]?.fields ?? [], named } }),
    ...(choice.keyTable && { keyTable: keyTableOf(kit) }),
    ...(choice.archivist && { archivist: hash === undefined ? {} : { decoderHash: hash } }),
  }
}

/** @throws KitError `nothing-to-print` when the vault has no key. */
function keyTableOf(kit: Kit): KeyMatrix {
  const matrix = keyMatrix(matrixFacts(kit))
  if (matrix.keys.length > 0) return matrix
  throw new KitError(
    'nothing-to-print',
    'There is no security key in the vault, so there is no table of keys. Nothing was printed. Leave out the table, or test a key first.',
  )
}

/** The PDF writer takes a fifth of a second to load, which unlocking need not wait for. */
export const loadSheets = () => import('../../sheets/make-set.ts')

/** @param workFactor - Defaults to age's own. */
export async function sealWith(text: string, passphrase: string, workFactor?: number): Promise<string> {
  const plaintext = new TextEncoder().encode(text)
  try {
    const file = await ageFile(plaintext, { passphrase }, { armored: true, ...(workFactor && { workFactor }) })
    return new TextDecoder().decode(file)
  } finally {
    plaintext.fill(0)
  }
}

function accountFor(kit: Kit, id: string): SetRequest['accounts'][number] {
  const account = kit.get('account', id)
  const { service, name, note } = account
  const codeSet = codeSetInForce(kit, id)
  return {
    ...{ id, service, name, note },
    tokens: tokensOf(kit, id),
    ...(codeSet && { codeSet }),
    keys: keyNamesAt(kit, account),
    needs: needsOf(service),
  }
}
