import { against } from '../problem.ts'
import type { AttestationRule } from './rules.ts'

/** Reads a statement's fields; one that is missing, is too many or is of another type breaks `rule`. */
export class StatementFields {
  readonly #map: ReadonlyMap<unknown, unknown>
  readonly #rule: AttestationRule

  /** @throws BrokenAnswer `attestation` unless it has exactly these fields. */
  constructor(map: ReadonlyMap<unknown, unknown>, names: readonly string[], rule: AttestationRule) {
    this.#map = map
    this.#rule = rule
    if (map.size !== names.length || !names.every((name) => map.has(name))) throw against(rule)
  }

  bytes(name: string): Uint8Array {
    const value = this.#map.get(name)
    if (!(value instanceof Uint8Array)) throw against(this.#rule)
    return value
  }

  number(name: string): number {
    const value = this.#map.get(name)
    if (typeof value !== 'number') throw against(this.#rule)
    return value
  }

  text(name: string): string {
    const value = this.#map.get(name)
    if (typeof value !== 'string') throw against(this.#rule)
    return value
  }

  list(name: string): readonly Uint8Array[] {
    const value = this.#map.get(name)
    if (!Array.isArray(value) || !value.every((item) => item instanceof Uint8Array)) throw against(this.#rule)
    return value
  }
}
