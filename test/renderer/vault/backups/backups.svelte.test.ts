import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BackupsState, ComparedRow, MergeOutcome, OpenedBackup as View } from '../../../../electron/contract.ts'
import { Session } from '../../../../renderer/state/session.svelte.ts'
import { Backups } from '../../../../renderer/vault/backups/backups.svelte.ts'
import { OpenedBackup } from '../../../../renderer/vault/backups/opened-backup.svelte.ts'
import { FakeWindow, refusal } from '../../../fixtures/window/fake-window.ts'
import { idOf, vaultState } from '../../../fixtures/window/views.ts'

const AT = '2026-03-01T12:00:00.000Z'
const LATER = '2026-03-02T12:00:00.000Z'
const state = (rest: Partial<BackupsState> = {}): BackupsState => ({
  ...{ folder: '/home/alice/vault.rkit.backups', keep: 10, everyChanges: 20, changesSince: 0, list: [] },
  ...rest,
})

function row(digit: string, rest: Partial<ComparedRow>): ComparedRow {
  return { id: idOf(digit), what: 'different', kind: 'account', name: digit, fields: [], ...rest }
}

function opened(...rows: readonly ComparedRow[]): View {
  const counts = { same: 0, onlyHere: 0, onlyThere: 0, different: 0 }
  const rest = { path: '/stick/copy.rkit', revision: 3, revisionHere: 4, sameVault: true, problems: [] }
  return { token: idOf('9'), counts, rows, ...rest }
}

let window: FakeWindow
let session: Session
let backups: Backups

beforeEach(async () => {
  window = new FakeWindow({
    'backups.state': () => state({ last: { at: AT, path: '/b', revision: 1 } }),
    'backups.make': () => state({ last: { at: LATER, path: '/c', revision: 2 } }),
    'backups.close': () => undefined,
    'vault.state': () => vaultState(),
    'vault.stop': () => undefined,
  })
  session = new Session()
  backups = new Backups(session)
  await backups.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const asked = (channel: string) => window.asked.filter(([one]) => one === channel).map(([, input]) => input)

describe('the backups', () => {
  it('are looked at again only after a new one', async () => {
    await backups.loadAfter(AT)
    expect(asked('backups.state')).toHaveLength(1)
    await backups.loadAfter(LATER)
    expect(asked('backups.state')).toHaveLength(2)
  })

  it('are made, and the rail counts again; a failure is said', async () => {
    expect(await backups.make()).toBe(true)
    expect([backups.view?.last?.at, session.vault]).toEqual([LATER, vaultState()])
    window.answers['backups.replace'] = refusal('disk-full', 'The disk is full. The old backups are there.')
    expect(await backups.replace()).toBe(false)
    expect(backups.making.error).toBe('The disk is full. The old backups are there.')
  })

  it('open beside the vault, or do not when no file was chosen', async () => {
    window.answers['backups.open'] = () => undefined
    expect(await backups.open('correct horse')).toBe(false)
    window.answers['backups.open'] = () => opened()
    expect(await backups.open('correct horse')).toBe(true)
    await backups.close()
    expect([asked('backups.close'), backups.opened]).toEqual([[{ token: idOf('9') }], undefined])
    await backups.stopOpening()
    expect(asked('vault.stop')).toHaveLength(1)
  })

  it('are closed when one is merged', async () => {
    window.answers['backups.open'] = () => opened(row('a', { merge: 'there' }))
    window.answers['backups.merge'] = () => vaultState({ counts: { accounts: 7, keys: 0, quarantined: 0 } })
    await backups.open('correct horse')
    await backups.merge()
    expect(asked('backups.merge')).toEqual([{ token: idOf('9'), takes: [], deletions: [] }])
    expect([backups.opened, session.vault?.counts.accounts]).toEqual([undefined, 7])
  })
})

describe('an opened backup', () => {
  const changes = (
    what: ComparedRow['what'],
    merge: MergeOutcome,
    choose: (one: OpenedBackup) => void = () => undefined,
  ) => {
    const one = new OpenedBackup(opened(row('a', { what, merge })), session)
    choose(one)
    return one.mergeChanges
  }

  it.each<[string, ComparedRow['what'], MergeOutcome, boolean]>([
    ['is new there', 'only-there', 'added', true],
    ['is new here', 'only-here', 'added', false],
    ['was changed there', 'different', 'there', true],
    ['was changed here', 'different', 'here', false],
    ['was changed on both sides', 'different', 'conflict', true],
    ['was deleted there', 'only-here', 'deleted', false],
    ['was deleted here', 'only-there', 'deleted', true],
  ])('changes the vault, or not, where something %s', (_what, what, merge, expected) => {
    expect(changes(what, merge)).toBe(expected)
  })

  it('changes what the person chose', () => {
    expect(changes('different', 'conflict', (one) => one.takes.set(idOf('a'), 'here'))).toBe(false)
    expect(changes('only-here', 'deleted', (one) => one.deletions.add(idOf('a')))).toBe(true)
    expect(changes('only-there', 'deleted', (one) => one.deletions.add(idOf('a')))).toBe(false)
  })

  it('says what a restore loses, and may do nothing while there is a problem', () => {
    const rows = [row('a', { what: 'only-here' }), row('b', { what: 'only-there' }), row('c', { kind: 'key' })]
    const one = new OpenedBackup(opened(...rows), session)
    expect([one.lost, one.usable, one.alike]).toEqual(['1 account and 1 key', true, false])
    expect(new OpenedBackup({ ...opened(), problems: ['A record was altered.'] }, session).usable).toBe(false)
    expect(new OpenedBackup(opened(), session).alike).toBe(true)
  })
})
