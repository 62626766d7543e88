import type { Result } from '../../../electron/contract.ts'

/** What the test asks of the stand-in for Electron, each with a number of its own. */
export type ToApp = { readonly id: number } & (
  | {
      readonly do: 'call'
      readonly channel: string
      readonly input: unknown
      /** The frame it comes from; absent means the window's own page. */
      readonly from?: string
    }
  /** Something happens in Electron. */
  | { readonly do: 'emit'; readonly on: Emitter; readonly event: string; readonly args?: readonly unknown[] }
  /** A request of the window's page. */
  | { readonly do: 'request'; readonly url: string }
  /** What the next dialog answers. */
  | { readonly do: 'choose'; readonly paths: readonly string[] }
  /** What the system clipboard holds. */
  | { readonly do: 'clipboard' }
  | { readonly do: 'notes' }
)

export type Emitter = 'app' | 'window' | 'page' | 'power'

/** What the shell asked Electron to do, in order: the name of the call, and its values. */
export type Note = readonly [name: string, ...values: unknown[]]

export type FromApp =
  | { readonly id: number; readonly value: Value }
  | { readonly event: unknown; readonly payload: unknown }
  /** The window loads its page. */
  | { readonly load: string }

export type Value = Result<unknown> | Answered | readonly Note[] | { readonly prevented: boolean } | string

/** What came of a request. */
export interface Answered {
  readonly status: number | 'cancelled'
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}
