import type { Events, Handlers } from '../../contract.ts'
import type { Session } from '../vault/session.ts'

/** The calls that work on one vault file; those of the start choose which one that is. */
export type KitHandlers = Omit<Handlers, Extract<keyof Handlers, `start.${string}`>>

/** Everything that works on one vault file. */
export interface OneKit {
  readonly session: Session
  readonly handlers: KitHandlers
  readonly cameraOpen: () => boolean
  lock(reason: Events['locked']['reason']): void
  lockByMenu(): void
  close(): Promise<void>
}
