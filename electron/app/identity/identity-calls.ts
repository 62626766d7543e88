import { backupIdentity, slotsFor } from '../../accounts/identity-record.ts'
import { store, type Kit } from '../../accounts/kit.ts'
import { forgottenSlots } from '../../accounts/slot-records.ts'
import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { makeIdentity, recipientOf } from '../../vault/age/identity.ts'
import { copiesOf } from '../sheets/copy-view.ts'
import type { Session } from '../vault/session.ts'

type IdentityCalls = Pick<Handlers, 'identity.get' | 'identity.create' | 'identity.check'>

/** The paper key: made, replaced, and compared with the one on paper. */
export function identityCalls(session: Session): IdentityCalls {
  const now = () => new Date(session.surroundings.now()).toISOString()
  return {
    'identity.get': () => {
      const record = backupIdentity(session.kit)
      if (!record) return {}
      const { recipient, created, checked } = record
      return { recipient, created, ...(checked !== undefined && { checked }), split: isSplit(session.kit, recipient) }
    },
    'identity.create': async ({ replace }) => {
      const { kit } = session
      if (backupIdentity(kit) && !replace)
        throw new KitError(
          'invalid-input',
          'This vault has a paper key already. Nothing was changed. Replace it only if its paper is lost or was seen.',
        )
      session.requireConfirmed()
      const { identity, recipient } = await makeIdentity()
      const before = kit.all('identity')
      await kit.vault.addIdentity(recipient)
      for (const slot of before.flatMap((record) => slotsFor(kit, record.recipient))) await kit.vault.removeSlot(slot)
      const forgotten = [...before.map(({ id }) => id), ...(forgottenSlots(kit).remove ?? [])]
      kit.commit({ put: [store({ kind: 'identity', recipient, created: now() })], remove: forgotten })
      return { identity, recipient }
    },
    'identity.check': async ({ identity }) => {
      const record = backupIdentity(session.kit)
      if (!record)
        throw new KitError('not-found', 'This vault has no paper key yet. Nothing was changed. Make one first.')
      const recipient = await recipientOf(identity)
      if (recipient === undefined) return { result: 'mistyped' }
      if (recipient !== record.recipient) return { result: 'other' }
      const checked = now()
      session.kit.commit({ put: [{ ...record, checked }] })
      return { result: 'fits', checked }
    },
  }
}

/** Whether somebody holds a share of it on paper. */
function isSplit(kit: Kit, recipient: string): boolean {
  return kit.all('sheet').some((set) => {
    const isShare = set.sheets?.some(({ identity, share }) => share && identity === recipient) ?? false
    return isShare && copiesOf(set).some(({ gone }) => gone === undefined)
  })
}
