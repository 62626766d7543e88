import { join } from 'node:path'
import { HOW_TO_GET_CHROMIUM } from './find-chromium.ts'

/** What `npm start` found out about the machine. */
export interface Findings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly root: boolean
  readonly electron: ElectronBinary
  readonly chromium: string | undefined
}

/** Electron's binary, or why it cannot be used. */
export type ElectronBinary =
  { readonly usable: true; readonly program: string } | { readonly usable: false; readonly reason: string }

/** Where to open the app, and what to tell the user. */
export type Plan =
  | { readonly host: 'electron'; readonly program: string; readonly switches: readonly string[]; readonly say: string }
  | { readonly host: 'chromium' | 'none'; readonly say: string }

const NO_DISPLAY = 'There is no display here. The same vault works in the terminal: npm run -s kit -- help'
const ROOT =
  'Running as root, so the browser runs without its process sandbox. Use an ordinary account for a real vault.'

/** Electron if possible, else Chromium, else what to do instead. */
export function planStart({ platform, env, root, electron, chromium }: Findings): Plan {
  if (!hasDisplay(platform, env)) return { host: 'none', say: NO_DISPLAY }
  const caution = root && platform === 'linux' ? ROOT : ''
  if (electron.usable) {
    return {
      host: 'electron',
      program: electron.program,
      switches: caution === '' ? [] : ['--no-sandbox'],
      say: caution,
    }
  }
  if (chromium === undefined) return { host: 'none', say: `${electron.reason}. ${HOW_TO_GET_CHROMIUM}` }
  const open = `Recovery Kit is open in Chromium, because ${lowerFirst(electron.reason)}. Close its window or press Ctrl+C to end it.`
  return { host: 'chromium', say: lines(open, caution) }
}

/** Only Linux can lack a display and still run this. */
export function hasDisplay(platform: NodeJS.Platform, env: Findings['env']): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}

/** Where Electron would keep the vault when none is named, so that both hosts open the same one. */
export function defaultVaultPath(platform: NodeJS.Platform, env: Findings['env'], home: string): string {
  return join(appData(platform, env, home), 'recovery-kit', 'vault.rkit')
}

function appData(platform: NodeJS.Platform, env: Findings['env'], home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  if (platform === 'win32') return env.APPDATA ?? join(home, 'AppData', 'Roaming')
  return env.XDG_CONFIG_HOME ?? join(home, '.config')
}

/** "Electron's binary ..." keeps its capital. */
function lowerFirst(reason: string): string {
  return reason.startsWith('Electron') ? reason : reason.charAt(0).toLowerCase() + reason.slice(1)
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}
