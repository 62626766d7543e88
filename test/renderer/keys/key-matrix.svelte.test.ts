import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyMatrixView, MatrixCellView } from '../../../electron/contract.ts'
import { EnrolList } from '../../../renderer/keys/enrol-list.svelte.ts'
import { KeyMatrix } from '../../../renderer/keys/key-matrix.svelte.ts'
import { actsOf, cellText, cellTitle, inShortSaid } from '../../../renderer/keys/matrix-words.ts'
import { FakeWindow, refusal } from '../../fixtures/window/fake-window.ts'
import { idOf } from '../../fixtures/window/views.ts'

const [BLUE, ALICE, BOB, AWS] = [idOf('b'), idOf('1'), idOf('2'), idOf('3')] as const
const PLACE = { key: BLUE, account: ALICE }

function viewOf(cells: Readonly<Record<string, MatrixCellView>> = {}): KeyMatrixView {
  const rows = [ALICE, BOB].map((id, at) => {
    const cell = cells[id] ?? { kind: 'none' as const }
    const inShort = cell.kind === 'none' ? { kind: 'no-key' as const } : { kind: 'none-tried' as const, told: 1 }
    const name = ['alice', 'bob'][at] ?? ''
    return {
      id,
      service: 'PyPI',
      name,
      takes: 'keys' as const,
      where: { kind: 'settings' as const },
      cells: [cell],
      inShort,
      remove: [],
    }
  })
  const worst = rows.toSorted(
    (one, other) => Number(one.inShort.kind !== 'no-key') - Number(other.inShort.kind !== 'no-key'),
  )
  const enrolAt = worst.filter(({ inShort }) => inShort.kind === 'no-key').map(({ id }) => id)
  const [first] = worst
  return {
    keys: [{ id: BLUE, name: 'Blue', enrolAt }],
    rows: worst,
    notKnown: first ? [{ ...first, id: AWS, service: 'AWS', name: 'root', takes: 'not-known' }] : [],
    without: 0,
  }
}

let cells: Record<string, MatrixCellView>
let window: FakeWindow
let changes: number
let matrix: KeyMatrix

