import { backupIdentity } from '../../accounts/identity-record.ts'
import { store } from '../../accounts/kit.ts'
import type { IdentityRecord } from '../../accounts/records.ts'
import type { Handlers, IdentityPaper } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { recipientOf } from '../../vault/age/identity.ts'
import { identityIn } from '../../vault/age/identity-text.ts'
import { decoderHash } from '../exports/decoder-file.ts'
import type { IdentitySet, Printing } from './identity-sets.ts'
import { drillDay } from '../sheets/copy-view.ts'
import { printedUnnoted, requireNotable } from '../sheets/notable.ts'
import { requirePrinter } from '../sheets/printer.ts'
import type { Session } from '../vault/session.ts'
import { setRecord } from '../sheets/set-record.ts'

type IdentityPaperCalls = Pick<Handlers, 'identity.sheet' | 'identity.shares'>

/** Puts the paper key on paper, whole or split. The vault has no secret half, so it is handed in. */
export function identityPaperCalls(session: Session): IdentityPaperCalls {
  return {
    'identity.sheet': async ({ identity: typed, to, ...choice }) => {
      const ours = await requireOurs(session, typed)
      const { wholeSet } = await sets()
      return await putOut(session, { to, name: 'identity' }, (times) => [wholeSet({ ...ours, ...times }, choice)])
    },
    'identity.shares': async ({ identity: typed, to, ...choice }) => {
      const ours = await requireOurs(session, typed)
      if (choice.threshold > choice.holders.length)
        throw new KitError(
          'invalid-input',
          'More shares would be needed than there are. Nothing was saved. Choose a smaller number, or more holders.',
        )
      const { shareSets } = await sets()
      return await putOut(session, { to, name: 'shares' }, (times) => shareSets({ ...ours, ...times }, choice))
    },
  }
}

/** The PDF writer takes a fifth of a second to load, which unlocking need not wait for. */
const sets = () => import('./identity-sets.ts')

type Ours = Pick<Printing, 'identity' | 'record'>
type Times = Pick<Printing, 'madeAt' | 'verifyBy' | 'decoderHash'>

async function requireOurs(session: Session, typed: string): Promise<Ours> {
  const record: IdentityRecord | undefined = backupIdentity(session.kit)
  const identity = identityIn(typed)
  if (!record || identity === undefined || (await recipientOf(identity)) !== record.recipient)
    throw new KitError(
      'invalid-input',
      'This is not the paper key of this vault, or it is mistyped. Nothing was printed. Type it from its paper, or make a new one.',
    )
  session.requireConfirmed()
  return { identity, record }
}

/** Draws, then saves where the person says or prints from memory, and notes each set in the vault. */
async function putOut(
  session: Session,
  { to, name }: { readonly to: 'file' | 'printer'; readonly name: string },
  make: (times: Times) => readonly IdentitySet[],
): Promise<IdentityPaper> {
  requireNotable(session)
  const { surroundings } = session
  const now = surroundings.now()
  const times = {
    madeAt: new Date(now).toISOString(),
    verifyBy: drillDay(now),
    decoderHash: decoderHash(surroundings.decoder),
  }
  const path = to === 'file' ? await surroundings.chooseSavePath(`recovery-kit-${name}.pdf`) : undefined
  if (to === 'file' && path === undefined) return { outcome: 'neither', pages: 0 }
  const [{ layOut }, { drawPdf }] = [
    await import('../../sheets/layout/layout.ts'),
    await import('../../sheets/pdf/pdf.ts'),
  ]
  const made = make(times)
  const pages = made.flatMap(({ set }) => layOut(set))
  const pdf = await drawPdf(pages, times.madeAt)
  try {
    // Locked in the meantime: then nothing could be noted, so nothing is put out.
    session.requireUnlocked()
    const note = () => {
      if (!session.unlocked) throw printedUnnoted()
      session.kit.commit({ put: made.map((one) => store(setRecord(one, { holder: one.holder, path }))) })
    }
    if (path !== undefined) {
      session.saves.save(path, pdf)
      note()
      return { outcome: 'saved', path, pages: pages.length }
    }
    const outcome = await requirePrinter(surroundings).print(pdf, made[0]?.set.paper ?? 'a4')
    if (outcome === 'cancelled') return { outcome: 'neither', pages: 0 }
    note()
    return { outcome, pages: pages.length }
  } finally {
    pdf.fill(0)
  }
}
