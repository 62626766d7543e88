import { execFile } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ElectronBinary } from './start-plan.ts'

const FETCH_LIMIT_MILLISECONDS = 5 * 60_000 // about 120 MB on a slow line

/** The binary of the `electron` package, which the package's own script downloads the first time. */
export async function fetchElectron(): Promise<ElectronBinary> {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const failure = await runInstaller(folder)
  if (failure !== undefined) return { usable: false, reason: `Electron's binary could not be fetched (${failure})` }
  const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
  const sandbox = join(folder, 'dist', 'chrome-sandbox')
  if (process.platform === 'linux' && process.getuid?.() !== 0 && lacksSandbox(sandbox)) {
    return {
      usable: false,
      reason: `Electron may not sandbox its processes on this system (to allow it: sudo chown root ${sandbox} && sudo chmod 4755 ${sandbox})`,
    }
  }
  return { usable: true, program }
}

/** @returns what went wrong, in the downloader's last words; undefined when the binary is there. */
async function runInstaller(folder: string): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const script = join(folder, 'install.js') // does nothing when the binary is there
    execFile(process.execPath, [script], { timeout: FETCH_LIMIT_MILLISECONDS }, (error, _stdout, stderr) => {
      if (error === null) resolve(undefined)
      else resolve(error.killed ? 'it took too long' : lastWords(stderr))
    })
  })
}

/** The line with the error; stack frames do not help a user. */
export function lastWords(stderr: string): string {
  const line = stderr.split('\n').find((text) => /\S/.test(text) && !/^\s*at /.test(text))
  return line?.trim().replace(/^\w*Error: /, '') ?? 'no reason given'
}

/** Some systems deny user namespaces to unknown programs; then root must own the sandbox helper. */
function lacksSandbox(helper: string): boolean {
  const restricted = flag('apparmor_restrict_unprivileged_userns') === '1' || flag('unprivileged_userns_clone') === '0'
  if (!restricted) return false
  const { uid, mode } = statSync(helper)
  return uid !== 0 || (mode & 0o4000) === 0
}

function flag(name: string): string | undefined {
  const file = `/proc/sys/kernel/${name}`
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}
