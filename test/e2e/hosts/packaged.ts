import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { refusal } from '../../../electron/shell/origin.ts'
import { packApp, type Package } from '../../build/packaged/package.ts'
import { PackagedApp } from '../../build/packaged/run.ts'
import { tellPage } from './chromium-bridge.ts'
import { openChromium } from './chromium-window.ts'
import { runPreload } from './chromium-preload.ts'
import type { Host, HostOptions } from './host.ts'

let packed: Promise<Package> | undefined

/**
 * The packaged app without Electron's binary: main.ts, preload and page all come out of the archive. The main process
 * runs in a stand-in for Electron, and the page in Chromium, which that process answers.
 */
export async function openPackagedHost({ vaultPath, now, browser, demo }: HostOptions): Promise<Host> {
  const pack = await (packed ??= packOnce())
  const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-packaged-'))
  const shown: { page?: Page } = {} // nothing until the app was told to load it
  const started = Promise.withResolvers<undefined>()
  const app = new PackagedApp(pack, {
    folder,
    words: [vaultPath, ...(demo === true ? ['--demo'] : [])],
    ...(now && { now: now() }),
    tell: (event, payload) => {
      if (shown.page) void tellPage(shown.page, event as never, payload as never)
    },
    // Electron gives it a new process then, and here it is a new document.
    load: () => {
      started.resolve(undefined)
      shown.page?.reload().catch(() => undefined)
    },
  })
  await started.promise
  const { page, context, close } = await openChromium(async ({ url }) => {
    const { status, headers, body } = await app.request(url)
    return status === 'cancelled' ? refusal(403) : new Response(Buffer.from(body), { status, headers })
  }, browser)
  shown.page = page
  await runPreload(page, readFileSync(join(pack.archive, 'dist/electron/preload.cjs'), 'utf8'), (channel, input) =>
    app.answer(String(channel), input),
  )
  await page.goto('/')
  return {
    page,
    context,
    keyBench: { system: 'other', plugged: () => undefined },
    lockBySystem: async () => {
      await app.emit('power', 'suspend')
    },
    saveNextTo: (path) => app.choose(path),
    chooseNext: (path) => app.choose(path),
    bringNext: (...paths) => app.choose(...paths),
    clipboardText: () => app.clipboardText(),
    close: async () => {
      await app.emit('window', 'close').catch(() => undefined) // it may end before it answers
      await app.ended
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Once for each process of specs, since it takes ten to twenty seconds. */
async function packOnce(): Promise<Package> {
  const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-package-'))
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  return await packApp(folder)
}
