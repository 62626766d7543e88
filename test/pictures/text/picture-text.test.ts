import { expect, it } from 'vitest'
import { textInPicture } from '../../../electron/pictures/text/picture-text.ts'
import type { PictureText } from '../../../electron/pictures/text/text-job.ts'
import { pgm } from '../../fixtures/intake/pictures.ts'
import { textPhotograph, textPicture } from '../../fixtures/intake/text-pictures.ts'

const HEADING = 'Recovery codes for alice'
const HEX = ['3a1f0c9be2d47760', '90be4417cc02aa51', 'd36fa9179e22dfc1', '5c0e71ab84f39d26']
const never = new AbortController().signal

function linesOf({ cells }: PictureText): readonly string[] {
  return cells.map(({ text, isCode }) => `${isCode ? 'code' : 'text'}: ${new TextDecoder().decode(text)}`)
}

async function errorOf(bytes: Uint8Array, signal = never): Promise<unknown> {
  return await textInPicture(bytes, signal).then(
    () => 'read',
    (error: unknown) => (error as { code: unknown }).code,
  )
}

it('the lines of a screenshot are read, and those that are codes are told from the heading', async () => {
  const file = await textPicture([HEADING, ...HEX])
  const before = file.slice()
  const read = await textInPicture(file, never)
  expect(linesOf(read)).toEqual([`text: ${HEADING}`, ...HEX.map((code) => `code: ${code}`)])
  expect(read.letters).toBe('hex')
  expect(file).toEqual(before)
  // Each comes with its part of the picture: sixteen characters of 12 pixels in a line of 40, and no neighbour.
  const { picture } = read.cells.find(({ isCode }) => isCode) ?? {}
  expect(picture?.width).toSatisfy((width: number) => width > 180 && width < 240)
  expect(picture?.height).toSatisfy((height: number) => height > 20 && height < 40)
  expect(picture?.data).toHaveLength((picture?.width ?? 0) * (picture?.height ?? 0))
  expect(Math.min(...(picture?.data ?? []))).toBeLessThan(80)
})

it('a dark screenshot of numbered codes in two columns gives each code without its number', async () => {
  const rows = ['1. 2686 1731                 2. 2882 5448', '3. 6996 4373                 4. 6009 6859']
  const read = await textInPicture(await textPicture(['Backup codes', ...rows], { dark: true }), never)
  expect([...linesOf(read)].sort()).toEqual([
    'code: 2686 1731',
    'code: 2882 5448',
    'code: 6009 6859',
    'code: 6996 4373',
    'text: Backup codes',
  ])
  expect(read.letters).toBe('digits')
})

it('a photograph that is askew, dark to one side and noisy is read too', async () => {
  const read = await textInPicture(await textPhotograph([HEADING, ...HEX]), never)
  expect(linesOf(read)).toEqual([`text: ${HEADING}`, ...HEX.map((code) => `code: ${code}`)])
})

it('in a picture without text nothing is read', async () => {
  const { cells } = await textInPicture(pgm(new Uint8Array(200 * 100).fill(255), 200, 100), never)
  expect(cells).toEqual([])
})

it('what is no picture, and one with too many pixels, is refused before any work', async () => {
  expect(await errorOf(new TextEncoder().encode('no picture'))).toBe('unreadable')
  expect(await errorOf(new TextEncoder().encode('P5 6000 6000 255\n'))).toBe('file-too-large')
  expect(await errorOf(new TextEncoder().encode('P5 60 60 255\n'))).toBe('unreadable')
})

it('reading is stopped at once', async () => {
  const stop = new AbortController()
  const file = await textPicture([HEADING, ...HEX])
  const error = errorOf(file, stop.signal)
  stop.abort()
  expect(await error).toBe('cancelled')
  expect(await errorOf(file, AbortSignal.abort())).toBe('cancelled')
})
