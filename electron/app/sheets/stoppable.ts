import { KitError } from '../../kit-error.ts'

/**
 * Asked again and again in long work on sheets.
 *
 * @throws KitError `cancelled` when it was stopped, or what it is made of is gone.
 */
export function requireNotStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new KitError('cancelled', 'Stopped. Nothing was saved or printed.')
}
