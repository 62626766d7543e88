import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import { ReadingThread } from '../../../electron/intake/reading/reading-thread.ts'
import { SourceReader } from '../../../electron/intake/reading/source-reader.ts'
import { qrPng } from '../../fixtures/intake/pictures.ts'
import type { Sample } from '../../fixtures/intake/sample.ts'
import { samples } from '../../fixtures/intake/samples.ts'
import { zipOf } from '../../fixtures/intake/zips.ts'
import { turnsDuring } from '../../turns.ts'

const link = (name: string) => `otpauth://totp/PyPI:${name}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI`
const file = (text: string, name = 'links.txt') => ({ name, bytes: new TextEncoder().encode(text) })

const reader = new SourceReader()

afterAll(async () => {
  await reader.close()
})

describe('a file that is read in the worker', () => {
  const isRead = async (_: string, __: string, { make, password, columns }: Sample) => {
    const source = await make()
    const before = source.bytes.slice()
    const read = await reader.read(source, {
      ...(password !== undefined && { password }),
      ...(columns && { columns }),
    })
    expect('reading' in read && read.reading).toEqual(await readSource(source, password, undefined, columns))
    expect(source.bytes).toEqual(before)
  }
  const SAME = 'is read as it is here: %s, %s'
  const [first, more] = firstOfEach(samples)
  it.each(first)(SAME, isRead)
  it.each(more)(SAME, { tags: 'thorough' }, isRead)

  it('comes back with its secrets in buffers of their own, so that each can be wiped', async () => {
    const read = await reader.read(file([link('alice'), link('bob')].join('\n')))
    const secrets = ('reading' in read ? read.reading.found : []).flatMap((found) =>
      found.kind === 'token' ? [found.token.secret] : [],
    )
    expect(secrets.map(({ length }) => length)).toEqual([20, 20])
    expect(secrets.map(({ buffer }) => buffer.byteLength)).toEqual([20, 20])
  })
})

describe('a file that takes long', () => {
  it.each([
    ['300,000 links', Array.from({ length: 300_000 }, (_, at) => link(`user${at}`)).join('\n'), 'file-too-large'],
    ['deep JSON', '['.repeat(20_000_000), 'unknown-format'],
  ])('leaves this thread free: %s', async (_, text, code) => {
    const reading = reader.read(file(text))
    expect(await turnsDuring(reading)).toBeGreaterThan(5)
    expect(await reading).toMatchObject({ error: { code } })
  })

  it('is stopped in the middle, and the next one is read', async () => {
    const stop = new AbortController()
    const reading = reader.read(file(Array.from({ length: 300_000 }, (_, at) => link(`user${at}`)).join('\n')), stop)
    // Sent to the worker by now, which needs far longer than a turn of this thread.
    await setImmediate()
    stop.abort()
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
    expect(await reader.read(file(link('alice')))).toMatchObject({ reading: { found: [{ account: 'alice' }] } })
  })

  it('is stopped before it is begun, and when the reader is closed', async () => {
    const late = reader.read(file(link('alice')), { signal: AbortSignal.abort() })
    await expect(late).rejects.toMatchObject({ code: 'cancelled' })
    const open = reader.read(file(Array.from({ length: 300_000 }, (_, at) => link(`user${at}`)).join('\n')))
    await Promise.resolve()
    // Both may settle first.
    await Promise.all([reader.close(), expect(open).rejects.toMatchObject({ code: 'cancelled' })])
  })
})

it('a reader that nobody waits for does not keep the process from ending', () => {
  const reading = `
    import { SourceReader } from ${JSON.stringify(join(import.meta.dirname, '../../../electron/intake/reading/source-reader.ts'))}
    const bytes = new TextEncoder().encode(${JSON.stringify(link('alice'))})
    const { reading } = await new SourceReader().read({ name: 'a.txt', bytes })
    console.log(reading.found.length)`
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', reading], { encoding: 'utf8' })).toBe('1\n')
})

it('a zip of pictures says how far it is while it is read', async () => {
  const bytes = await zipOf({ 'one.png': await qrPng(link('alice')), 'two.png': await qrPng(link('bob')) })
  const told: unknown[] = []
  const read = await reader.read({ name: 'shots.zip', bytes }, { progress: (progress) => told.push(progress) })
  expect(read).toMatchObject({ reading: { found: [{ account: 'alice' }, { account: 'bob' }] } })
  expect(told).toEqual([0, 1, 2].map((done) => ({ done, total: 2 })))
})

it('two pictures are read at a time, each by a thread of its own, and any other files by one thread', async () => {
  const asked = vi.spyOn(ReadingThread.prototype, 'ask')
  const picture = { name: 'a.png', bytes: await qrPng(link('alice')) }
  const all = [picture, picture, file(link('bob')), file(link('carol')), picture]
  const read = await Promise.all(all.map(async (source) => await reader.read(source)))
  expect(read.map((one) => 'reading' in one && one.reading.found)).toMatchObject(
    ['alice', 'alice', 'bob', 'carol', 'alice'].map((account) => [{ account }]),
  )
  const threads = asked.mock.contexts.map((thread) => asked.mock.contexts.indexOf(thread))
  expect(threads).toEqual([0, 1, 0, 0, 1])
  asked.mockRestore()
})

it('files are read in the order in which they were given, each with what lies beside it', async () => {
  const [kdbx] = samples.filter(({ what }) => what.includes('a key file beside it'))
  if (!kdbx) throw new Error('there is a sample of it')
  const source = await kdbx.make()
  const [locked, open] = await Promise.all([
    reader.read(source),
    reader.read(source, kdbx.password === undefined ? {} : { password: kdbx.password }),
  ])
  expect(locked).toMatchObject({
    format: { id: 'kdbx', onePassword: false, takesKeyFile: true, keyFileBeside: source.beside?.[0]?.name },
    error: { code: 'password-needed' },
  })
  expect(open).toMatchObject({ format: { id: 'kdbx' }, reading: { format: 'kdbx' } })
})

type Row = readonly [format: string, what: string, sample: Sample]

/** The first sample of each format, and the others. */
function firstOfEach(all: readonly Sample[]): readonly [readonly Row[], readonly Row[]] {
  const rows = all.map((sample): Row => [sample.format, sample.what, sample])
  const isFirst = ([format]: Row, at: number) => rows.findIndex((row) => row[0] === format) === at
  return [rows.filter(isFirst), rows.filter((row, at) => !isFirst(row, at))]
}
