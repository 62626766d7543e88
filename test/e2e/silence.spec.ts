/** No packet leaves the window, whatever its code tries. A browser without the wall shows that the tries are real. */
import { createSocket } from 'node:dgram'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createWebServer } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findChromium } from '../../build/find-chromium.ts'
import { launchBrowser } from './hosts/chromium-window.ts'
import { openHost } from './hosts/host.ts'
import { expect, test, THOROUGH } from './kit.ts'

interface Ears {
  /** Ports of this machine. */
  readonly tcp: number
  readonly udp: number
  readonly heard: { connections: number; datagrams: number }
  readonly close: () => void
}

/** Listens for connections and datagrams, and answers none. */
async function listen(): Promise<Ears> {
  const heard = { connections: 0, datagrams: 0 }
  const server = createServer((socket) => {
    heard.connections += 1
    socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const socket = createSocket('udp4', () => {
    heard.datagrams += 1
  })
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
  const address = server.address()
  return {
    tcp: typeof address === 'object' && address !== null ? address.port : 0,
    udp: socket.address().port,
    heard,
    close: () => {
      server.close()
      socket.close()
    },
  }
}

/** A web page of this machine, which may do what any page may. */
async function servePage(): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createWebServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<body>')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

/** Every way that a page has to send something. */
const WAYS = [
  ...['fetch', 'beacon', 'xhr', 'websocket', 'eventsource', 'image', 'script', 'style', 'font', 'frame', 'media'],
  ...['prefetch', 'form', 'popup', 'webrtc'],
] as const
type Way = (typeof WAYS)[number]

/** Tries one of them, in the page, and waits a moment for what comes of it. */
async function tryToSend(page: Page, way: Way, { tcp, udp }: Ears): Promise<void> {
  await page.evaluate(
    async ([kind, web, stun]) => {
      const add = (tag: string, more: Record<string, string>): void => {
        document.head.append(Object.assign(document.createElement(tag), more))
      }
      const tries: Record<string, () => unknown> = {
        fetch: () => fetch(web, { mode: 'no-cors' }),
        beacon: () => navigator.sendBeacon(web, 'x'),
        xhr: () => {
          const request = new XMLHttpRequest()
          request.open('GET', web)
          request.send()
        },
        websocket: () => new WebSocket(web.replace('http', 'ws')),
        eventsource: () => new EventSource(web),
        image: () => {
          new Image().src = web
        },
        script: () => {
          add('script', { src: web })
        },
        style: () => {
          add('link', { rel: 'stylesheet', href: web })
        },
        font: () => new FontFace('sent', `url(${web})`).load(),
        frame: () => {
          add('iframe', { src: web })
        },
        media: () => {
          add('video', { src: web, preload: 'auto' })
        },
        prefetch: () => {
          add('link', { rel: 'prefetch', href: web })
        },
        form: () => {
          add('form', { action: web, method: 'post', target: '_blank' })
          document.querySelector<HTMLFormElement>('form:last-of-type')?.submit()
        },
        popup: () => window.open(web),
        webrtc: async () => {
          const peer = new RTCPeerConnection({ iceServers: [{ urls: stun }] })
          peer.createDataChannel('x')
          await peer.setLocalDescription()
        },
      }
      try {
        await Promise.race([tries[kind]?.(), new Promise((done) => setTimeout(done, 300))])
      } catch {
        // Refused, as it should be.
      }
      await new Promise((done) => setTimeout(done, 150))
    },
    [way, `http://127.0.0.1:${tcp}/`, `stun:127.0.0.1:${udp}`] as const,
  )
}

test('nothing that code in the window tries reaches even this machine', async ({ host }) => {
  const ears = await listen()
  // The Chromium without a window has no switch for WebRTC; the one that people see, and Electron, do.
  const browser = process.env.HOST === 'electron' ? undefined : await launchBrowser(undefined, findChromium())
  const folder = mkdtempSync(join(tmpdir(), 'silence-'))
  const seen = browser ? await openHost({ vaultPath: join(folder, 'vault.rkit'), browser }) : host
  const window = seen.page
  try {
    for (const way of WAYS) {
      await tryToSend(window, way, ears)
      expect([way, ears.heard]).toEqual([way, { connections: 0, datagrams: 0 }])
    }
    await expect(window).toHaveURL('https://recovery-kit.invalid/')
  } finally {
    if (browser) await seen.close()
    await browser?.close()
    rmSync(folder, { recursive: true })
    ears.close()
  }
})

test('in a browser without the wall each of these ways is heard', THOROUGH, async () => {
  test.skip(process.env.HOST === 'electron', 'it is about the tries, not about the app')
  const ears = await listen()
  const site = await servePage()
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--disable-popup-blocking'],
    chromiumSandbox: false,
  })
  try {
    const context = await browser.newContext()
    for (const way of WAYS) {
      const page = await context.newPage()
      await page.goto(site.address)
      const packets = () => ears.heard.connections + ears.heard.datagrams
      const before = packets()
      await tryToSend(page, way, ears)
      await expect.poll(() => packets() > before, way).toBe(true)
      await page.close()
    }
  } finally {
    await browser.close()
    ears.close()
    site.close()
  }
})
