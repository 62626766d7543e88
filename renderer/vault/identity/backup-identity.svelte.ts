import type { IdentityCheck, IdentityView } from '../../../electron/contract.ts'
import { typedIdentity } from './identity-text.ts'
import { call } from '../../call.ts'
import { Attempt } from '../../state/attempt.svelte.ts'
import { IdentityPaper } from './identity-paper.svelte.ts'
import type { Session } from '../../state/session.svelte.ts'
import { ShareCheck } from './share-check.svelte.ts'

/** The paper key: what the vault knows of it, and its secret half while it is written down. */
export class BackupIdentity {
  view = $state.raw<IdentityView>()
  /** The secret half, from creation until the dialog is closed. The vault does not keep it. */
  secret = $state('')
  /** What the last check said. */
  result = $state<IdentityCheck['result']>()
  readonly loading = new Attempt()
  readonly creating = new Attempt()
  readonly checking = new Attempt()
  readonly paper: IdentityPaper
  readonly shares: ShareCheck
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
    this.paper = new IdentityPaper(session, () => this.#reload())
    this.shares = new ShareCheck(session, () => this.#reload())
  }

  load = async (): Promise<void> => {
    await this.loading.run(this.#reload)
  }

  /** `replace` puts a new one in the place of the one there is, whose paper then opens nothing. */
  create = async (replace: boolean): Promise<boolean> =>
    this.creating.run(async () => {
      this.secret = (await this.#session.confirmation.before(() => call('identity.create', { replace }))).identity
      await this.#reload()
      await this.#session.recount()
    })

  /** Whether what was typed is the secret half of this vault's identity. */
  check = async (typed: string): Promise<void> => {
    this.result = undefined
    await this.checking.run(async () => {
      this.result = (await call('identity.check', { identity: typedIdentity(typed) })).result
      await this.#reload()
      await this.#session.recount()
    })
  }

  forgetSecret = (): void => {
    this.secret = ''
    this.paper.forget()
    this.forgetCheck()
  }

  forgetCheck = (): void => {
    this.result = undefined
    this.checking.error = ''
    this.shares.forget()
  }

  readonly #reload = async (): Promise<void> => {
    this.view = await call('identity.get')
  }
}
