/** Milliseconds of work between two pauses: so short that a click is taken at once. */
export const SLICE = 48

/**
 * Long work pauses by `scheduler.yield` where a browser has it, and goes on before anything else
 * that waits: in Chromium a click on Stop came only after the end. A message to oneself waits its
 * turn, and unlike a timer it comes at once, also in Safari and Firefox.
 */
export function pauseFairly(scope: object): void {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.onmessage = () => waiting.shift()?.()
  const pause = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      port2.postMessage(undefined)
    })
  }
  Object.defineProperty(scope, 'scheduler', { value: { yield: pause }, configurable: true })
}
