import type { Result } from '../../../electron/contract.ts'

/** A call from the window, by its number. */
export interface ToApp {
  readonly id: number
  readonly channel: string
  readonly input: unknown
  /** What the save dialog answers. */
  readonly saveAt?: string
}

export interface FromApp {
  readonly id: number
  readonly result: Result<unknown>
}
