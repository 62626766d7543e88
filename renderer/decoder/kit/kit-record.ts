/** A record of a kit as it was written. Nothing is known of its fields but that they have names. */
import { isFields, type Fields } from '../vault/cbor.ts'

export interface KitRecord {
  readonly kind: string
  readonly id: string
  /** By the names of electron/vault/FORMAT.md. */
  readonly fields: Fields
}

/** The maps in an array. */
export function fieldsIn(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : []
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** `YYYY-MM-DD` of a time or a date. */
export function dateOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, 10) : undefined
}
