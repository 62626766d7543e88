/**
 * A series of writes with a known outcome for each step: after step n the vault holds the number n
 * and the last few records, each of a different length. A step adds, replaces and deletes in one
 * transaction, so half a step would show.
 */
import { createHash } from 'node:crypto'
import { Vault, type Change, type RecordId } from '../../electron/vault/vault.ts'
import { passphrase } from './faults.ts'

const KEPT = 5
const COUNTER = idOf('counter')

export function changesOf(step: number): Change[] {
  const put = [...stateAfter(step)].filter(([id]) => id === COUNTER || id === idOf(step))
  return [
    ...put.map(([id, text]) => ({ type: 'put' as const, id, plaintext: new TextEncoder().encode(text) })),
    ...(step > KEPT ? [{ type: 'delete' as const, id: idOf(step - KEPT) }] : []),
  ]
}

/** What the vault holds after this step, by record id; empty before the first. */
export function stateAfter(step: number): Map<RecordId, string> {
  const state = new Map<RecordId, string>()
  if (step === 0) return state
  state.set(COUNTER, String(step))
  for (let one = Math.max(1, step - KEPT + 1); one <= step; one++) state.set(idOf(one), textOf(one))
  return state
}

/** The step that a vault is at; undefined if its contents match no step. */
export function stepOf(vault: Vault): number | undefined {
  const state = new Map([...vault.records()].map(({ id, plaintext }) => [id, new TextDecoder().decode(plaintext)]))
  const step = Number(state.get(COUNTER) ?? 0)
  const expected = stateAfter(step)
  const same = state.size === expected.size && [...expected].every(([id, text]) => state.get(id) === text)
  return same && vault.damage.length === 0 ? step : undefined
}

/** Opens the vault, says which step it is at, and closes it. */
export async function stepOfFile(path: string): Promise<number | undefined> {
  const vault = await Vault.open(path, passphrase())
  try {
    return stepOf(vault)
  } finally {
    vault.close()
  }
}

function idOf(name: number | string): RecordId {
  return createHash('sha256').update(`id ${name}`).digest('hex').slice(0, 32)
}

/** From nothing to about three pages. */
function textOf(step: number): string {
  return `record ${step} `.repeat((step * 131) % 1000)
}
