/** Apart from the rest, so that the threads that read files need nothing of the vault to overwrite what they read. */

/** Overwrites every byte array inside a value. */
export function wipe(value: unknown): void {
  for (const bytes of bytesIn(value)) bytes.fill(0)
}

/** Every byte array inside a value. */
export function bytesIn(value: unknown): readonly Uint8Array[] {
  if (value instanceof Uint8Array) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(bytesIn) : []
}
