import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountDetail, AccountRow, TokenView } from '../../../electron/contract.ts'
import { Accounts } from '../../../renderer/codes/accounts.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { accountRow, idOf, vaultState } from '../../fixtures/window/views.ts'
import { FakeWindow, refusal } from '../../fixtures/window/fake-window.ts'

const added = '2026-03-01T12:00:00.000Z'
const token = (digit: string, type: 'totp' | 'hotp'): TokenView => ({
  ...{ id: idOf(digit), type, algorithm: 'SHA1', digits: 6, source: 'links', added },
})
const ROWS: readonly AccountRow[] = [
  { ...accountRow('a', 'GitHub'), tokens: [token('1', 'totp')] },
  { ...accountRow('b', 'Old VPN', 'bob'), tokens: [token('2', 'hotp')] },
  accountRow('c', 'PyPI'),
]

let window: FakeWindow
let accounts: Accounts

beforeEach(async () => {
  window = new FakeWindow({
    'accounts.list': () => ROWS,
    'accounts.get': ({ id }) => detail(id),
    'tokens.copy': () => 30,
  })
  accounts = new Accounts(new Session())
  await accounts.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function detail(id: string): AccountDetail {
  const row = ROWS.find((one) => one.id === id) ?? accountRow('f', '')
  return { ...row, added, note: '', copies: [], sheetChanges: [], codeSets: [], keys: [] }
}

const found = () => accounts.rows.map(({ service }) => service)

describe('the list of accounts', () => {
  it('opens the first one, and searches without another call', async () => {
    expect([accounts.activeId, accounts.detail?.service]).toEqual([idOf('a'), 'GitHub'])
    await accounts.find('py')
    expect([found(), accounts.detail?.service]).toEqual([['PyPI'], 'PyPI'])
    await accounts.find('nothing')
    expect([found(), accounts.detail, accounts.none]).toEqual([[], undefined, false])
    await accounts.find('')
    expect(found()).toEqual(['GitHub', 'Old VPN', 'PyPI'])
    expect(window.asked.filter(([channel]) => channel === 'accounts.list')).toHaveLength(1)
  })

  it('copies the code of the chosen account, and shows it there', async () => {
    expect(accounts.copiesActive).toBe(true)
    await accounts.copyActive()
    expect([accounts.session.copied.left(idOf('1')), accounts.session.copied.left(idOf('2'))]).toEqual([30, undefined])
    expect(accounts.session.notice.announcement).toBe('')
  })

  it('says that a code is unused again only if it is', async () => {
    const set = idOf('e')
    window.answers['codes.use'] = () => detail(idOf('a'))
    await accounts.useCode(set, 1, '2026-03-01')
    const { notice } = accounts.session
    expect(notice.announcement).toBe('Code 2 is marked as used.')
    window.answers['codes.use'] = refusal('write-failed', 'Nothing was changed.')
    await notice.takeBack()
    expect(notice.announcement).toBe('Nothing was changed.')
    window.answers['codes.use'] = () => detail(idOf('a'))
    await notice.takeBack()
    expect([notice.announcement, window.asked.at(-1)]).toEqual([
      'Code 2 is marked as unused.',
      ['codes.use', { set, index: 1, used: null }],
    ])
  })

  it('does each of several things that are pressed before the first is saved', async () => {
    const set = idOf('e')
    window.answers['codes.use'] = () => detail(idOf('a'))
    window.answers['accounts.edit'] = () => detail(idOf('a'))
    window.answers['accounts.arrange'] = () => undefined
    window.answers['vault.state'] = () => vaultState()
    await Promise.all([
      accounts.pin(accounts.rows.slice(0, 1)),
      accounts.useCode(set, 1, '2026-03-01'),
      accounts.useCode(set, 2, '2026-03-01'),
      accounts.edit(idOf('a'), 'GitHub', 'alice', ''),
      accounts.copy(idOf('1')),
    ])
    const changes = ['accounts.arrange', 'codes.use', 'accounts.edit', 'tokens.copy']
    expect(window.asked.filter(([channel]) => changes.includes(channel)).map(([channel]) => channel)).toEqual([
      ...['accounts.arrange', 'codes.use', 'codes.use', 'accounts.edit', 'tokens.copy'],
    ])
  })

  it('copies a code once that is pressed twice, as the second press would use up a counter code', async () => {
    const pressed = [accounts.copy(idOf('2')), accounts.copy(idOf('2')), accounts.copy(idOf('1'))]
    await Promise.all(pressed)
    const copies = () => window.asked.filter(([channel]) => channel === 'tokens.copy').map(([, input]) => input)
    expect(copies()).toEqual([{ token: idOf('2') }, { token: idOf('1') }])
    await accounts.copy(idOf('2'))
    expect(copies()).toHaveLength(3)
  })

  it('moves an account to the trash once that is told so twice', async () => {
    let rows = ROWS
    window.answers['accounts.list'] = () => rows
    window.answers['vault.state'] = () => vaultState()
    window.answers['accounts.remove'] = ({ ids }) => {
      rows = rows.filter(({ id }) => !ids.includes(id))
      return [idOf('9')]
    }
    const those = accounts.rows.slice(0, 1)
    await Promise.all([accounts.trash(those), accounts.trash(those)])
    expect(window.asked.filter(([channel]) => channel === 'accounts.remove')).toEqual([
      ['accounts.remove', { ids: [idOf('a')] }],
    ])
  })

  it('does not copy a code by Enter that this would use up, or that is not there', async () => {
    await accounts.move(1)
    expect([accounts.activeId, accounts.copiesActive]).toEqual([idOf('b'), false])
    await accounts.move(1)
    expect([accounts.activeId, accounts.copiesActive]).toEqual([idOf('c'), false])
  })
})
