import type { Id, LedgerView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'

/** A token of an import, and when it was checked. */
export interface ToCheck {
  readonly id: Id
  /** "PyPI: alice (TOTP, SHA1, 6 digits, 30 s)", as the report has it. */
  readonly what: string
  /** The same without its settings. */
  readonly name: string
  readonly proved?: string
}

/** Takes any code that the old app shows, and finds whose it is among the tokens of an import. */
export class OldAppCheck {
  code = $state('')
  /** Whose the last code was. */
  found = $state('')
  /** The last code fitted none of them. */
  missed = $state(false)
  /** The last code fits all of these; the person says which it is. */
  several = $state.raw<readonly ToCheck[]>([])
  readonly attempt = new Attempt()
  readonly #ledger: () => LedgerView
  readonly #proved: () => Promise<void>

  readonly tokens: readonly ToCheck[] = $derived.by(() => {
    const tokens = this.#ledger().rows.flatMap(({ what, token }) =>
      token ? [{ what, name: nameIn(what), ...token }] : [],
    )
    // A token that came twice is checked once.
    return [...Map.groupBy(tokens, ({ id }) => id).values()].flatMap(([first]) => first ?? [])
  })
  readonly checked = $derived(this.tokens.filter(({ proved }) => proved !== undefined).length)

  constructor(ledger: () => LedgerView, proved: () => Promise<void>) {
    this.#ledger = ledger
    this.#proved = proved
  }

  compare = async (): Promise<void> => {
    const open = this.tokens.filter(({ proved }) => proved === undefined)
    await this.attempt.run(async () => {
      const answer = await call('tokens.match', { tokens: open.map(({ id }) => id), code: this.code })
      this.found = answer.kind === 'one' ? this.#nameOf(answer.token) : ''
      this.missed = answer.kind === 'none'
      this.several = answer.kind === 'several' ? open.filter(({ id }) => answer.tokens.includes(id)) : []
      if (answer.kind === 'several') return
      this.code = ''
      if (answer.kind === 'one') await this.#proved()
    })
  }

  /** Says which of several tokens the code is of. */
  choose = async (token: Id): Promise<void> => {
    await this.attempt.run(async () => {
      const answer = await call('tokens.prove', { token, code: this.code })
      this.code = ''
      this.several = []
      this.missed = !answer.match
      this.found = answer.match ? this.#nameOf(token) : ''
      await this.#proved()
    })
  }

  #nameOf(token: Id): string {
    return this.tokens.find(({ id }) => id === token)?.what ?? ''
  }
}

function nameIn(what: string): string {
  return what.replace(/ \([^()]*\)$/, '')
}
