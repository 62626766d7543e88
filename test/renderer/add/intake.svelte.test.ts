import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { IntakeEntryView, IntakeView, LedgerView } from '../../../electron/contract.ts'
import { Intake } from '../../../renderer/add/intake.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, HeldAnswer, refusal, until } from '../../fixtures/window/fake-window.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'

const ID = 'a'.repeat(32)
const LEDGER = { id: 'b'.repeat(32), rows: [], missing: [], files: [] } as unknown as LedgerView

let window: FakeWindow
let intake: Intake

beforeEach(() => {
  window = new FakeWindow({
    'intake.read': () => view(entry(0), entry(1, { kind: 'refused', reason: 'No token.' })),
    'intake.ledgers': () => [LEDGER],
    'intake.quarantined': () => [],
    'vault.state': () => ({ exists: true }) as never,
  })
  intake = new Intake(new Session())
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function view(...entries: readonly IntakeEntryView[]): IntakeView {
  return { id: ID, accounts: [], files: [], entries, missing: [] }
}

function entry(index: number, rest: Partial<IntakeEntryView> = {}): IntakeEntryView {
  const named = { service: 'PyPI', name: `alice ${index}`, what: `TOTP ${index}` }
  return {
    index,
    file: 0,
    kind: 'token',
    group: 'new',
    ...named,
    warnings: [],
    duplicate: false,
    ticked: true,
    ...rest,
  }
}

const asked = (channel: string) => window.asked.filter(([one]) => one === channel).map(([, input]) => input)

describe('an import', () => {
  it('goes from its source to the preview, and to the ledger', async () => {
    const { entries, end } = shown(() => intake.step)
    await intake.readText('otpauth://…')
    flushSync()
    window.answers['intake.commit'] = () => LEDGER
    await intake.commit()
    flushSync()
    end()
    expect(entries).toEqual(['source', 'preview', 'ledger'])
    expect(intake.ledger).toEqual(LEDGER)
    intake.startAgain()
    expect(intake.step).toBe('source')
  })

  it('takes what is ticked, under the names that were typed', async () => {
    window.answers['intake.read'] = () => view(entry(0), entry(1), entry(2, { firstUsed: true }))
    window.answers['intake.commit'] = () => LEDGER
    await intake.readText('three')
    const [first, second] = intake.candidates
    if (!first || !second) throw new Error('there are three candidates')
    first.ticked = false
    second.name = 'bob'
    expect(intake.taken.map(({ name }) => name)).toEqual(['bob', 'alice 2'])
    await intake.commit()
    expect(asked('intake.commit')).toEqual([
      {
        intake: ID,
        take: [
          { index: 1, service: 'PyPI', name: 'bob' },
          { index: 2, service: 'PyPI', name: 'alice 2', firstUsed: true },
        ],
      },
    ])
    expect([intake.view, intake.candidates]).toEqual([undefined, []])
  })

  it('sets aside what cannot be taken', async () => {
    await intake.readText('two')
    expect(intake.candidates.map(({ entry }) => entry.index)).toEqual([0])
    expect(intake.setAside.map(({ index, reason }) => [index, reason])).toEqual([[1, 'No token.']])
  })

  it('keeps what was typed when another file is added to it', async () => {
    await intake.readText('one')
    const [first] = intake.candidates
    if (first) first.name = 'bob'
    window.answers['intake.read'] = () => view(entry(0), entry(2, { file: 1 }))
    await intake.readText('another')
    expect(intake.candidates.map(({ name }) => name)).toEqual(['bob', 'alice 2'])
    expect(asked('intake.read')).toMatchObject([{}, { intake: ID }])
    expect(asked('intake.read')[0]).not.toHaveProperty('intake')
  })

  it('keeps its preview when it cannot be saved, with the sentence', async () => {
    await intake.readText('one')
    window.answers['intake.commit'] = refusal('disk-full', 'The disk is full. Nothing was saved.')
    await intake.commit()
    expect([intake.step, intake.committing.error]).toEqual(['preview', 'The disk is full. Nothing was saved.'])
  })

  it('shows how far reading is, while it reads', async () => {
    const held = new HeldAnswer<'intake.read'>()
    window.answers['intake.read'] = held.handler
    const reading = intake.readText('many')
    await until(() => window.asked.length > 0)
    window.tell('progress', { what: 'a.png', done: 1, total: 3 })
    expect([intake.progress, intake.filesDone, intake.reading.busy]).toEqual([
      { what: 'a.png', done: 1, total: 3 },
      1,
      true,
    ])
    const pictures = { done: 250, total: 1000 }
    window.tell('progress', { what: 'shots.zip', done: 2, total: 3, pictures })
    expect([intake.progress, intake.filesDone]).toEqual([{ what: 'shots.zip', done: 2, total: 3, pictures }, 2.25])
    held.give(view(entry(0)))
    expect(await reading).toBe(true)
    expect([intake.progress, window.listening]).toEqual([undefined, 0])
  })

  it('stays where it is when no file was chosen', async () => {
    window.answers['intake.choose'] = () => undefined
    await intake.choose()
    expect([intake.step, intake.reading.error]).toEqual(['source', ''])
    expect(asked('intake.choose')).toEqual([{}])
  })

  it('reads no file that is too large, and not too many at once', async () => {
    const large = { name: 'disk.img', size: 64 * 1024 * 1024 + 1 } as File
    await intake.readFiles([large])
    expect(intake.reading.error).toMatch(/^"disk\.img" is larger than 64 MB/)
    await intake.readFiles(Array.from({ length: 2001 }, () => new File([], 'empty')))
    expect(intake.reading.error).toMatch(/^That is more than 2,000 files/)
    await intake.readFiles([])
    expect(window.asked).toEqual([])
  })

  it('reads a thousand files in several calls of one import, counts all of them, and stops between two', async () => {
    const files = Array.from({ length: 450 }, (_, at) => new File(['abc'], `${at}.png`))
    const seen: unknown[] = []
    window.answers['intake.read'] = ({ files: sent }) => {
      window.tell('progress', { what: sent[0]?.name ?? '', done: 0, total: sent.length })
      seen.push(intake.progress)
      return view(entry(0))
    }
    await intake.readFiles(files)
    expect(seen).toEqual([
      { what: '0.png', done: 0, total: 450 },
      { what: '200.png', done: 200, total: 450 },
      { what: '400.png', done: 400, total: 450 },
    ])
    expect(asked('intake.read').map((input) => 'intake' in (input as object))).toEqual([false, true, true])
    window.answers['intake.stop'] = () => undefined
    window.answers['intake.read'] = () => {
      void intake.stop()
      return view(entry(0))
    }
    await intake.readFiles(files)
    expect(asked('intake.read')).toHaveLength(4)
  })

  it('reads dropped files by their bytes, and where they lie if that is known', async () => {
    vi.stubGlobal('window', Object.assign(globalThis.window, { kit: { ...globalThis.window.kit, pathOf: () => '/x' } }))
    await intake.readFiles([new File(['abc'], 'a.txt')])
    const bytes = new TextEncoder().encode('abc')
    expect(asked('intake.read')).toEqual([{ files: [{ name: 'a.txt', bytes, path: '/x' }] }])
  })

  it('reads nothing where a folder is dropped, and says what to drop', async () => {
    const folder = Object.assign(new File([], 'exports'), { arrayBuffer: () => Promise.reject(new Error('folder')) })
    await intake.readFiles([new File(['abc'], 'a.txt'), folder])
    expect(intake.reading.error).toBe(
      '"exports" cannot be read. If it is a folder, drop the files in it. Nothing was read.',
    )
    expect(window.asked).toEqual([])
  })

  it('gives the password to the file it is for, and shows a wrong one', async () => {
    await intake.givePassword(0, 'too early')
    expect(window.asked).toEqual([])
    await intake.readText('locked')
    window.answers['intake.password'] = refusal('wrong-password', 'This is not the password.')
    await intake.givePassword(3, 'wrong')
    expect(intake.unlocking.error).toBe('This is not the password.')
    window.answers['intake.password'] = () => view(entry(0), entry(5))
    await intake.givePassword(3, 'right')
    expect(asked('intake.password').at(-1)).toEqual({ intake: ID, file: 3, password: 'right' })
    expect(intake.candidates.map(({ entry }) => entry.index)).toEqual([0, 5])
  })

  it('is not changed or saved while a file is still read', async () => {
    await intake.readText('one')
    const held = new HeldAnswer<'intake.read'>()
    window.answers['intake.read'] = held.handler
    const reading = intake.readText('another')
    expect(intake.settling).toBe(true)
    await intake.commit()
    await intake.leaveOut(0, true)
    held.give(view(entry(0), entry(2)))
    await reading
    expect([asked('intake.commit'), asked('intake.leaveOut'), intake.settling]).toEqual([[], [], false])
  })

  it('counts a question as answered by whichever side was chosen, or by what is in the vault', async () => {
    const question = { kind: 'two-secrets', first: 0 } as const
    const needsYou = { group: 'needs-you', question } as const
    window.answers['intake.read'] = () =>
      view(entry(0, needsYou), entry(1, needsYou), entry(2, { group: 'needs-you', question: { kind: 'whose' } }))
    await intake.readText('three')
    const [first, second, whose] = intake.candidates
    if (!first || !second || !whose) throw new Error('there are three candidates')
    expect(intake.unanswered).toBe(2)
    second.ticked = true
    expect([intake.unanswered, intake.chosenOf(first)]).toEqual([1, [second]])
    intake.tick(first, false)
    expect([intake.unanswered, second.ticked]).toEqual([2, false])
    first.keptHere = true
    expect(intake.unanswered).toBe(1)
    intake.tick(whose, true)
    expect(intake.unanswered).toBe(0)
  })

  it('is forgotten on both sides when it is cancelled', async () => {
    await intake.readText('one')
    window.answers['intake.cancel'] = () => undefined
    await intake.cancel()
    expect([intake.step, intake.candidates, asked('intake.cancel')]).toEqual(['source', [], [{ intake: ID }]])
  })

  it('puts an entry that was set aside back where text is pasted', async () => {
    window.answers['quarantined.reveal'] = () => 'otpauth://broken'
    await intake.repair(ID)
    expect([intake.pasted, intake.step]).toEqual(['otpauth://broken', 'source'])
  })
})
