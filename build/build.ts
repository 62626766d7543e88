/**
 * `npm run build`: builds the window, the main process, the terminal form, the preload, decoder.html and what a
 * package says of its contents into dist/, unless they are up to date.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'dist/built-from')

/** What the output depends on. */
const SOURCES = [
  'electron',
  'renderer',
  'build/package/icon.svg',
  'build/chromium-host.ts',
  'build/demo.ts',
  'build/find-chromium.ts',
  'build/build-everything.ts',
  'build/vite.main.ts',
  'build/vite.renderer.ts',
  'build/brand-marks.ts',
  'build/brand-names.ts',
  'build/decoder.ts',
  'build/package/licences.ts',
  'build/package/files.ts',
  'build/package/sbom.ts',
  'test/e2e/hosts',
  'package-lock.json',
]

/**
 * @param started - Called before anything is built.
 * @returns whether anything was built; false when dist/ was made from these same sources.
 */
export async function buildAll(started: () => void = () => undefined): Promise<boolean> {
  const fingerprint = fingerprintOf(SOURCES.flatMap(filesUnder))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return false
  started()
  rmSync(stamp, { force: true }) // so that an interrupted build leaves no stamp
  // Only loaded to build: Vite takes longer to load than to see that nothing is to be done.
  const { buildEverything } = await import('./build-everything.ts')
  await buildEverything()
  writeFileSync(stamp, fingerprint)
  return true
}

function fingerprintOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function filesUnder(place: string): string[] {
  if (statSync(join(root, place)).isFile()) return [place]
  return readdirSync(join(root, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now()
  const built = await buildAll()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(built ? `Built in ${seconds} s.` : 'Up to date.')
}
