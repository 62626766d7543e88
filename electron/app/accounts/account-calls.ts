import { keepingKeys } from '../../accounts/account-keys.ts'
import { noteKeys } from '../../accounts/key-notes.ts'
import { editAccount, markCode, withBelongings } from '../../accounts/actions.ts'
import { wipe } from '../../accounts/kit.ts'
import type { Stored } from '../../accounts/records.ts'
import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { accountDetail, accountRows } from './account-views.ts'
import type { CopiedSecret } from './clipboard.ts'
import type { Session } from '../vault/session.ts'

type AccountCalls = Pick<
  Handlers,
  | 'accounts.list'
  | 'accounts.get'
  | 'accounts.edit'
  | 'accounts.noteKeys'
  | 'accounts.remove'
  | 'accounts.undoRemove'
  | 'codes.reveal'
  | 'codes.copy'
  | 'codes.use'
>

/** Accounts and their recovery codes. A removal can be undone until the vault is locked. */
export function accountCalls(session: Session, copied: CopiedSecret): AccountCalls {
  /** What the last removal took, until the vault is locked. */
  let removed: readonly Stored[] = []
  const forgetRemoved = () => {
    wipe(removed)
    removed = []
  }
  session.onLock(forgetRemoved)

  return {
    'accounts.list': ({ search }) => accountRows(session.kit, search),
    'accounts.get': ({ id }) => accountDetail(session.kit, id, session.surroundings.now()),
    'accounts.edit': ({ id, ...fields }) => {
      session.kit.commit(editAccount(session.kit.get('account', id), fields))
      return accountDetail(session.kit, id, session.surroundings.now())
    },
    'accounts.noteKeys': ({ id, keys }) => {
      const at = session.surroundings.now()
      const account = session.kit.get('account', id)
      session.kit.commit(noteKeys(session.kit, account, keys, new Date(at).toISOString().slice(0, 10)))
      return accountDetail(session.kit, id, at)
    },
    'accounts.remove': ({ id }) => {
      const records = withBelongings(session.kit, id)
      session.kit.commit({ remove: records.map((record) => record.id) })
      forgetRemoved()
      removed = records
      return undefined
    },
    'accounts.undoRemove': () => {
      if (removed.length === 0)
        throw new KitError('not-found', 'There is nothing left to undo. Nothing was changed. Look for it in a backup.')
      const isThere = (key: string) => session.kit.find(key)?.kind === 'key'
      session.kit.commit({ put: removed.map((one) => (one.kind === 'account' ? keepingKeys(one, isThere) : one)) })
      removed = []
      return undefined
    },
    'codes.reveal': ({ set, index }) => {
      session.requireConfirmed()
      return codeText(session, set, index)
    },
    'codes.copy': async ({ set, index }) => {
      session.requireConfirmed()
      const { clipboardSeconds } = session.kit.settings
      await copied.copy(codeText(session, set, index), clipboardSeconds)
      return clipboardSeconds
    },
    'codes.use': ({ set: id, index, used }) => {
      const set = session.kit.get('code-set', id)
      session.kit.commit(markCode(set, index, used))
      return accountDetail(session.kit, set.account, session.surroundings.now())
    },
  }
}

function codeText(session: Session, set: string, index: number): string {
  const code = session.kit.get('code-set', set).codes[index]
  if (!code) throw new KitError('not-found', 'This set has no such code. Nothing was shown. Open the account again.')
  return new TextDecoder().decode(code.text)
}
