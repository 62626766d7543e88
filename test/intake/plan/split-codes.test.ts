import { describe, expect, test } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import { FrameReader } from '../../../electron/pictures/frames.ts'
import { decodePicture } from '../../../electron/pictures/pictures.ts'
import { planIntake } from '../../../electron/intake/plan/plan.ts'
import { TestCli } from '../../fixtures/cli.ts'
import { migrationLink } from '../../fixtures/intake/migration.ts'
import { EMPTY } from '../../fixtures/intake/plans.ts'
import { splitQr } from '../../fixtures/intake/split-qr.ts'

const LINK = 'otpauth://totp/PyPI:zoë?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU&issuer=PyPI&digits=8'

const readOne = async (bytes: Uint8Array) => await readSource({ name: 'part.pgm', bytes })

/** One picture above the other. */
function together(pictures: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = pictures
  const head = /^P5 (\d+) (\d+) 255\n/.exec(Buffer.from(first.subarray(0, 30)).toString('latin1'))
  const [length, width, height] = [head?.[0].length ?? 0, Number(head?.[1]), Number(head?.[2])]
  const pixels = pictures.map((one) => one.subarray(length))
  return new Uint8Array(Buffer.concat([Buffer.from(`P5 ${width} ${height * pictures.length} 255\n`), ...pixels]))
}

describe('a part of a QR code that was split', () => {
  test('is never taken for the whole, and says which parts are missing', async () => {
    for (const [index, missing] of [
      [2, 3],
      [1, 3],
      [1, 2],
    ].entries())
      expect(await readOne(splitQr(LINK, 3)[index] ?? new Uint8Array())).toMatchObject({
        formatName: 'Picture with a QR code',
        found: [
          {
            kind: 'refused',
            what: 'QR code 1',
            reason: { kind: 'split-code', part: index + 1, of: 3, missing },
          },
        ],
      })
  })

  test('is joined with the others in one picture', async () => {
    const picture = together(splitQr(LINK, 2))
    expect(await decodePicture(picture)).toEqual([LINK])
    expect(await readOne(picture)).toMatchObject({
      formatName: 'Picture with 2 QR codes',
      found: [{ kind: 'token', issuer: 'PyPI', account: 'zoë', token: { digits: 8 }, warnings: [] }],
    })
  })

  test('is joined with the others in several files, in whatever order', async () => {
    const readings = await Promise.all(splitQr(LINK, 3).toReversed().map(readOne))
    const plan = planIntake(
      readings.map((reading, index) => ({ source: `${index}.png`, reading })),
      EMPTY,
    )
    expect(plan.entries).toMatchObject([{ file: 2, kind: 'token', service: 'PyPI', name: 'zoë', ticked: true }])
    expect(plan.sources.map(({ notes }) => notes)).toEqual(
      [3, 2, 1].map((part) => [{ kind: 'part-of-code', part, of: 3 }]),
    )
  })

  test('may hold a part of a Google Authenticator export', async () => {
    const entry = { secret: new Uint8Array(10).fill(1), name: 'a', issuer: 'b', type: 2 }
    const link = migrationLink([entry], { size: 2, index: 0, id: 7 })
    expect(await readOne(together(splitQr(link, 2)))).toMatchObject({
      found: [{ kind: 'token', issuer: 'b' }],
      parts: [{ batch: 7, index: 0, size: 2 }],
    })
  })

  test('is not joined with a part of another text', async () => {
    const others = splitQr(LINK.replace('KRSX', 'JBSW'), 2, { parity: 7 })
    const [first = new Uint8Array()] = splitQr(LINK, 2, { parity: 7 })
    const { found } = await readOne(together([first, others[1] ?? new Uint8Array()]))
    expect(found).toMatchObject([
      {
        kind: 'refused',
        reason: { kind: 'split-code', part: 1, of: 2, missing: [] },
      },
      { kind: 'refused' },
    ])
  })
})

test('before the camera the parts come one after the other', async () => {
  const reader = new FrameReader()
  const frames = splitQr(LINK, 2).map((file) => {
    const head = /^P5 (\d+) (\d+) 255\n/.exec(Buffer.from(file.subarray(0, 30)).toString('latin1'))
    return { width: Number(head?.[1]), height: Number(head?.[2]), data: file.slice(head?.[0].length) }
  })
  const [first, second] = frames
  if (!first || !second) throw new Error('there are not two parts')
  expect(await reader.read(first)).toEqual([])
  expect(await reader.read({ ...first, data: first.data.slice() })).toEqual([])
  expect(await reader.read(second)).toEqual([LINK])
  await reader.close()
})

test('the terminal joins the files that are named together', async () => {
  const cli = new TestCli()
  try {
    const files = splitQr(LINK, 2).map((bytes, index) => cli.write(`${index}.pgm`, bytes))
    const { exit, out } = await cli.bare(['inspect', ...files, '--json'])
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ files: [{ entries: [{ account: 'zoë' }] }, { entries: [], refused: [] }] })
    expect(await cli.bare(['inspect', files[0] ?? ''])).toMatchObject({ exit: 5 })
  } finally {
    cli.close()
  }
})
