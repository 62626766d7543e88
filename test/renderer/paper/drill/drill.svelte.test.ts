import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DrillSheetView, DrillView } from '../../../../electron/contract.ts'
import { Drill } from '../../../../renderer/paper/drill/drill.svelte.ts'
import { FakeWindow, refusal } from '../../../fixtures/window/fake-window.ts'

const LINE = { label: '2', half: 'secret', needed: true } as const

function sheet(number: number, verdict: DrillSheetView['verdict']): DrillSheetView {
  const read = verdict === 'not-read' ? 'not-read' : 'matches'
  const rest = { account: 'PyPI: alice', secret: read, codes: 'none-on-sheet', changes: [], typed: [] } as const
  return { number, kind: 'totp', verdict, grade: 'as-printed', lines: [LINE], ...rest }
}

function view(rest: Partial<DrillView> = {}): DrillView {
  const copies = [1, 2].map((number) => ({ number, place: '', holder: '' }))
  return { set: '3F9A2C41', copies, sheets: [sheet(1, 'not-read')], sealed: 0, notes: [], ...rest }
}

let window: FakeWindow
let drill: Drill

beforeEach(async () => {
  window = new FakeWindow({ 'drill.start': () => view(), 'drill.cancel': () => undefined })
  drill = new Drill('3F9A2C41')
  await drill.start()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a set that is read back', () => {
  it('is read from files, and says what was proven', async () => {
    window.answers['drill.read'] = ({ files }) => {
      expect(files.map(({ name }) => name)).toEqual(['scan.png'])
      return view({ copy: 2, sheets: [sheet(1, 'proven'), sheet(2, 'half-proven'), sheet(3, 'not-read')] })
    }
    await drill.readFiles([])
    await drill.readFiles([new File([Uint8Array.of(1)], 'scan.png')])
    expect([drill.read.length, drill.proven.length, drill.half.length, drill.copy]).toEqual([2, 1, 1, 2])
  })

  it('keeps what was read when no file is chosen', async () => {
    window.answers['drill.choose'] = () => undefined
    const before = drill.view
    await drill.choose()
    expect(drill.view).toBe(before)
  })

  it('is of the only copy there is, of that on the pages, or of that which the person chose', async () => {
    expect(drill.copy).toBeUndefined()
    drill.chosen = 2
    expect(drill.copy).toBe(2)
    window.answers['drill.choose'] = () => view({ copy: 1 })
    await drill.choose()
    expect(drill.copy).toBe(1)
    window.answers['drill.choose'] = () => view({ copies: [{ number: 4, place: '', holder: '' }] })
    drill.chosen = undefined
    await drill.choose()
    expect(drill.copy).toBe(4)
  })

  it('compares a typed line, and asks again for one that is mistyped', async () => {
    await drill.checkLine()
    drill.typeLine(sheet(1, 'not-read'), LINE)
    drill.text = 'ABCD'
    drill.check = '12ab'
    window.answers['drill.line'] = () => ({ result: 'mistyped', suggestions: ['ABCE'], drill: view() })
    await drill.checkLine()
    expect(window.asked.at(-1)).toEqual(['drill.line', { sheet: 1, label: '2', text: 'ABCD', check: '12ab' }])
    expect([drill.answer, drill.typing?.line]).toEqual([{ result: 'mistyped', suggestions: ['ABCE'] }, LINE])
    window.answers['drill.line'] = () => ({ result: 'same', suggestions: [], drill: view() })
    await drill.checkLine()
    expect(drill.typing).toBeUndefined()
    drill.typeLine(sheet(1, 'not-read'), LINE)
    expect([drill.text, drill.check, drill.answer]).toEqual(['', '', undefined])
  })

  it('says why a sealed sheet did not open', async () => {
    window.answers['drill.open'] = refusal('wrong-password', 'This passphrase does not open the sealed sheet.')
    await drill.openSealed('wrong')
    expect(drill.opening.error).toBe('This passphrase does not open the sealed sheet.')
  })

  it('is recorded once it is known for which copy', async () => {
    const finished = { set: '3F9A2C41', copy: 1, at: '2026-03-01T12:00:00.000Z', how: 'scanned' } as const
    window.answers['drill.finish'] = () => ({ ...finished, same: [1], wrong: [], half: [], of: 1, complete: true })
    await drill.finish()
    expect(drill.finished).toBeUndefined()
    drill.chosen = 1
    await drill.finish()
    expect(drill.finished).toMatchObject(finished)
  })

  it('is forgotten by the main process when it is cancelled', () => {
    drill.cancel()
    expect(window.asked.at(-1)).toEqual(['drill.cancel'])
  })
})
