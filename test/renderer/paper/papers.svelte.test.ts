import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PaperSetView } from '../../../electron/contract.ts'
import { Papers } from '../../../renderer/paper/papers.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, refusal } from '../../fixtures/window/fake-window.ts'
import { idOf, paperSet, vaultState } from '../../fixtures/window/views.ts'

const FILE = { path: '/tmp/shares.pdf', there: true }
const GONE = '2026-03-02T12:00:00.000Z'

let window: FakeWindow
let papers: Papers
let sets: PaperSetView[]

beforeEach(async () => {
  sets = [paperSet('a', { file: FILE }), paperSet('b', { file: FILE }), paperSet('c', destroyed())]
  window = new FakeWindow({
    'sheets.list': () => sets,
    'vault.state': () => vaultState(),
    'sheets.gone': ({ set, gone }) => ({ ...find(set), copies: gone ? destroyed().copies : find(set).copies }),
    'sheets.fileGone': ({ set, gone }) => ({ ...find(set), file: gone ? { ...FILE, gone: GONE } : FILE }),
    'sheets.place': ({ set, place, holder }) => ({
      ...find(set),
      copies: find(set).copies.map((copy) => ({ ...copy, place, holder })),
    }),
  })
  papers = new Papers(new Session())
  await papers.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function destroyed(): Pick<PaperSetView, 'copies'> {
  return { copies: paperSet('c').copies.map((copy) => ({ ...copy, gone: GONE })) }
}

function find(id: string): PaperSetView {
  const set = sets.find((one) => one.id === id)
  if (!set) throw new Error('there is no such set')
  return set
}

const first = () => papers.sets[0] ?? paperSet('a')

describe('what is on paper', () => {
  it('is in use while a copy or a file is left', () => {
    expect(papers.inUse.map(({ id }) => id)).toEqual([idOf('a'), idOf('b')])
    expect(papers.destroyed.map(({ id }) => id)).toEqual([idOf('c')])
  })

  it('notes a copy as destroyed, and takes it back', async () => {
    await papers.gone(first(), 1)
    expect(first().copies).toMatchObject([{ gone: GONE }])
    expect(papers.session.notice.announcement).toBe('Copy 1 is noted as destroyed.')
    window.answers['sheets.gone'] = refusal('write-failed', 'Nothing was changed.')
    await papers.session.notice.takeBack()
    expect(papers.session.notice.announcement).toBe('Nothing was changed.')
    window.answers['sheets.gone'] = ({ set }) => find(set)
    await papers.session.notice.takeBack()
    await papers.load()
    expect(first().copies[0]?.gone).toBeUndefined()
    expect(papers.session.notice.announcement).toBe('The copy is back in the list.')
  })

  it('notes each of two copies that are pressed before the first is saved', async () => {
    await Promise.all(papers.sets.slice(0, 2).map((set) => papers.gone(set, 1)))
    expect(papers.sets.map(({ copies }) => copies[0]?.gone)).toEqual([GONE, GONE, GONE])
  })

  it('says nothing of a copy that could not be noted', async () => {
    window.answers['sheets.gone'] = refusal('write-failed', 'Nothing was changed.')
    await papers.gone(first(), 1)
    expect([papers.saving.error, papers.session.notice.announcement]).toEqual(['Nothing was changed.', ''])
  })

  it('speaks of one file at its first set, and notes it as deleted for all sets in it', async () => {
    expect(papers.sets.map(papers.hasFile)).toEqual([true, false, false])
    expect(papers.besides(first()).map(({ id }) => id)).toEqual([idOf('b')])
    await papers.fileGone(first())
    expect(papers.sets.map(({ file }) => file?.gone)).toEqual([GONE, GONE, undefined])
    const note = window.answers['sheets.fileGone']
    window.answers['sheets.fileGone'] = refusal('write-failed', 'Nothing was changed.')
    await papers.session.notice.takeBack()
    expect(papers.session.notice.announcement).toBe('Nothing was changed.')
    window.answers = { ...window.answers, ...(note && { 'sheets.fileGone': note }) }
    await papers.session.notice.takeBack()
    expect(papers.session.notice.announcement).toBe('The file is back in the list.')
    expect(window.asked.slice(-2)).toEqual(
      ['a', 'b'].map((set) => ['sheets.fileGone', { set: idOf(set), gone: false }]),
    )
  })

  it('asks where a copy is until that is saved', async () => {
    await papers.place('safe', 'Bob')
    expect(window.asked.map(([channel]) => channel)).not.toContain('sheets.place')
    papers.placing = { set: first(), copy: 1 }
    window.answers['sheets.place'] = refusal('write-failed', 'Nothing was changed.')
    await papers.place('safe', 'Bob')
    expect(papers.placing).toBeDefined()
    window.answers['sheets.place'] = ({ set }) => ({ ...find(set), accounts: ['moved'] })
    await papers.place('safe', 'Bob')
    expect([papers.placing, first().accounts]).toEqual([undefined, ['moved']])
  })

  it('looks at the list again after a drill', async () => {
    papers.drill(first())
    sets = [paperSet('a')]
    await papers.endDrill()
    expect([papers.drilling, papers.sets]).toEqual([undefined, sets])
  })
})
