import { chromium, type Browser, type BrowserContext, type Page, type Request, type Route } from '@playwright/test'
import { findChromium, findHeadless, HOW_TO_GET_CHROMIUM } from '../../../build/find-chromium.ts'
import { ORIGIN } from '../../../electron/contract.ts'
import { OFFLINE_SWITCHES } from '../../../electron/shell/offline-switches.ts'
import { isOwnAddress, START_URL } from '../../../electron/shell/origin.ts'

/** Chromium has no sandbox for root; `npm start` says so. */
const runsAsRoot = process.getuid?.() === 0

/** A page, and what ends the browser behind it. */
export interface ChromiumWindow {
  readonly page: Page
  readonly context: BrowserContext
  readonly close: () => Promise<void>
}

/** Answers a request of the page. */
export type Respond = (request: Pick<globalThis.Request, 'url' | 'method'>) => Response | Promise<Response>

/**
 * A Chromium inside the app's wall: every request is answered by the app or refused, and
 * the browser's own switches close what does not go through requests.
 *
 * @param browser - from `launchBrowser`, for specs; without it, a window for a person opens.
 * @throws Error saying how to get a Chromium when there is none.
 */
export async function openChromium(respond: Respond, browser?: Browser): Promise<ChromiumWindow> {
  const { context, close } = browser ? await openInMemory(browser) : await openAppWindow()
  await context.route('**', async (route) => {
    const request = route.request()
    // Keeps the page where it is; a refusal would replace it by an error page.
    if (request.isNavigationRequest() && !isOwnAddress(request.url())) await route.abort('aborted')
    else await route.fulfill(await answer(request, respond))
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write', 'camera'], { origin: ORIGIN })
  return { page: context.pages()[0] ?? (await context.newPage()), context, close }
}

const CONTEXT_OPTIONS = { baseURL: ORIGIN, serviceWorkers: 'block', acceptDownloads: false } as const

/** For specs: nothing is written anywhere. */
async function openInMemory(browser: Browser): Promise<Omit<ChromiumWindow, 'page'>> {
  const context = await browser.newContext({ ...CONTEXT_OPTIONS, viewport: { width: 1280, height: 840 } })
  return { context, close: () => context.close() }
}

/**
 * A browser for the windows of specs, one after another or side by side.
 *
 * @param camera - a Y4M or MJPEG file that its pages see as a camera.
 * @param program - which Chromium; by default the quickest.
 * @throws Error saying how to get a Chromium when there is none.
 */
export async function launchBrowser(camera?: string, program = findHeadless()): Promise<Browser> {
  const { args, ...options } = launchOptions(program)
  const shown =
    camera === undefined
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${camera}`,
        ]
  // Without Chromium's sandbox, which many build machines lack: only the app's own files are loaded.
  return await chromium.launch({ ...options, args: [...args, ...shown], headless: true, chromiumSandbox: false })
}

/** For a person: a window without tabs and address bar. Such a window needs a profile; it is temporary. */
async function openAppWindow(): Promise<Omit<ChromiumWindow, 'page'>> {
  const { args, ...options } = launchOptions(findChromium())
  const context = await chromium.launchPersistentContext('', {
    ...options,
    ...CONTEXT_OPTIONS,
    headless: false,
    chromiumSandbox: !runsAsRoot,
    // Behind a proxy the resolver rule is not needed, and Chromium shows a warning about it in the window.
    args: [
      ...args.filter((arg) => !arg.startsWith('--host-resolver-rules=')),
      `--app=${START_URL}`,
      '--window-size=1280,840',
      '--test-type', // no bar about --no-sandbox, which the terminal has said already
    ],
    ignoreDefaultArgs: ['--enable-automation', 'about:blank'], // its bar says that the window is a test
    viewport: null,
    // Playwright would end this process at once, with a code still on the clipboard.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  return { context, close: () => context.close() }
}

function launchOptions(executablePath: string | undefined): { executablePath: string; args: string[] } {
  if (executablePath === undefined) throw new Error(HOW_TO_GET_CHROMIUM)
  const args = OFFLINE_SWITCHES.map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
  return { executablePath, args }
}

async function answer(request: Request, respond: Respond): Promise<Parameters<Route['fulfill']>[0]> {
  const response = await respond({ url: request.url(), method: request.method() })
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  }
}
