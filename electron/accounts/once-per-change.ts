import type { Kit } from './kit.ts'

/**
 * Remembers what was worked out from the whole kit, until its next change. What it depends on besides
 * the records (the time, say) must not be part of it.
 */
export function oncePerChange<T>(work: (kit: Kit) => T): (kit: Kit) => T {
  const known = new WeakMap<Kit, { readonly revision: number; readonly result: T }>()
  return (kit) => {
    const before = known.get(kit)
    if (before?.revision === kit.revision) return before.result
    const result = work(kit)
    known.set(kit, { revision: kit.revision, result })
    return result
  }
}