beforeEach(async () => {
  cells = {}
  changes = 0
  window = new FakeWindow({
    'keys.matrix': () => viewOf(cells),
    'keys.note': ({ account, on = '2026-03-03' }) => viewOf((cells = { ...cells, [account]: { kind: 'told', on } })),
    'keys.unnote': ({ account }) => viewOf((cells = { ...cells, [account]: { kind: 'none' } })),
    'keys.tried': ({ account, on = '2026-03-03' }) => viewOf((cells = { ...cells, [account]: { kind: 'tried', on } })),
    'keys.untried': ({ account }) => viewOf((cells = { ...cells, [account]: { kind: 'told', on: '2026-01-01' } })),
  })
  matrix = new KeyMatrix(() => {
    changes += 1
    return Promise.resolve()
  })
  await matrix.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const asked = () => window.asked.slice(1)
const order = () => matrix.rows.map(({ id }) => id)

describe('the matrix on screen', () => {
  it('shows the acts of one cell, and hides them when it is pressed again', () => {
    matrix.press(PLACE)
    expect([matrix.isOpen(PLACE), matrix.isOpen({ ...PLACE, account: BOB })]).toEqual([true, false])
    matrix.press(PLACE)
    expect(matrix.open).toBeUndefined()
  })

  it('notes a key, and takes it back from the same place', async () => {
    await matrix.act(PLACE, 'note')
    expect([matrix.cellAt(PLACE), matrix.last?.act]).toEqual([{ kind: 'told', on: '2026-03-03' }, 'note'])
    await matrix.undo()
    expect([matrix.cellAt(PLACE), matrix.last, changes]).toEqual([{ kind: 'none' }, undefined, 2])
    expect(asked()).toEqual([
      ['keys.note', PLACE],
      ['keys.unnote', PLACE],
    ])
  })

  it('notes a key at each account that is pressed before the first is saved, and undoes the last', async () => {
    const other = { ...PLACE, account: BOB }
    expect(await Promise.all([matrix.act(PLACE, 'note'), matrix.act(other, 'note')])).toEqual([true, true])
    expect([matrix.cellAt(PLACE).kind, matrix.cellAt(other).kind]).toEqual(['told', 'told'])
    await matrix.undo()
    expect([matrix.cellAt(PLACE).kind, matrix.cellAt(other).kind]).toEqual(['told', 'none'])
  })

  it('puts back the days that were there before', async () => {
    cells = { [ALICE]: { kind: 'tried', on: '2026-02-02', noted: '2026-01-01' } }
    await matrix.load()
    await matrix.act(PLACE, 'unnote')
    await matrix.undo()
    expect(asked().slice(2)).toEqual([
      ['keys.note', { ...PLACE, on: '2026-01-01' }],
      ['keys.tried', { ...PLACE, on: '2026-02-02' }],
    ])
    cells = { [ALICE]: { kind: 'told', on: '2026-01-01' } }
    await matrix.load()
    await matrix.act(PLACE, 'tried')
    await matrix.undo()
    expect(asked().slice(6)).toEqual([
      ['keys.untried', PLACE],
      ['keys.note', { ...PLACE, on: '2026-01-01' }],
    ])
  })

  it('keeps rows where they are while someone works on them, and sorts them when it is opened again', async () => {
    expect(order()).toEqual([ALICE, BOB])
    await matrix.act(PLACE, 'note')
    expect(order()).toEqual([ALICE, BOB])
    await matrix.load()
    expect(order()).toEqual([BOB, ALICE])
  })

  it('shows accounts of services that nothing is known of on request, below the others', () => {
    matrix.showsAll = true
    expect(order()).toEqual([ALICE, BOB, AWS])
  })

  it('says why something could not be noted, and offers no undo of it', async () => {
    window.answers['keys.note'] = refusal('invalid-input', 'Nothing was noted.')
    await matrix.act(PLACE, 'note')
    expect([matrix.changing.error, matrix.last, matrix.cellAt(PLACE), changes]).toEqual([
      'Nothing was noted.',
      undefined,
      { kind: 'none' },
      0,
    ])
  })
})

describe('the list of accounts to add a key at', () => {
  it('keeps what is done in view, ticked, until another key is chosen', async () => {
    const list = new EnrolList(matrix)
    const states = () => list.rows.map(({ row, state }) => [row.id, state])
    expect([list.key?.name, states(), list.done]).toEqual([
      'Blue',
      [
        [ALICE, 'to-do'],
        [BOB, 'to-do'],
      ],
      0,
    ])
    await list.tick(ALICE, true)
    await list.tried(ALICE, true)
    await list.tick(BOB, true)
    expect([states(), list.done]).toEqual([
      [
        [ALICE, 'tried'],
        [BOB, 'added'],
      ],
      2,
    ])
    await list.tried(ALICE, false)
    await list.tick(BOB, false)
    expect(states()).toEqual([
      [ALICE, 'added'],
      [BOB, 'to-do'],
    ])
    list.choose(BLUE)
    expect(states()).toEqual([[BOB, 'to-do']])
  })

  it('says when an account could not be ticked', async () => {
    const list = new EnrolList(matrix)
    expect(await list.tick(ALICE, true)).toBe(true)
    window.answers['keys.note'] = refusal('invalid-input', 'Nothing was noted.')
    expect(await list.tick(BOB, true)).toBe(false)
    expect([matrix.from, matrix.changing.error]).toEqual(['list', 'Nothing was noted.'])
    await matrix.act({ key: BLUE, account: BOB }, 'note')
    expect(matrix.from).toBe('table')
    expect(list.rows.map(({ state }) => state)).toEqual(['added', 'to-do'])
  })

  it('is empty where every key is noted everywhere', async () => {
    cells = { [ALICE]: { kind: 'told' }, [BOB]: { kind: 'told' } }
    await matrix.load()
    const list = new EnrolList(matrix)
    expect([list.key, list.rows]).toEqual([undefined, []])
  })
})

describe('the words of the matrix', () => {
  it('have days as people write them, in the cell and in its name', () => {
    const cell = { kind: 'tried', on: '2020-11-02' } as const
    expect([cellText(cell), cellTitle('Blue', 'PyPI · alice', cell)]).toEqual([
      'tried Nov 2, 2020',
      'Blue at PyPI · alice: tried Nov 2, 2020',
    ])
  })

  it('are green only for what was tried twice', () => {
    expect(inShortSaid({ kind: 'several-tried', tried: 2 })).toEqual({ word: 'Two tried', icon: 'check', tone: 'good' })
    expect(inShortSaid({ kind: 'one-tried', told: 4 }).tone).toBe('warn')
    expect(inShortSaid({ kind: 'none-tried', told: 4 }).tone).toBe('unknown')
    expect(inShortSaid({ kind: 'no-key' }).tone).toBe('unknown')
  })

  it('offer what can follow, and after noting only the sign-in', () => {
    const acts = (...args: Parameters<typeof actsOf>) => actsOf(...args).map(({ act }) => act)
    expect(acts({ kind: 'none' })).toEqual(['note', 'tried'])
    expect(acts({ kind: 'told' })).toEqual(['tried', 'unnote'])
    expect(acts({ kind: 'tried', on: '' })).toEqual(['tried', 'untried', 'unnote'])
    expect([acts({ kind: 'told' }, 'note'), acts({ kind: 'told' }, 'untried')]).toEqual([['tried'], []])
  })
})
