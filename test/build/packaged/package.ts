/** Packages the app as `npm run package` does, but around a stand-in for Electron's own files. */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FuseV1Options } from '@electron/fuses'

const ROOT = join(import.meta.dirname, '../../..')
const BIN = join(ROOT, 'node_modules/.bin')

export interface Package {
  /** The unpacked app: the archive and the files next to it. */
  readonly resources: string
  /** What is in the archive, extracted. */
  readonly archive: string
}

/** Builds and packages it. Takes ten to twenty seconds. */
export async function packApp(folder: string): Promise<Package> {
  await run(process.execPath, [join(ROOT, 'build/build.ts')])
  const electron = join(folder, 'electron')
  await standInForElectron(electron)
  await run(join(BIN, 'electron-builder'), [
    '--dir',
    ...['--config', join(ROOT, 'build/package/electron-builder.ts')],
    `--config.electronDist=${electron}`,
    `--config.directories.output=${join(folder, 'out')}`,
  ])
  const resources = join(folder, 'out/linux-unpacked/resources')
  const archive = join(folder, 'archive')
  await run(join(BIN, 'asar'), ['extract', join(resources, 'app.asar'), archive])
  return { resources, archive }
}

/** Builds everything that is packaged once more, into another folder. */
export async function buildAgain(folder: string): Promise<void> {
  await run(process.execPath, [join(import.meta.dirname, 'build-again-process.ts'), folder])
}

/** What electron-builder looks for in an unpacked Electron for Linux. */
async function standInForElectron(place: string): Promise<void> {
  const empty = join(place, 'resources/empty')
  mkdirSync(empty, { recursive: true })
  writeFileSync(join(empty, 'main.js'), '')
  await run(join(BIN, 'asar'), ['pack', empty, join(place, 'resources/default_app.asar')])
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }
  writeFileSync(join(place, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(place, name), '')
  writeFileSync(join(place, 'electron'), programWithFuses(), { mode: 0o755 })
}

/** Where a real program has its fuses: after this mark, a version, their number, and a byte for each. */
function programWithFuses(): Buffer {
  const count = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length
  const fuses = [Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.of(1, count), Buffer.from('1'.repeat(count))]
  return Buffer.concat([Buffer.from('no program\n'), ...fuses, Buffer.from('\n')])
}

/**
 * Without Vitest's environment: with it, electron-builder would link files instead of copying them,
 * and Vite would build for tests.
 */
const { VITEST: _vitest, NODE_ENV: _mode, ...ENVIRONMENT } = process.env

async function run(program: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(program, [...args], { cwd: ROOT, env: ENVIRONMENT, maxBuffer: 2 ** 26 })
}
