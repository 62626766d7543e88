import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The SHA-256 of each file under a folder, by its path. */
export function hashesUnder(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const hashes = files.map(({ parentPath, name }) => {
    const path = join(parentPath, name)
    return [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')] as const
  })
  return Object.fromEntries(hashes.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
