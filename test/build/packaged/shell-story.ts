/** The whole of main.ts from a package, from its start to its end, in the order in which Electron does things. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { OFFLINE_SWITCHES } from '../../../electron/shell/offline-switches.ts'
import { CONTENT_SECURITY_POLICY } from '../../../electron/shell/origin.ts'
import { passphraseBytes } from '../../../electron/vault/slots/passphrase.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { TEST_COSTS } from '../../fixtures/app.ts'
import { PATIENCE } from '../../fixtures/patience.ts'
import type { Note } from './messages.ts'
import type { Package } from './package.ts'
import { PackagedApp, type Started } from './run.ts'

const PASSPHRASE = 'correct horse battery staple'
const LINK = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'
const OWN = 'https://recovery-kit.invalid/'

export function tellShellStory(packed: () => Package): void {
  describe.skipIf(process.platform !== 'linux')(
    'the shell of the packaged app, in a stand-in for Electron (Linux)',
    () => {
      let folder: string
      let app: PackagedApp

      beforeAll(() => {
        folder = mkdtempSync(join(tmpdir(), 'packaged-shell-'))
        return () => {
          rmSync(folder, { recursive: true, force: true })
        }
      })

      afterEach(() => {
        app.stop()
      })

      /** Starts the app on a vault of its own, which opens at once because it costs little. */
      const start = async (name: string, how: Omit<Started, 'folder'> = {}): Promise<void> => {
        const place = join(folder, name)
        if (!existsSync(place)) {
          mkdirSync(join(place, 'userData'), { recursive: true })
          const vault = await Vault.create(join(place, 'userData/vault.rkit'), passphraseBytes(PASSPHRASE), TEST_COSTS)
          vault.close()
        }
        app = new PackagedApp(packed(), { folder: place, ...how })
      }

      const unlock = () => app.call('vault.unlock', { passphrase: PASSPHRASE })
      const isLocked = async () => ((await app.call('vault.state', undefined)) as { locked: boolean }).locked
      const eventually = (check: () => Promise<unknown>) => vi.waitFor(check, PATIENCE)

      it('does first what Electron only takes before it is ready', async () => {
        await start('order')
        const names = (await app.notes()).map(([name]) => name)
        expect(names.slice(0, names.indexOf('app.whenReady') + 1)).toEqual([
          'app.enableSandbox',
          ...OFFLINE_SWITCHES.map(() => 'app.commandLine.appendSwitch'),
          'app.setName',
          'app.setPath',
          'app.requestSingleInstanceLock',
          'app.whenReady',
        ])
      })

      it('walls the session in before the window is there, and pins each page before it loads', async () => {
        await start('wall')
        await eventually(async () => {
          expect((await app.notes()).map(([name]) => name)).toContain('window.show')
        })
        const notes = await app.notes()
        expect(notes.slice(notes.findIndex(([name]) => name === 'app.whenReady') + 1)).toEqual([
          ['session.fromPartition', 'recovery-kit', { cache: false }],
          ['protocol.handle', 'https'],
          ['protocol.handle', 'http'],
          ['protocol.handle', 'file'],
          ['session.setSpellCheckerEnabled', false],
          ['session.setProxy', { mode: 'fixed_servers', proxyRules: '127.0.0.1:1', proxyBypassRules: '<-loopback>' }],
          ['session.setPermissionRequestHandler'],
          ['permission media', false],
          ['permission hid', false],
          ['device permission', false],
          ['session.setDisplayMediaRequestHandler', null],
          [
            'new BrowserWindow',
            expect.objectContaining({
              show: false,
              webPreferences: expect.objectContaining({
                sandbox: true,
                contextIsolation: true,
                devTools: false,
              }) as object,
            }),
          ],
          ['webContents.setWindowOpenHandler', { action: 'deny' }],
          ['webContents.setWebRTCIPHandlingPolicy', 'disable_non_proxied_udp'],
          ['window.setContentProtection', true],
          ['window.loadURL', OWN],
          ['ipcMain.handle', 'kit'],
          ['Menu.setApplicationMenu', ['Kit', 'Edit', 'Account', 'Go', 'Help']],
          ['window.show'],
        ])
      })

      it('serves its own page from the archive, and nothing else', async () => {
        await start('pages')
        const page = await app.request(OWN)
        expect(page.status).toBe(200)
        expect(page.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY)
        expect(await app.request(`${OWN}no-such-file`)).toMatchObject({ status: 404 })
        for (const address of [
          'https://example.com/',
          'http://recovery-kit.invalid/',
          'file:///etc/passwd',
          'wss://recovery-kit.invalid/',
        ])
          expect([address, await app.request(address)]).toMatchObject([address, { status: 'cancelled' }])
      })

      it('answers its own page only', async () => {
        await start('sender')
        const refused = { ok: false, error: { code: 'invalid-input', message: 'Only the app window gets an answer.' } }
        for (const from of ['https://example.com/', 'about:blank', `blob:${OWN}x`, OWN])
          expect(await app.answer('vault.state', undefined, from)).toEqual(refused)
        expect(await app.answer('vault.state', undefined)).toMatchObject({ ok: true })
      })

      it('imports, copies, prints on paper, and forgets all of it at a lock', async () => {
        await start('day')
        await unlock()
        const files = [{ name: 'link', bytes: new TextEncoder().encode(LINK) }]
        const { id: intake } = (await app.call('intake.read', { files })) as { id: string }
        await app.call('intake.commit', { intake, take: [{ index: 0, service: 'PyPI', name: 'alice' }] })
        const [{ id = '' } = {}] = (await app.call('accounts.list', { search: '' })) as { id?: string }[]
        const { tokens } = (await app.call('accounts.get', { id })) as { tokens: { id: string }[] }
        await app.call('tokens.copy', { token: tokens[0]?.id })
        const sheets = join(folder, 'day/sheets.pdf')
        await app.call('sheets.save', { accounts: [id], paper: 'a4', archivist: true }, sheets)
        expect(readFileSync(sheets).subarray(0, 5).toString()).toBe('%PDF-')

        const before = (await app.notes()).length
        await app.call('vault.lock', undefined)
        expect(app.events).toContainEqual({ event: 'locked', payload: { reason: 'asked' } })
        await eventually(async () => {
          expect((await app.notes()).slice(before).map(([name]) => name)).toEqual([
            'webContents.send',
            'clipboard.clear',
            'webContents.forcefullyCrashRenderer',
            'window.loadURL',
          ])
        })
        expect(await isLocked()).toBe(true)
      })

      it.each(['suspend', 'shutdown'])('locks when the system says %s', async (event) => {
        await start('day')
        await unlock()
        await app.emit('power', event)
        expect(await isLocked()).toBe(true)
        expect(app.events).toContainEqual({ event: 'locked', payload: { reason: 'system' } })
      })

      it('locks behind a page that crashed, and loads another one', async () => {
        await start('day')
        await unlock()
        const before = (await app.notes()).length
        await app.emit('page', 'render-process-gone')
        expect(await isLocked()).toBe(true)
        await eventually(async () => {
          expect((await app.notes()).slice(before)).toContainEqual(['window.loadURL', OWN])
        })
      })

      it('comes forward when it is started once more', async () => {
        await start('day')
        await app.emit('app', 'second-instance', ['/opt/kit'], '/')
        expect((await app.notes()).slice(-3)).toEqual([['window.restore'], ['window.show'], ['window.focus']])
      })

      it('opens another vault by a new start, after the one that is open was locked', async () => {
        await start('day')
        await unlock()
        await app.emit('app', 'second-instance', ['/opt/kit', 'other.rkit'], '/media/stick')
        expect(await app.ended).toBe(0)
        expect(names(ended())).toEqual([
          ...['dialog.showMessageBox', 'app.relaunch', 'app.quit', 'window.closed'],
          ...['app.quit'], // once everything is closed
        ])
        expect(ended()).toContainEqual(['app.relaunch', { args: ['/media/stick/other.rkit'] }])
      })

      it('ends when its window is closed, and remembers where that was', async () => {
        await start('day')
        await unlock()
        await app.emit('window', 'close')
        expect(await app.ended).toBe(0)
        expect(names(ended())).toEqual(['window.closed', 'app.quit', 'app.quit'])
        expect(JSON.parse(readFileSync(join(folder, 'day/userData/window.json'), 'utf8'))).toEqual({
          ...{ x: 10, y: 20, width: 900, height: 700 },
          maximized: false,
        })
        await start('day')
        await eventually(async () => {
          expect(await app.notes()).toContainEqual([
            'new BrowserWindow',
            expect.objectContaining({ x: 10, y: 20, width: 900, height: 700 }),
          ])
        })
      })

      it('on Windows locks when the user logs off, and prints by a hidden window that is thrown away', async () => {
        await start('day', { platform: 'win32' })
        await unlock()
        const [{ id = '' } = {}] = (await app.call('accounts.list', { search: '' })) as { id?: string }[]
        const before = (await app.notes()).length
        await app.call('sheets.print', { accounts: [id], paper: 'a4', archivist: false })
        const printing = (await app.notes()).slice(before)
        expect(printing).toContainEqual(['session.fromPartition', 'print-…', { cache: false }])
        expect(printing.slice(-3)).toEqual([
          ['window.loadURL', `${OWN}sheets.pdf`],
          ['webContents.print', expect.objectContaining({ scaleFactor: 100, pageSize: 'A4', duplexMode: 'simplex' })],
          ['window.destroy'],
        ])
        await app.emit('window', 'session-end')
        expect(await isLocked()).toBe(true)
      })

      it('on macOS has its menu, locks when the screen does, and opens the file of a double click', async () => {
        await start('day', { platform: 'darwin' })
        await unlock()
        expect(await app.notes()).toContainEqual([
          'Menu.setApplicationMenu',
          ['Recovery Kit', 'Edit', 'Account', 'Go', 'Window', 'Help'],
        ])
        await app.emit('power', 'lock-screen')
        expect(await isLocked()).toBe(true)
        expect(await app.emit('app', 'open-file', '/Users/alice/other.rkit')).toBe(true)
        expect(await app.ended).toBe(0)
        expect(ended()).toContainEqual(['app.relaunch', { args: ['/Users/alice/other.rkit'] }])
      })

      it('does not start for a debugger', async () => {
        await start('day', { switches: ['remote-debugging-port'] })
        expect(await app.ended).toBe(1)
        expect(ended().map(([name]) => name)).not.toContain('app.whenReady')
        expect(ended()).toContainEqual(['app.exit', 1])
      })

      /** What was noted until the app ended. */
      const ended = (): readonly Note[] =>
        (app.events.find(({ event }) => event === 'ended')?.payload ?? []) as readonly Note[]
    },
  )
}

/** The last calls, from the first one that is about ending. */
function names(notes: readonly Note[]): readonly string[] {
  const all = notes.map(([name]) => name)
  const from = all.findIndex((name) => ['dialog.showMessageBox', 'window.closed'].includes(name))
  return all
    .slice(from)
    .filter((name) => name.startsWith('app.') || name === 'window.closed' || name.startsWith('dialog'))
}
