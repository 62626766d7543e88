import { KitError } from '../../kit-error.ts'
import { exportRecords } from './export-records.ts'
import { readAs, requireFormat } from '../formats.ts'
import type { Format, Source } from '../intake.ts'
import type { FormatFacts, ReadAnswer, ReadJob } from './read-job.ts'

/** Reads one file. Whatever is in it, this answers, perhaps with views of what it was given. */
export async function readAnswer(job: ReadJob): Promise<ReadAnswer> {
  try {
    return job.kind === 'read' ? await readingOf(job) : await exportOf(job)
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? '') : ''
    const places = stack.split('\n').filter((line) => /^\s+at /.test(line))
    return { kind: 'crash', where: places.join('\n') }
  }
}

async function readingOf({
  source,
  password,
  keyFile,
  columns,
  format: known,
}: Extract<ReadJob, { kind: 'read' }>): Promise<ReadAnswer> {
  let facts: FormatFacts | undefined
  try {
    const format = requireFormat(source, known)
    facts = factsOf(format, source)
    return { kind: 'reading', format: facts, reading: await readAs(format, source, password, keyFile, columns) }
  } catch (error) {
    return { ...refusal(error), ...(facts && { format: facts }) }
  }
}

async function exportOf({ bytes, password }: Extract<ReadJob, { kind: 'export' }>): Promise<ReadAnswer> {
  try {
    return { kind: 'export', records: await exportRecords(bytes, password) }
  } catch (error) {
    return refusal(error)
  }
}

/** @throws Any error that is not a KitError. */
function refusal(error: unknown): Extract<ReadAnswer, { kind: 'error' }> {
  if (!(error instanceof KitError)) throw error
  return { kind: 'error', code: error.code, message: error.message }
}

function factsOf(format: Format, source: Source): FormatFacts {
  const found = format.keyFileBeside?.(source)
  const table = format.tableIn?.(source)
  return {
    id: format.id,
    onePassword: format.onePassword === true,
    takesKeyFile: 'keyFileBeside' in format,
    ...(found && { keyFileBeside: found.name }),
    ...(table && { table }),
  }
}
