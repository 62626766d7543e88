import * as v from 'valibot'
import { contract, type Channel, type Handlers } from './contract.ts'
import { KitError } from './kit-error.ts'
import type { Result } from './contract.ts'

/** Answers any call, whatever was sent; never rejects. */
export type Dispatch = (channel: unknown, payload: unknown) => Promise<Result<unknown>>

/**
 * Checks the channel and the input against the contract, runs the handler, and turns errors into
 * answers. An error that is not a `KitError` may contain anything, so it only goes to `report`,
 * which must not write it anywhere that outlives the process.
 */
export function createDispatch(handlers: Handlers, report: (error: unknown) => void = () => undefined): Dispatch {
  return async (channel, payload) => {
    if (!isChannel(channel))
      return failure(new KitError('invalid-input', 'The window asked for something unknown. Nothing was changed.'))
    const input = checked(channel, payload)
    if (!input)
      return failure(
        new KitError('invalid-input', `The input of "${channel}" has the wrong form. Nothing was changed.`),
      )
    try {
      const handler = handlers[channel] as (input: unknown) => unknown
      return { ok: true, value: await handler(input.output) }
    } catch (error) {
      if (error instanceof KitError) return failure(error)
      report(error)
      return failure(
        new KitError(
          'internal',
          'Something went wrong inside the app. Everything saved before is safe. Try again, and restart the app if it happens again.',
        ),
      )
    }
  }
}

/** Undefined for what the contract refuses, and for what throws when it is read. */
function checked(channel: Channel, payload: unknown): { readonly output: unknown } | undefined {
  try {
    const { success, output } = v.safeParse(contract[channel].input, payload)
    return success ? { output } : undefined
  } catch {
    return undefined
  }
}

function isChannel(channel: unknown): channel is Channel {
  return typeof channel === 'string' && Object.hasOwn(contract, channel)
}

function failure(error: KitError): Result<never> {
  return { ok: false, error: { code: error.code, message: error.message } }
}
