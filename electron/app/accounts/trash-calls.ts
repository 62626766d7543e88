import type { KitChange } from '../../accounts/kit.ts'
import { wipe } from '../../accounts/wipe.ts'
import { emptiedTrash, goneFrom, restoreAccounts, trashAccounts } from '../../accounts/trash.ts'
import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { Session } from '../vault/session.ts'

type TrashCalls = Pick<Handlers, 'accounts.remove' | 'trash.list' | 'trash.restore' | 'trash.delete'>

/** Deleted accounts: put back, or deleted for good. What is over its time goes at the next unlocking. */
export function trashCalls(session: Session): TrashCalls {
  session.onUnlock(() => {
    const { kit, surroundings } = session
    const change = emptiedTrash(kit, surroundings.now())
    if (!change.remove?.length || kit.vault.frozen || kit.vault.damage.length > 0) return
    try {
      kit.commit(change)
    } catch (error) {
      // A vault that cannot be written to is still opened.
      if (!(error instanceof KitError)) throw error
    }
  })
  const commit = (change: KitChange) => {
    try {
      session.kit.commit(change)
    } finally {
      wipe(change.put)
    }
  }
  return {
    'accounts.remove': ({ ids }) => {
      const change = trashAccounts(session.kit, ids, new Date(session.surroundings.now()).toISOString())
      commit(change)
      return (change.put ?? []).map(({ id }) => id)
    },
    'trash.list': () => {
      const { kit } = session
      return kit
        .all('trash')
        .sort((a, b) => b.deleted.localeCompare(a.deleted) || a.service.localeCompare(b.service))
        .map(({ id, of, service, name, deleted }) => ({
          id,
          service,
          name,
          deleted,
          until: new Date(goneFrom(deleted)).toISOString(),
          isBack: kit.find(of) !== undefined,
        }))
    },
    'trash.restore': ({ ids }) => {
      const change = restoreAccounts(session.kit, ids)
      const accounts = (change.put ?? []).flatMap(({ kind, id }) => (kind === 'account' ? [id] : []))
      commit(change)
      return accounts
    },
    'trash.delete': ({ ids }) => {
      const trash = ids.map((id) => session.kit.get('trash', id))
      session.kit.commit({ remove: trash.map(({ id }) => id) })
      return undefined
    },
  }
}
