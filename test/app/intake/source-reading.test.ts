import { expect, it } from 'vitest'
import { readFile } from '../../../electron/app/intake/source-reading.ts'
import type { Source } from '../../../electron/intake/intake.ts'
import { SourceReader } from '../../../electron/intake/reading/source-reader.ts'
import { KitError } from '../../../electron/kit-error.ts'
import { pgm } from '../../fixtures/intake/pictures.ts'

/** Says what it was given, and reads nothing. */
class NotedReader extends SourceReader {
  given: readonly string[] = []
  override async read(source: Source) {
    this.given = (source.beside ?? []).map(({ name }) => name)
    return await Promise.resolve({ error: new KitError('unreadable', 'not read') })
  }
}

it('a file is given the files beside it, but no pictures, and a picture none', async () => {
  const picture = (name: string) => ({ name, bytes: pgm(new Uint8Array(4), 2, 2) })
  const text = (name: string) => ({ name, bytes: new TextEncoder().encode('text') })
  const all = [picture('a.pgm'), text('b.maFile'), text('manifest.json'), picture('c.pgm')]
  const reader = new NotedReader()
  const givenTo: unknown[] = []
  for (const source of all) {
    await readFile({ source }, all, { reader, signal: new AbortController().signal })
    givenTo.push(reader.given)
  }
  expect(givenTo).toEqual([[], ['manifest.json'], ['b.maFile'], []])
})
