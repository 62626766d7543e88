/** Searches the memory of another process, as one would search its core dump (Linux only). */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** Something that may be in memory. */
export interface Needle {
  /** The name to report when it is found; several may share one. */
  readonly name: string
  /** At least eight bytes, or it would be found by chance. */
  readonly bytes: Uint8Array
}

const PIECE = 16 * 2 ** 20
/** The length of the longest needle. */
const OVERLAP = 1024

/** How often needles of each name are in the memory of a process; names that are not found are left out. */
export function findInMemory(pid: number, needles: readonly Needle[]): Readonly<Record<string, number>> {
  if (needles.length === 0) return {}
  const search = new Search(needles)
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const piece = Buffer.alloc(PIECE + OVERLAP)
  try {
    for (const { start, end } of regionsOf(pid)) {
      for (let at = start; at < end; at += PIECE) {
        const length = read(memory, piece, at, Math.min(PIECE + OVERLAP, end - at))
        search.through(piece.subarray(0, length))
      }
    }
  } finally {
    closeSync(memory)
  }
  return search.found
}

/**
 * Mappings that the process wrote to: proc(5), "smaps". Read-only file mappings are the program
 * itself. Addresses of user space fit into a number.
 */
function regionsOf(pid: number): readonly { readonly start: number; readonly end: number }[] {
  const mappings = readFileSync(`/proc/${pid}/smaps`, 'latin1').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m)
  return mappings.flatMap((mapping) => {
    const [, start, end] = /^([0-9a-f]+)-([0-9a-f]+) r/.exec(mapping) ?? []
    const written = /^(Anonymous|Swap|Shared_Dirty|Private_Dirty): +[1-9]/m.test(mapping)
    if (start === undefined || end === undefined || !written) return []
    return [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) }]
  })
}

/** A mapping may be gone since it was listed. */
function read(memory: number, into: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, into, 0, length, at)
  } catch {
    return 0
  }
}

class Search {
  readonly found: Record<string, number> = {}
  /** Whether any needle starts with these two bytes: this alone skips most of memory. */
  readonly #starts = new Uint8Array(65_536)
  /** Needles by their first four bytes. */
  readonly #needles = new Map<number, Needle[]>()

  constructor(needles: readonly Needle[]) {
    for (const needle of needles) {
      const start = Buffer.from(needle.bytes).readUInt32BE()
      this.#starts[start >>> 16] = 1
      this.#needles.set(start, [...(this.#needles.get(start) ?? []), needle])
    }
  }

  /** A needle that begins in the overlap is found with the next piece. */
  through(piece: Buffer): void {
    const last = Math.min(piece.length - 4, PIECE - 1)
    let two = piece[0] ?? 0
    for (let at = 0; at <= last; at++) {
      two = ((two << 8) | (piece[at + 1] ?? 0)) & 0xffff
      if (this.#starts[two] === 0) continue
      for (const { name, bytes } of this.#needles.get(piece.readUInt32BE(at)) ?? [])
        if (piece.subarray(at, at + bytes.length).equals(bytes)) this.found[name] = (this.found[name] ?? 0) + 1
    }
  }
}
