import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountDetail, AccountRow } from '../../../../electron/contract.ts'
import { Accounts } from '../../../../renderer/codes/accounts.svelte.ts'
import { AccountActs } from '../../../../renderer/codes/arrange/account-acts.svelte.ts'
import { Session } from '../../../../renderer/state/session.svelte.ts'
import { FakeWindow, refusal } from '../../../fixtures/window/fake-window.ts'
import { accountRow, idOf, vaultState } from '../../../fixtures/window/views.ts'

let rows: readonly AccountRow[]
let window: FakeWindow
let accounts: Accounts
let acts: AccountActs

beforeEach(async () => {
  rows = [
    { ...accountRow('c', 'PyPI'), pinned: 1 },
    { ...accountRow('b', 'npm'), pinned: 0, tags: ['Work'] },
    accountRow('a', 'GitHub'),
  ]
  window = new FakeWindow({
    'accounts.list': () => rows,
    'accounts.get': ({ id }) => detail(id),
    'accounts.arrange': () => undefined,
    'accounts.orderPins': () => undefined,
    'accounts.remove': ({ ids }) => ids.map(() => idOf('f')),
    'trash.restore': () => [idOf('a')],
    'vault.state': () => vaultState(),
  })
  accounts = new Accounts(new Session())
  acts = new AccountActs(accounts)
  await accounts.load()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function detail(id: string): AccountDetail {
  const row = rows.find((one) => one.id === id) ?? accountRow('f', '')
  return { ...row, note: '', copies: [], sheetChanges: [], codeSets: [], keys: [] }
}

const names = (those: readonly AccountRow[]) => those.map(({ service }) => service)
const asked = (channel: string) => window.asked.flatMap(([name, input]) => (name === channel ? [input] : []))

describe('what is done with accounts', () => {
  it('is done with the chosen one, or with all that are ticked', () => {
    expect([names(accounts.rows), names(acts.those)]).toEqual([['npm', 'PyPI', 'GitHub'], ['npm']])
    accounts.selection.toggle(idOf('a'))
    accounts.selection.toggle(idOf('c'))
    expect(names(acts.those)).toEqual(['PyPI', 'GitHub'])
    expect([acts.can('edit'), acts.can('pin'), acts.can('lock')]).toEqual([false, true, true])
  })

  it('is nothing in the trash', () => {
    accounts.session.list = { kind: 'trash' }
    expect(acts.acts).toEqual([])
  })

  it('has words that fit', async () => {
    const words = () => acts.acts.map((act) => act.words)
    expect(words()).toEqual(['Unpin', 'Tags…', 'Edit', 'Print its sheet', 'Export…', 'Select', 'Move to trash'])
    await accounts.choose(idOf('a'))
    expect(words()[0]).toBe('Pin')
    accounts.selection.toggle(idOf('a'))
    accounts.selection.toggle(idOf('b'))
    expect(words()).toEqual(['Pin', 'Tags…', 'Print their sheets', 'Export…', 'Unselect', 'Move to trash'])
  })

  it('goes to paper and to export with these accounts', () => {
    acts.run('print-one')
    expect([accounts.session.screen, accounts.session.takeChosen()]).toEqual(['paper', [idOf('b')]])
    acts.run('export-one')
    expect([accounts.session.screen, accounts.session.part, accounts.session.takeChosen()]).toEqual([
      'settings',
      { name: 'export' },
      [idOf('b')],
    ])
    expect(accounts.session.takeChosen()).toBeUndefined()
  })
})

describe('pins', () => {
  it('are given to those that lack one, and the undo takes only these away', async () => {
    await accounts.pin([...accounts.rows])
    await accounts.session.notice.takeBack()
    expect(asked('accounts.arrange')).toEqual([
      { ids: [idOf('a')], pin: true },
      { ids: [idOf('a')], pin: false },
    ])
  })

  it('are all done where the key is pressed again before the first is saved, each on what the one before left', async () => {
    window.answers['accounts.arrange'] = ({ pin }) => {
      if (pin === true) rows = rows.map((row) => (row.id === idOf('a') ? { ...row, pinned: 2 } : row))
    }
    const those = accounts.rows.filter(({ id }) => id === idOf('a'))
    await Promise.all([accounts.pin(those), accounts.tag(those, 'Work'), accounts.pin(those)])
    expect(asked('accounts.arrange')).toEqual([
      { ids: [idOf('a')], pin: true },
      { ids: [idOf('a')], tag: ['Work'] },
      { ids: [idOf('a')], pin: false },
    ])
  })

  it('are moved among the pinned ones, and stop at both ends', async () => {
    await accounts.movePin(idOf('b'), -1)
    await accounts.movePin(idOf('a'), 1)
    expect(asked('accounts.orderPins')).toEqual([])
    await accounts.movePin(idOf('b'), 1)
    expect(asked('accounts.orderPins')).toEqual([{ ids: [idOf('c'), idOf('b')] }])
  })
})

describe('tags', () => {
  it('are given only to those without, in any case of their letters', async () => {
    await accounts.tag(accounts.rows, 'work')
    expect(asked('accounts.arrange')).toEqual([{ ids: [idOf('c'), idOf('a')], tag: ['work'] }])
  })

  it('show only their accounts', () => {
    accounts.session.list = { kind: 'tag', tag: 'work' }
    expect(names(accounts.rows)).toEqual(['npm'])
  })
})

describe('the trash', () => {
  it('takes accounts, says so, and gives them back', async () => {
    accounts.selection.toggle(idOf('a'))
    await accounts.trash(acts.those)
    expect([accounts.selection.size, accounts.session.notice.announcement]).toEqual([
      0,
      'GitHub · alice is in the trash for 30 days.',
    ])
    await accounts.session.notice.takeBack()
    expect(asked('trash.restore')).toEqual([{ ids: [idOf('f')] }])
    expect(accounts.session.notice.announcement).toBe('GitHub · alice is back.')
  })

  it('keeps the selection when it takes nothing', async () => {
    window.answers['accounts.remove'] = refusal('write-failed', 'The disk is full.')
    accounts.selection.toggle(idOf('a'))
    await accounts.trash(acts.those)
    expect([accounts.selection.size, accounts.changing.error]).toEqual([1, 'The disk is full.'])
  })
})
