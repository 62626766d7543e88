import { arrange, orderPins } from '../../accounts/account-details.ts'
import { noteKeys } from '../../accounts/key-notes.ts'
import { editAccount, markCode } from '../../accounts/actions.ts'
import type { Handlers } from '../../contract.ts'
import { isRecoveryKey } from '../../accounts/recovery-keys.ts'
import { KitError } from '../../kit-error.ts'
import { accountDetail, accountRows } from './account-views.ts'
import type { CopiedSecret } from './clipboard.ts'
import type { RecentUse } from './recent-use.ts'
import type { Session } from '../vault/session.ts'

type AccountCalls = Pick<
  Handlers,
  | 'accounts.list'
  | 'accounts.get'
  | 'accounts.edit'
  | 'accounts.noteKeys'
  | 'accounts.arrange'
  | 'accounts.orderPins'
  | 'codes.reveal'
  | 'codes.copy'
  | 'codes.use'
>

/** Accounts, how they are kept in order, and their recovery codes. */
export function accountCalls(session: Session, copied: CopiedSecret, recent: RecentUse): AccountCalls {
  const nowText = () => new Date(session.surroundings.now()).toISOString()
  return {
    'accounts.list': ({ search }) => accountRows(session.kit, search, recent.at),
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
    'accounts.arrange': ({ ids, ...arrangement }) => {
      session.kit.commit(arrange(session.kit, ids, arrangement, nowText()))
      return undefined
    },
    'accounts.orderPins': ({ ids }) => {
      session.kit.commit(orderPins(session.kit, ids, nowText()))
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
      recent.note(session.kit.get('code-set', set).account)
      return clipboardSeconds
    },
    'codes.use': ({ set: id, index, used }) => {
      const set = session.kit.get('code-set', id)
      if (used !== null && isRecoveryKey(session.kit.get('account', set.account).service, set.codes)) throw staysValid()
      session.kit.commit(markCode(set, index, used))
      return accountDetail(session.kit, set.account, session.surroundings.now())
    },
  }
}

function staysValid(): KitError {
  return new KitError(
    'invalid-input',
    'This is a recovery key, which stays valid after use, so it cannot be marked as used. Nothing was changed.',
  )
}

function codeText(session: Session, set: string, index: number): string {
  const code = session.kit.get('code-set', set).codes[index]
  if (!code) throw new KitError('not-found', 'This set has no such code. Nothing was shown. Open the account again.')
  return new TextDecoder().decode(code.text)
}
