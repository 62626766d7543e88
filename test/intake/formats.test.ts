import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORMATS, formatOf, readSource } from '../../electron/intake/formats.ts'
import { picture } from '../../electron/intake/formats/picture.ts'
import { LIMITS } from '../../electron/intake/containers/limits.ts'
import { KitError } from '../../electron/kit-error.ts'
import { demoDatabase, githubCodes, pypiCodes } from '../../electron/app/start/demo-files.ts'
import { aegisEncrypted, aegisPlain } from '../fixtures/intake/aegis.ts'
import { migrationLink } from '../fixtures/intake/migration.ts'
import { samples as made } from '../fixtures/intake/samples.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const samples = {
  aegis: aegisPlain(demoDatabase()),
  'aegis-encrypted': aegisEncrypted(demoDatabase(), [{ password: 'pass' }]),
  otpauth: utf8(`# mine\n${LINK}\n${LINK}&digits=8\n`),
  'google-migration': utf8(migrationLink([{ secret: utf8('12345'), name: 'a', issuer: 'b', type: 2 }])),
  pypi: utf8(pypiCodes()),
  github: utf8(githubCodes()),
}

test.each([
  ['aegis', 'aegis'],
  ['aegis-encrypted', 'aegis-encrypted'],
  ['otpauth', 'otpauth'],
  ['google-migration', 'google-migration'],
  ['pypi', 'recovery-codes'],
  ['github', 'recovery-codes'],
] as const)('%s is known by its content under any name', async (sample, format) => {
  for (const name of ['', 'photo.png', 'vault.json'])
    expect((await readSource({ name, bytes: samples[sample] }, 'pass')).format).toBe(format)
})

test('there is a sample of every format', () => {
  const sampled = new Set(made.map(({ format }) => format))
  expect(FORMATS.map(({ id }) => id).filter((id) => !sampled.has(id))).toEqual([])
})

test.each(made)('$format, $what: is known by its content, and every entry is found', async (sample) => {
  const source = await sample.make()
  // A file beside it may know it by its name.
  const name = source.beside ? source.name : 'vault.json'
  const reading = await readSource({ ...source, name }, sample.password, undefined, sample.columns)
  expect(reading.format).toBe(sample.format)
  expect(reading.found).toHaveLength(sample.entries)
})

/** Any text with a link, any list of codes, any random bytes: they come last, and take what no other format knows. */
const LOOSE = [
  'bare-table',
  ...['otpauth', 'google-migration', 'recovery-codes', 'secret', 'found-links', 'html-pictures'],
  ...['authenticator-plus-database', 'andotp-encrypted', 'andotp-encrypted-old'],
]

/** Both are base64 from the first character to the last; the manifest beside it decides, and it comes first. */
const ALSO: Readonly<Record<string, readonly string[]>> = { 'steam-encrypted': ['totp-authenticator'] }

test.each(made)('$format, $what: no format claims it beside its own', async ({ format, make }) => {
  const source = await make()
  const name = source.beside ? source.name : 'vault.json'
  const claimed = FORMATS.filter((one) => !LOOSE.includes(one.id) && one.recognises({ ...source, name }))
  expect(claimed.map(({ id }) => id)).toEqual(LOOSE.includes(format) ? [] : [format, ...(ALSO[format] ?? [])])
})

describe('an unknown file', () => {
  test.each(['hello', '{"services": []}', '\0\x01\x02', '# only a comment'])('%j is refused', async (text) => {
    await expect(readSource({ name: 'x', bytes: utf8(text) })).rejects.toMatchObject({ code: 'unknown-format' })
  })

  test('that is empty is called empty', async () => {
    const error = { code: 'unknown-format', message: 'This file is empty. Nothing was read. Export or save it again.' }
    await expect(readSource({ name: 'x', bytes: new Uint8Array() })).rejects.toMatchObject(error)
  })

  test('that is too large is not looked into', async () => {
    const bytes = new Uint8Array(LIMITS.fileBytes + 1)
    await expect(readSource({ name: 'x', bytes })).rejects.toMatchObject({ code: 'file-too-large' })
  })
})

test('whatever the bytes, the answer is a reading or a coded error', async () => {
  const texts = Object.values(samples)
  const mutated = fc
    .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }))
    .map(([bytes, edits]) => {
      const copy = bytes.slice()
      for (const [at, byte] of edits) copy[at % copy.length] = byte
      return copy
    })
  const cut = fc.tuple(fc.constantFrom(...texts), fc.nat()).map(([bytes, at]) => bytes.slice(0, at % bytes.length))
  const spliced = fc.tuple(cut, cut).map(([head, tail]) => new Uint8Array(Buffer.concat([head, tail])))
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated, cut, spliced)
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(undefined, '', 'pass'), async (input, password) => {
      const before = input.slice()
      const source = { name: 'x', bytes: input }
      // Pictures have a worker each; they are tested by themselves.
      if (formatOf(source) === picture) return
      await expect(outcomeOf(source, password)).resolves.toBe('well')
      expect(input).toEqual(before)
    }),
    { numRuns: 300 },
  )
})

describe('a file made to keep the reader busy or out of memory', () => {
  const long = 4_000_000
  const secret = 'otpauth://totp/x?secret='
  test.each([
    ['spaces in a link', `${LINK}${' '.repeat(long)}x`],
    ['padding in a secret', Array.from({ length: 50 }, () => `${secret}${'='.repeat(60_000)}x`).join('\n')],
    ['padding in a payload', `otpauth-migration://offline?data=${'='.repeat(60_000)}x`],
    ['percent signs', `otpauth-migration://offline?data=${'%25'.repeat(20_000)}`],
    ['dots after a code', `11112222\n22223333\n33334444\n1${'.'.repeat(60_000)}x`],
    ['lines of one character', 'a\n'.repeat(long / 2)],
    [
      'deep lists',
      `{"header":{"slots":null,"params":null},"db":{"entries":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}}`,
    ],
    ['quotes and braces', `{"header":{"slots":[${'{"'.repeat(long / 4)}`],
  ])('%s: the answer is a reading or a coded error', async (_, text) => {
    await expect(outcomeOf({ name: 'x', bytes: utf8(text) })).resolves.toBe('well')
  })
})

async function outcomeOf(source: Parameters<typeof readSource>[0], password?: string): Promise<unknown> {
  try {
    const { found } = await readSource(source, password)
    return Array.isArray(found) ? 'well' : found
  } catch (error) {
    return error instanceof KitError ? 'well' : error
  }
}

test('whatever the bytes of a picture, the answer is a reading or a coded error', async () => {
  const heads = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe0', 'GIF89a', 'BM\0\0\0\0\0\0\0\0', 'P5 10 10 255\n', 'P6 ']
  const picture = fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }))
    .map(([head, rest]) => new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), rest])))
  await fc.assert(
    fc.asyncProperty(picture, async (bytes) => {
      await expect(outcomeOf({ name: 'x', bytes })).resolves.toBe('well')
    }),
    { numRuns: 12 }, // a worker each
  )
})
