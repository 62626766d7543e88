import type { Channel, Events, Input, KitApi, Output, Result } from '../electron/contract.ts'

declare global {
  interface Window {
    readonly kit: KitApi
  }
}

type ErrorCode = Extract<Result<never>, { ok: false }>['error']['code']

/** What the main process answered instead of a value. The message is a sentence to show. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** @throws CallError with the main process's own sentence. */
export async function call<C extends Channel>(
  channel: C,
  ...input: Input<C> extends undefined ? [] : [Input<C>]
): Promise<Output<C>> {
  const answer = await window.kit.call(channel, ...input)
  if (answer.ok) return answer.value
  throw new CallError(answer.error.code, answer.error.message)
}

/** Listens until the returned function is called. */
export function on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.kit.on(event, listener)
}

/** The sentence to show for any error. Nothing of an unknown error is shown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof CallError) return error.message
  return 'Something went wrong in the window. Everything saved before is safe. Try again.'
}
