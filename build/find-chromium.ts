import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** What the search looks at; passed in for tests. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where Playwright keeps its own. */
  readonly playwright: string
  isProgram(path: string): boolean
}

/** Names of the same browser on a PATH, the most open one first. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const MAC = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']
const WINDOWS_ROOTS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

export const HOW_TO_GET_CHROMIUM =
  'No Chromium was found. Get one with "npx playwright install chromium" or "sudo apt install chromium", or name one in the environment variable CHROMIUM.'

/**
 * The Chromium to run: the one named by `CHROMIUM`, else Playwright's own, else the system's.
 *
 * @returns undefined when there is none; then show `HOW_TO_GET_CHROMIUM`.
 */
export function findChromium(machine: Machine = thisMachine()): string | undefined {
  const named = machine.env.CHROMIUM
  if (named !== undefined && named !== '') return machine.isProgram(named) ? named : undefined
  return [machine.playwright, ...installed(machine)].find((path) => machine.isProgram(path))
}

/**
 * The Chromium for specs, which nobody looks at: the one without a window of its own if the system has it, because it starts
 * and draws in less time, else as `findChromium`.
 */
export function findHeadless(machine: Machine = thisMachine()): string | undefined {
  const named = machine.env.CHROMIUM ?? ''
  const shell =
    named === '' ? onPath(machine, ['chromium-headless-shell']).find((path) => machine.isProgram(path)) : undefined
  return shell ?? findChromium(machine)
}

function installed(machine: Machine): string[] {
  const { platform, env } = machine

  if (platform === 'darwin') return MAC
  if (platform === 'win32') {
    return WINDOWS_ROOTS.flatMap((root) => (env[root] ? WINDOWS.map((path) => `${env[root] ?? ''}\\${path}`) : []))
  }
  return onPath(machine, NAMES)
}

function onPath({ env }: Machine, names: readonly string[]): string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, playwright: chromium.executablePath(), isProgram }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
