import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SettingsView, SheetPlanView } from '../../../electron/contract.ts'
import { Paper } from '../../../renderer/paper/paper.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, HeldAnswer, refusal, until } from '../../fixtures/window/fake-window.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'
import { accountRow, idOf, PLAN, vaultState } from '../../fixtures/window/views.ts'

let window: FakeWindow
let paper: Paper

beforeEach(async () => {
  window = new FakeWindow({
    'accounts.list': () => [accountRow('a', 'PyPI'), accountRow('b', 'npm')],
    'sheets.printer': () => ({ way: 'dialog' }),
    'sheets.plan': () => PLAN,
    'sheets.close': () => undefined,
    'vault.state': () => vaultState(),
  })
  paper = new Paper(new Session())
  paper.size = 'a4'
  await paper.load()
  window.asked.length = 0
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const asked = (channel: string) => window.asked.filter(([one]) => one === channel).map(([, input]) => input)

describe('printing', () => {
  it('begins with all accounts, which need a cover, and plans what is chosen', async () => {
    await paper.replan()
    expect(asked('sheets.plan')).toEqual([
      {
        accounts: [idOf('a'), idOf('b')],
        paper: 'a4',
        kind: 'plain',
        apart: false,
        layout: 'single',
        copies: 1,
        cover: true,
        archivist: true,
        named: true,
        keyTable: false,
      },
    ])
    expect([paper.plan, paper.toDo]).toEqual([PLAN, ''])
  })

  it('offers the table of keys where there is a key and accounts may be named, and leaves it out otherwise', async () => {
    window.answers['vault.state'] = () => vaultState({ counts: { accounts: 2, keys: 1, quarantined: 0 } })
    const session = new Session()
    const other = new Paper(session)
    other.keyTable = true
    expect([other.offersKeyTable, other.input.keyTable]).toEqual([false, false])
    await session.recount()
    expect([other.offersKeyTable, other.input.keyTable]).toEqual([true, true])
    other.kind = 'sealed'
    expect(other.input.keyTable).toBe(true)
    other.named = false
    expect(other.input.keyTable).toBe(false)
    other.named = true
    other.kind = 'cover'
    expect(other.input.keyTable).toBe(false)
  })

  it('asks what becomes of long notes where there are some, also once that is chosen, and says the rest', async () => {
    const few = { kind: 'few-codes', accounts: ['npm'] } as const
    const plan = (kind: 'note-left-out' | 'note-apart') => ({ ...PLAN, warnings: [{ kind, accounts: ['PyPI'] }, few] })
    window.answers['sheets.plan'] = ({ longNotes }) => plan(longNotes === 'keep' ? 'note-apart' : 'note-left-out')
    expect(paper.longNotes).toEqual([])
    paper.kind = 'sealed'
    await paper.replan()
    expect([paper.longNotes, paper.warnings]).toEqual([['PyPI'], [few]])
    paper.keepsLongNotes = true
    await paper.replan()
    expect([paper.longNotes, paper.warnings]).toEqual([['PyPI'], [few]])
    paper.kind = 'plain'
    await paper.replan()
    const inputs = asked('sheets.plan') as readonly { readonly longNotes?: string }[]
    expect(inputs.map(({ longNotes }) => longNotes)).toEqual([undefined, 'keep', undefined])
  })

  it('puts several accounts on a page where there are more than eight, until the person says otherwise', async () => {
    const names = 'abcdefghi'
    window.answers['accounts.list'] = () => Array.from(names, (name) => accountRow(name, `Service ${name}`))
    await paper.load()
    const layouts = [paper.layout]
    paper.choice.tick(idOf('b'), false)
    layouts.push(paper.layout)
    paper.setLayout('compact')
    layouts.push(paper.layout)
    expect(layouts).toEqual(['compact', 'single', 'compact'])
    paper.kind = 'sealed'
    expect(paper.input).not.toHaveProperty('layout')
  })

  it('begins with the layout of the last set for which one was chosen', async () => {
    window.answers['settings.set'] = () => ({}) as SettingsView
    window.answers['sheets.save'] = () => ({ path: '/tmp/sheet.pdf', pages: 2 })
    await paper.save()
    expect(asked('settings.set')).toEqual([])
    paper.setLayout('compact')
    window.answers['vault.state'] = () =>
      vaultState({ appearance: { theme: 'system', density: 'comfortable', hideCodes: false, sheetLayout: 'compact' } })
    await paper.save()
    await paper.save()
    expect(asked('settings.set')).toEqual([{ sheetLayout: 'compact' }])
    const session = new Session()
    await session.recount()
    expect(new Paper(session).layout).toBe('compact')
  })

  it('has a cover by the number of accounts until the person says otherwise', () => {
    const { entries, end } = shown(() => paper.cover)
    paper.choice.tick(idOf('b'), false)
    flushSync()
    paper.setCover(true)
    flushSync()
    paper.choice.tick(idOf('b'), true)
    flushSync()
    end()
    expect(entries).toEqual([true, false, true])
  })

  it('plans nothing while no account is ticked, and says what to do', async () => {
    paper.choice.tickFound(false)
    await paper.replan()
    expect([asked('sheets.plan'), paper.plan, paper.toDo]).toEqual([[], undefined, 'Tick at least one account.'])
  })

  it('drops a plan that came after something else was chosen', async () => {
    const late = new HeldAnswer<'sheets.plan'>()
    window.answers['sheets.plan'] = late.handler
    const planning = paper.replan()
    paper.copies = 2
    const newer: SheetPlanView = { ...PLAN, pages: 9 }
    window.answers['sheets.plan'] = () => newer
    await paper.replan()
    late.give(PLAN)
    await planning
    expect(paper.plan).toEqual(newer)
  })

  it('says what it waits for with sealed sheets, and hands their passphrase over once', async () => {
    paper.kind = 'sealed'
    await paper.replan()
    expect(paper.toDo).toBe('Choose the passphrase of the sheets.')
    paper.passphrase = 'correct horse'
    expect(paper.toDo).toBe('')
    window.answers['sheets.save'] = () => ({ path: '/tmp/sheet.pdf', pages: 2 })
    await paper.save()
    expect(asked('sheets.save')).toMatchObject([{ kind: 'sealed', passphrase: 'correct horse' }])
    expect([paper.passphrase, paper.sent]).toEqual(['', { path: '/tmp/sheet.pdf', pages: 2, secret: false }])
  })

  it('has sent nothing when the person gives no path', async () => {
    window.answers['sheets.save'] = () => ({ pages: 2 })
    await paper.save()
    expect([paper.sent, paper.sending.error]).toEqual([undefined, ''])
  })

  it('tells a set that is held in the queue from one that is printed', async () => {
    window.answers['sheets.print'] = () => ({ outcome: 'queued', pages: 2 })
    await paper.print()
    expect(paper.sent).toEqual({ pages: 2, queued: true, secret: true })
    window.answers['sheets.print'] = () => ({ outcome: 'neither', pages: 2 })
    await paper.print()
    expect(paper.sent).toBeUndefined()
  })

  it('looks for the printer again when printing failed', async () => {
    window.answers['sheets.print'] = refusal('print-failed', 'The queue is paused. Nothing was printed.')
    window.answers['sheets.printer'] = () => ({ way: 'none' })
    await paper.print()
    expect([paper.sending.error, paper.printer]).toEqual(['The queue is paused. Nothing was printed.', { way: 'none' }])
  })

  it('follows the work only while something is being made', async () => {
    const end = paper.watch()
    window.tell('progress', { what: 'Making the sheets', done: 1, total: 3 })
    expect(paper.progress).toBeUndefined()
    const saving = new HeldAnswer<'sheets.save'>()
    window.answers['sheets.save'] = saving.handler
    const done = paper.save()
    await until(() => paper.sending.busy)
    window.tell('progress', { what: 'Making the sheets', done: 2, total: 3 })
    expect(paper.progress).toEqual({ done: 2, total: 3 })
    saving.give({ pages: 2 })
    await done
    end()
    expect([paper.progress, window.listening]).toEqual([undefined, 0])
  })

  it('has the main process forget the set when the screen is left', async () => {
    await paper.replan()
    paper.leave()
    await until(() => asked('sheets.close').length === 1)
    expect(paper.preview.picture).toBeUndefined()
  })
})
