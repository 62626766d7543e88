import { basename } from 'node:path'
import { remarkSentence } from '../../contract/words/intake-words.ts'
import { missingParts } from '../../intake/plan/batches.ts'
import type { Reading, Source } from '../../intake/intake.ts'
import { LIMITS } from '../../intake/containers/limits.ts'
import { SourceReader } from '../../intake/reading/source-reader.ts'
import { joinSplitCodes } from '../../intake/plan/split-codes.ts'
import { KitError } from '../../kit-error.ts'
import { worst, exitCodeOf, type Call, type Command } from '../command.ts'
import { readAsking, FILE_OPTIONS, type FileReading } from './file-passwords.ts'
import { inspected, notRead } from './inspected.ts'
import { JSON_OPTION } from '../open-app.ts'
import { readFileArgument } from '../terminal.ts'

export const inspectCommand: Command = {
  usage: 'FILE... [--password-file F] [--key-file F] [--columns LIST]',
  summary: 'Show what is in exports, pictures and code files, secrets included. Saves nothing.',
  takes: { min: 1, max: 200 },
  options: { ...FILE_OPTIONS, ...JSON_OPTION },
  async run(call) {
    const sources = call.words.map(loadedFrom)
    const reading: FileReading = { reader: new SourceReader(), known: new Map() }
    const read: ReadFile[] = []
    try {
      for (const one of sources) read.push(await readFile(call, one, sources, reading))
    } finally {
      await reading.reader.close()
    }
    const joined = joinSplitCodes(read.map(({ reading }) => reading))
    const missing = missingParts(joined.flatMap((reading) => reading?.parts ?? [])).map(remarkSentence)
    const files = read.map((one, file) => {
      const reading = joined[file]
      return reading ? inspected(one.path, reading) : notRead(one.path, one.error)
    })
    if (call.options.json === true) call.terminal.out(JSON.stringify({ files: files.map(({ json }) => json), missing }))
    else for (const text of [...files.map((file) => file.text), ...missing]) call.terminal.out(text)
    return worst(files.map(({ error, incomplete }) => (error ? exitCodeOf(error) : incomplete ? 5 : 0)))
  },
}

/** A file of the command line, or why it was not opened. */
type Loaded = { readonly path: string } & (
  { readonly source: Source; readonly error?: undefined } | { readonly source?: undefined; readonly error: KitError }
)

interface ReadFile {
  readonly path: string
  readonly reading?: Reading
  readonly error?: KitError
}

function loadedFrom(path: string): Loaded {
  try {
    return { path, source: { name: basename(path), bytes: readFileArgument(path, LIMITS.fileBytes) } }
  } catch (error) {
    if (error instanceof KitError) return { path, error }
    throw error
  }
}

async function readFile(
  call: Call,
  { path, ...loaded }: Loaded,
  all: readonly Loaded[],
  reading: FileReading,
): Promise<ReadFile> {
  if (loaded.error) return { path, error: loaded.error }
  const { source } = loaded
  const beside = all.flatMap((other) => (other.source && other.source !== source ? [other.source] : []))
  try {
    return { path, reading: await readAsking(call, { ...source, beside }, reading) }
  } catch (error) {
    if (error instanceof KitError) return { path, error }
    throw error
  }
}
