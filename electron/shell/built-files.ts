import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { BuiltFile, BuiltFiles } from './origin.ts'

/** The types of files in the window. WebAssembly is missing on purpose: it runs only in the main process. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/**
 * Reads the built window into memory once, so that a request never names a file on disk.
 *
 * @param directory - the renderer's build, with `index.html` in it; files of other types are left
 * out.
 * @throws Error when there is no `index.html`: the window was not built.
 */
export function readBuiltFiles(directory: string): BuiltFiles {
  const files = new Map<string, BuiltFile>()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    files.set(`/${relative(directory, path).split(sep).join('/')}`, { type, bytes: new Uint8Array(readFileSync(path)) })
  }
  const page = files.get('/index.html')
  if (page === undefined) throw new Error(`no index.html in ${directory}`)
  files.delete('/index.html')
  return files.set('/', page)
}
