import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import { CHANNELS } from '../../electron/contract.ts'
import { mainConfig, preloadConfig } from '../../build/vite.main.ts'

const DECODER_SHA256 = '0123456789abcdef'.repeat(4)
let outDir: string
const read = (name: string) => readFileSync(join(outDir, name), 'utf8')

beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'built-'))
  for (const config of [mainConfig(DECODER_SHA256), preloadConfig()]) {
    await build({ ...config, build: { ...config.build, outDir } })
  }
})

afterAll(() => {
  rmSync(outDir, { recursive: true })
})

describe('the built main process', () => {
  it('has the workers next to the code that starts them', () => {
    const files = readdirSync(outDir).filter((name) => name.endsWith('.js'))
    for (const worker of ['kdf-worker.js', 'picture-worker.js', 'frame-worker.js', 'preview-worker.js']) {
      expect(files.filter((name) => read(name).includes(`"./${worker}"`))).toHaveLength(1)
      expect(read(worker)).toContain('parentPort')
    }
  })

  it('has the hash of decoder.html built in', () => {
    expect(read('main.js')).toContain(`"${DECODER_SHA256}"`)
    expect(read('main.js')).not.toContain('DECODER_SHA256')
  })

  it('holds no network code of its own', () => {
    const modules = [...read('main.js').matchAll(/from\s*"(?:node:)?([^"]+)"/g)].map((match) => match[1])
    expect(modules).toContain('electron')
    expect(modules.filter((name) => /^(https?|http2|net|tls|dgram|dns|undici)$/.test(name ?? ''))).toEqual([])
    expect(read('main.js')).not.toMatch(/\bfetch\s*\(|\bnew WebSocket\b/)
  })
})

describe('the built preload', () => {
  it('is one CommonJS file that needs nothing but electron', () => {
    const required = [...read('preload.cjs').matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])
    expect(required).toEqual(['electron'])
    expect(read('preload.cjs')).not.toMatch(/^import\s/m)
  })

  it('hands the page call and on, for the channels of the contract', () => {
    const exposed = runPreload()
    expect(Object.keys(exposed.kit)).toEqual(['call', 'pathOf', 'on'])
    for (const channel of CHANNELS) void exposed.kit.call(channel, 1)
    expect(exposed.invoked).toEqual(CHANNELS.map((channel) => ['kit', channel, 1]))
  })

  it('refuses other channels and events', async () => {
    const { kit, invoked } = runPreload()
    await expect(kit.call('vault.everything')).rejects.toThrow('no such channel')
    expect(() => kit.on('anything', () => undefined)).toThrow('no such event')
    expect(invoked).toEqual([])
  })

  it('relays an event until it is told to stop', () => {
    const { kit, send } = runPreload()
    const heard: unknown[] = []
    const stop = kit.on('locked', (payload) => heard.push(payload))
    send('progress', 1)
    send('locked', 2)
    stop()
    send('locked', 3)
    expect(heard).toEqual([2])
  })
})

interface Kit {
  call(channel: string, input?: unknown): Promise<unknown>
  on(event: string, listener: (payload: unknown) => void): () => void
}

/** Runs the file as Electron's sandbox would, with a stand-in for `electron`. */
function runPreload() {
  const invoked: unknown[][] = []
  const listeners = new Set<(event: unknown, name: string, payload: unknown) => void>()
  let kit: Kit | undefined
  const electron = {
    contextBridge: { exposeInMainWorld: (_name: string, api: Kit) => (kit = api) },
    ipcRenderer: {
      invoke: (...args: unknown[]) => Promise.resolve(invoked.push(args)),
      on: (_channel: string, listener: () => void) => listeners.add(listener),
      off: (_channel: string, listener: () => void) => listeners.delete(listener),
    },
  }
  runInNewContext(read('preload.cjs'), { require: () => electron, exports: {}, module: {} })
  if (!kit) throw new Error('the preload exposed nothing')
  const send = (name: string, payload: unknown) => {
    for (const listener of listeners) listener({}, name, payload)
  }
  return { kit, invoked, send }
}
