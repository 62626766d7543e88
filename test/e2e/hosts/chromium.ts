import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createApp, type App } from '../../../electron/app.ts'
import { demoUntil } from '../../../electron/app/start/demo.ts'
import { createDispatch } from '../../../electron/dispatch.ts'
import { readBuiltFiles } from '../../../electron/shell/built-files.ts'
import { respond } from '../../../electron/shell/origin.ts'
import type { ChosenFile, ClipboardPort, KeyBenchPort, Surroundings } from '../../../electron/surroundings.ts'
import { bridgeKit, tellPage } from './chromium-bridge.ts'
import { openChromium } from './chromium-window.ts'
import type { Host, HostOptions } from './host.ts'

/** What was built. This runs from the sources and, for `npm start`, from what was built itself. */
const DIST = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, '../../../dist')
  : join(import.meta.dirname, '..')

export interface ChromiumHost extends Host {
  readonly app: App
  /** Settles when the user closes the window; the vault is locked then. */
  readonly closed: Promise<void>
}

/**
 * The same app in Chromium: same window, origin, headers, contract and sender rule. This process
 * stands in for Electron's main process.
 *
 * @throws Error when there is no Chromium, or the window was not built.
 */
export async function openChromiumHost(options: HostOptions): Promise<ChromiumHost> {
  const { browser } = options
  const broughtNext: string[] = []
  // A person has the keys of the machine; specs have virtual ones.
  const keyBench: Host['keyBench'] = browser
    ? { system: 'linux', plugged: () => ({ keys: 1, openable: 1 }) }
    : { dialog: true }
  const files = readBuiltFiles(join(DIST, 'renderer'))
  const { page, context, close } = await openChromium((request) => respond(request, files), browser)
  const app = createApp(surroundingsOf(page, options, () => broughtNext.splice(0), keyBench))
  // An unknown error may contain anything, so only specs, which have no secrets, see it.
  const report = (error: unknown): void => {
    if (browser) console.error(error)
  }
  await bridgeKit(page, createDispatch(app.handlers, report))
  // Playwright dismisses a dialog without a listener; a person needs time to answer it.
  if (!browser) page.on('dialog', () => undefined)
  let leaving: Promise<void> | undefined
  const leave = (): Promise<void> => (leaving ??= app.close().then(close))
  const closed = new Promise<void>((resolve) => {
    // The browser may already be gone, with nothing left to close.
    page.once('close', () => {
      leave().then(resolve, resolve)
    })
  })
  const answerNext = (path: string): Promise<void> => {
    page.once('dialog', (dialog) => void dialog.accept(path))
    return Promise.resolve()
  }
  await page.goto('/')
  // Left there by the previous window in the same browser.
  if (browser) await clipboardOf(page).write('')
  return {
    page,
    context,
    app,
    closed,
    keyBench,
    lockBySystem: () => {
      app.lock('system')
      return Promise.resolve()
    },
    saveNextTo: answerNext,
    chooseNext: answerNext,
    bringNext: (...paths) => {
      broughtNext.push(...paths)
      return Promise.resolve()
    },
    clipboardText: () => clipboardOf(page).read(),
    close: leave,
  }
}

function surroundingsOf(
  page: Page,
  { vaultPath, demo = false, costs, now = Date.now }: HostOptions,
  broughtNext: () => readonly string[],
  keyBench: KeyBenchPort,
): Surroundings {
  return {
    vaultPath,
    ...(demo && { demo: demoUntil('closed') }),
    decoder: { path: join(DIST, 'decoder.html') },
    ...(costs && { costs }),
    keyBench,
    now,
    clipboard: clipboardOf(page),
    chooseSavePath: async (suggestedName) => await askPath(page, 'Save the file as:', join(homedir(), suggestedName)),
    chooseFolder: async () => await askPath(page, 'Copy to the folder:', homedir()),
    chooseFile: async () => await askPath(page, 'Open the file:', homedir()),
    chooseFiles: async () => {
      const paths = broughtNext()
      return paths.length > 0 ? paths.map((path) => ({ path })) : await askFiles(page)
    },
    tell: (event, payload) => {
      void tellPage(page, event, payload)
    },
  }
}

/** The page's clipboard is the system's, but cannot write concealed formats. */
function clipboardOf(page: Page): ClipboardPort {
  return {
    write: async (text) => {
      await page.evaluate((written) => navigator.clipboard.writeText(written), text)
    },
    read: async () => await page.evaluate(() => navigator.clipboard.readText()),
  }
}

/** Chromium's own dialog. It gives files without their paths, so none of them can be deleted afterwards. */
async function askFiles(page: Page): Promise<readonly ChosenFile[] | undefined> {
  return await page.evaluate(async () => {
    const field = document.createElement('input')
    field.type = 'file'
    field.multiple = true
    const chosen = await new Promise<readonly File[]>((resolve) => {
      field.addEventListener('change', () => {
        resolve([...(field.files ?? [])])
      })
      field.addEventListener('cancel', () => {
        resolve([])
      })
      field.click()
    })
    const files = chosen.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }))
    return await Promise.all(files)
  })
}

/** Chromium has no dialog that returns a path, so the path is typed. */
async function askPath(page: Page, question: string, suggested: string): Promise<string | undefined> {
  const answer = await page.evaluate(([asked, path]) => prompt(asked, path), [question, suggested] as const)
  return answer?.trim() ? answer.trim() : undefined
}
