import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AccountRow } from '../../../electron/contract.ts'
import { commandsOf } from '../../../renderer/commands.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { Palette } from '../../../renderer/window/palette.svelte.ts'
import { FakeWindow, refusal } from '../../fixtures/window/fake-window.ts'
import { accountRow, idOf, vaultState } from '../../fixtures/window/views.ts'

let window: FakeWindow
let session: Session
let palette: Palette

const TOKEN = { id: idOf('b'), type: 'totp', digits: 6, period: 30 } as AccountRow['tokens'][number]
const COUNTER = { id: idOf('e'), type: 'hotp', digits: 6, counter: 7 } as AccountRow['tokens'][number]

beforeEach(async () => {
  window = new FakeWindow({
    'accounts.list': () => [
      accountRow('a', 'Backup host'),
      { ...accountRow('c', 'Backblaze'), tokens: [TOKEN] },
      { ...accountRow('d', 'Old VPN'), tokens: [COUNTER] },
    ],
    'tokens.copy': () => 30,
  })
  session = new Session()
  session.opened(vaultState())
  palette = new Palette(session, commandsOf({ session, search: () => undefined, show: () => undefined }))
  await palette.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const lines = () => palette.hits.map((hit) => (hit.kind === 'command' ? hit.command.words : hit.account.service))

it('begins with every command and no account, and moves around the end', () => {
  expect([lines()[0], lines().at(-1)]).toEqual(['Search accounts', 'Keyboard shortcuts'])
  palette.move(-1)
  expect(palette.active).toBe(palette.hits.length - 1)
  palette.move(1)
  expect(palette.active).toBe(0)
})

it('finds commands, then accounts that have a code, and copies it', async () => {
  palette.type('back')
  expect(lines()).toEqual(['Settings: Backups', 'Paper', 'Backblaze'])
  expect(await palette.run(palette.hits[2])).toBe(true)
  expect(window.asked.at(-1)).toEqual(['tokens.copy', { token: TOKEN.id }])
  expect(session.notice.announcement).toContain('Copied.')
})

it('stays open when the code cannot be copied', async () => {
  window.answers['tokens.copy'] = refusal('not-found', 'It is gone.')
  palette.type('back')
  expect([await palette.run(palette.hits[2]), palette.copying.error]).toEqual([false, 'It is gone.'])
})

it('never shows an account of a former query, so Enter copies no other code', () => {
  palette.type('back')
  palette.type('backx')
  expect(lines()).toEqual([])
  palette.type('old')
  expect(lines()).toEqual(['Old VPN'])
})

it('asks before it copies a code that this uses up, each time', async () => {
  palette.type('old')
  expect([await palette.run(), palette.asked]).toEqual([false, idOf('d')])
  palette.move(1)
  expect([await palette.run(), palette.asked]).toEqual([false, idOf('d')])
  expect(window.asked.map(([channel]) => channel)).not.toContain('tokens.copy')
  expect(await palette.run()).toBe(true)
  expect(window.asked.at(-1)).toEqual(['tokens.copy', { token: COUNTER.id }])
})
