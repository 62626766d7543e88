import { KitError } from '../../kit-error.ts'

/**
 * Called between the steps of long work on sheets.
 *
 * @throws KitError `cancelled` when it was stopped, or what it is made of is gone.
 */
export function requireNotStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new KitError('cancelled', 'Stopped. Nothing was saved or printed.')
}
