import type { Note } from './messages.ts'

const taken: Note[] = []

/** Notes a call of the shell, so that a test can check its order and values. */
export function note(name: string, ...values: readonly unknown[]): void {
  taken.push([name, ...values.map(plain)])
}

export function notes(): readonly Note[] {
  return [...taken]
}

/** As it can be sent to the test: functions and objects of Electron are only named. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return 'function'
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (Object.getPrototypeOf(value) !== Object.prototype) return value.constructor.name
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
}
