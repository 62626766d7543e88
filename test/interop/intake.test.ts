/** What public samples say of links, pictures, and files that hold nothing. */
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../electron/intake/formats.ts'
import type { Found } from '../../electron/intake/intake.ts'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import { codeOf } from '../../electron/otp/codes.ts'
import { parseMigration } from '../../electron/otp/migration.ts'
import { pgm } from '../fixtures/intake/pictures.ts'
import { comparable, entryOf, type Entry } from './entries.ts'
import { hasSamples, readSample, readSampleJson } from './samples.ts'

/** Files that must not be read, and why. */
const NEGATIVE: Readonly<Record<string, string>> = {
  'scito/empty_file.txt': 'unknown-format',
  'scito/only_comments.txt': 'unknown-format',
  'scito/test_export_wrong_content.txt': 'unknown-format',
  'scito/text_masquerading_as_image.jpeg': 'unknown-format',
}

/** The file gives no entries of its own; it is the first of another sample. */
const PREFIXED = 'scito/test_export_wrong_prefix.txt'
const DAMAGED = 'scito/test_export_wrong_data.txt'

describe.skipIf(!hasSamples)('files of other apps', () => {
  test('an Aegis export keeps the groups of its entries', async () => {
    const path = 'aegis/vault/aegis_plain_grouped_v2.json'
    const { found } = await readSource({ name: path, bytes: readSample(path) })
    const notes = found.map((one) => (one.kind === 'token' ? (one.note ?? '') : ''))
    expect(notes.filter((note) => note === 'Aegis groups: group1')).toHaveLength(2)
    expect(notes.filter((note) => note === 'Aegis groups: group2')).toHaveLength(1)
    expect(notes.filter((note) => note === '')).toHaveLength(4)
  })

  test('text before a link is passed over with a warning', async () => {
    const { found } = await readSource({ name: PREFIXED, bytes: readSample(PREFIXED) })
    expect(found).toMatchObject([
      {
        issuer: 'raspberrypi',
        account: 'pi@raspberrypi',
        warnings: [{ kind: 'text-before-link' }],
      },
    ])
  })

  test('a damaged export link is refused', async () => {
    const { found } = await readSource({ name: DAMAGED, bytes: readSample(DAMAGED) })
    expect(found).toMatchObject([{ kind: 'refused', what: 'line 1' }])
  })

  test.each(Object.entries(NEGATIVE))('%s is answered with %s', async (path, code) => {
    await expect(readSource({ name: path, bytes: readSample(path) })).rejects.toMatchObject({ code })
  })
})

describe.skipIf(!hasSamples)('pictures', () => {
  test('a small QR code gives the link that its makers state', async () => {
    expect(await decodePicture(readSample('dim13/example.png'))).toEqual([
      'otpauth://totp/Example:alice@google.com?issuer=Example&period=30&secret=JBSWY3DPEHPK3PXP',
    ])
  })

  test('a frame of a phone camera gives its link', async () => {
    const pixels = gunzipSync(readSample('aegis/helpers/qr.y.gz'))
    expect(await decodePicture(pgm(pixels, 1600, 1200))).toEqual([
      'otpauth://totp/neo4j:Charlotte?secret=B33WS2ALPT34K4BNY24AYROE4M&issuer=neo4j&algorithm=SHA1&digits=6&period=30',
    ])
  })

  test('a QR code with other content is refused', async () => {
    const { found } = await readSource({ name: 'x', bytes: readSample('scito/qr_but_without_otp.png') })
    expect(found).toMatchObject([{ kind: 'refused', what: 'QR code 1' }])
  })
})

interface MigrationCase {
  readonly id: string
  readonly uri: string
  readonly expectedError?: string
  readonly expected?: { readonly codeAt?: { readonly time: number; readonly code: string } }
  readonly decoded: { readonly entries?: readonly Entry[] }
}

describe.skipIf(!hasSamples)('migration links of other test suites', () => {
  const cases = hasSamples
    ? (readSampleJson('uri-cases/otpauth-migration.json') as { cases: MigrationCase[] }).cases
    : []

  test.each(cases.filter((one) => one.expectedError === undefined))(
    '$id is read whole',
    ({ uri, expected, decoded }) => {
      const result = parseMigration(uri)
      if (result.kind === 'refused') throw new Error(result.reason.kind)
      const found = result.entries.map((entry): Found =>
        entry.kind === 'read' ? { ...entry, kind: 'token', warnings: [] } : entry,
      )
      expect(found.length).toBeGreaterThan(0)
      expect(found.map(entryOf)).toMatchObject((decoded.entries ?? []).map(comparable))
      const [first] = found
      if (expected?.codeAt && first?.kind === 'token')
        expect(codeOf(first.token, expected.codeAt.time * 1000).text).toBe(expected.codeAt.code)
    },
  )

  test.each(cases.filter((one) => one.expectedError !== undefined))('$id is refused', ({ uri }) => {
    expect(parseMigration(uri).kind).toBe('refused')
  })
})
