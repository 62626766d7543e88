import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { IntakeView } from '../../../electron/contract.ts'
import { CameraScan } from '../../../renderer/add/camera-scan.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'

const [STARTED, BEGUN] = ['a'.repeat(32), 'b'.repeat(32)] as const
const FRAME = { width: 2, height: 1, grey: Uint8Array.of(0, 255) }

let window: FakeWindow

beforeEach(() => {
  window = new FakeWindow({ 'camera.frame': () => ({ inSight: false }) })
  vi.stubGlobal('document', { createElement: () => ({}) })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function read(id: string, ...names: readonly string[]): IntakeView {
  const file = { needsPassword: false, leftOut: false, takesKeyFile: false, mayHaveText: false, notes: [] }
  const entry = {
    kind: 'token',
    group: 'new',
    service: 'PyPI',
    what: 'TOTP',
    warnings: [],
    duplicate: false,
    ticked: true,
  } as const
  return {
    id,
    accounts: [],
    missing: [],
    files: names.map((name, index) => ({ ...file, index, name })),
    entries: names.map((name, index) => ({ ...entry, index, file: index, name })),
  }
}

test('a picture without a code changes nothing', async () => {
  const scan = new CameraScan(undefined)
  expect(await scan.look(FRAME)).toBe(false)
  expect([scan.view, scan.files, scan.entries]).toEqual([undefined, [], []])
})

test('what was read is added to the intake that it began', async () => {
  const scan = new CameraScan(undefined)
  window.answers['camera.frame'] = () => ({ inSight: true, intake: read(BEGUN, 'camera') })
  expect(await scan.look(FRAME)).toBe(true)
  await scan.look(FRAME)
  expect(window.asked.map(([, input]) => input)).toEqual([FRAME, { ...FRAME, intake: BEGUN }])
})

test('of an intake that was under way it shows only what the camera saw', async () => {
  const scan = new CameraScan(STARTED)
  window.answers['camera.frame'] = () => ({ inSight: true, intake: read(STARTED, 'a.txt', 'camera') })
  await scan.look(FRAME)
  expect(window.asked).toEqual([['camera.frame', { ...FRAME, intake: STARTED }]])
  expect([scan.files, scan.entries].map((all) => all.map(({ index }) => index))).toEqual([[1], [1]])
})

test('a code that was seen before is in sight, and what was read stays', async () => {
  const scan = new CameraScan(undefined)
  window.answers['camera.frame'] = () => ({ inSight: true, intake: read(BEGUN, 'camera') })
  await scan.look(FRAME)
  window.answers['camera.frame'] = () => ({ inSight: true })
  expect(await scan.look(FRAME)).toBe(true)
  expect(scan.files).toHaveLength(1)
})
