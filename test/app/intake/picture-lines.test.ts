import { beforeEach, expect, it } from 'vitest'
import { PictureLines } from '../../../electron/app/intake/picture-lines.ts'
import type { PictureText } from '../../../electron/pictures/text/text-job.ts'

let read: PictureText
let lines: PictureLines

const cell = (text: string, isCode: boolean, unsure: readonly number[] = []) => ({
  text: new TextEncoder().encode(text),
  unsure,
  isCode,
  picture: { width: 1, height: 1, data: Uint8Array.of(7) },
})

beforeEach(() => {
  read = {
    letters: 'hex',
    cells: [cell('PyPI recovery codes', false), cell('3a1f0c9be2d47760', true, [1]), cell('90be4417cc02aa5', true)],
  }
  lines = new PictureLines('codes.png', read)
})

function codeOf(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return (error as { code: unknown }).code
  }
}

const texts = () => lines.view.lines.map(({ text, state }) => `${state}: ${text}`)

it('no code counts until a person has confirmed each', () => {
  expect(texts()).toEqual([
    'other: PyPI recovery codes',
    'unconfirmed: 3a1f0c9be2d47760',
    'unconfirmed: 90be4417cc02aa5',
  ])
  expect(codeOf(() => lines.reading())).toBe('confirm-needed')
  lines.say({ line: 1, text: '3a1f0c9be2d47760', state: 'code' })
  expect(codeOf(() => lines.reading())).toBe('confirm-needed')
  lines.say({ line: 2, text: '90be4417cc02aa51', state: 'code' })
  expect(lines.reading().found).toMatchObject([{ kind: 'code-set', service: 'PyPI' }])
})

it('a line that is taken back, or is another text again, has to be confirmed again', () => {
  for (const line of [1, 2]) lines.say({ line, text: '3a1f0c9be2d47760', state: 'code' })
  lines.say({ line: 2, text: '90be4417cc02aa51', state: 'unconfirmed' })
  expect(codeOf(() => lines.reading())).toBe('confirm-needed')
})

it('what was typed has no characters that were hard to read', () => {
  expect(lines.view.lines[1]?.unsure).toEqual([1])
  lines.say({ line: 1, text: ' 3b1f0c9be2d47760 ', state: 'code' })
  expect(lines.view.lines[1]).toMatchObject({ text: '3b1f0c9be2d47760', unsure: [] })
})

it('a line of which a person says that it is no code is left out, and other text can be a code', () => {
  lines.say({ line: 1, text: '3a1f0c9be2d47760', state: 'other' })
  lines.say({ line: 2, text: '90be4417cc02aa51', state: 'code' })
  const [set] = lines.reading().found
  expect(set).toMatchObject({ codes: [new TextEncoder().encode('90be4417cc02aa51')] })
  lines.say({ line: 0, text: 'PyPI recovery codes', state: 'unconfirmed' })
  expect(codeOf(() => lines.reading())).toBe('confirm-needed')
})

it('an empty line is no code, and with none left nothing is taken', () => {
  expect(
    codeOf(() => {
      lines.say({ line: 1, text: ' - ', state: 'code' })
    }),
  ).toBe('invalid-input')
  expect(
    codeOf(() => {
      lines.say({ line: 9, text: 'a', state: 'code' })
    }),
  ).toBe('not-found')
  for (const line of [1, 2]) lines.say({ line, text: 'x', state: 'other' })
  expect(codeOf(() => lines.reading())).toBe('confirm-needed')
})

it('a picture without codes says so and is wiped, as is one that is left', () => {
  const none: PictureText = { letters: 'any', cells: [cell('Good morning', false)] }
  expect(codeOf(() => new PictureLines('a.png', none))).toBe('nothing-read')
  lines.wipe()
  for (const { text, picture } of [...none.cells, ...read.cells]) {
    expect(text.every((byte) => byte === 0)).toBe(true)
    expect(picture.data).toEqual(Uint8Array.of(0))
  }
})
