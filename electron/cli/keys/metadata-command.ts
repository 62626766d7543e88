import type { App } from '../../app.ts'
import type { ReadMetadataView } from '../../contract.ts'
import { readMetadataSentences } from '../../contract/words/metadata-words.ts'
import { exitCodeOf, type Call, type ExitCode } from '../command.ts'
import { readFileArgument } from '../terminal.ts'

export const METADATA_OPTION = { metadata: { type: 'string' } } as const

/** What a call takes; the reader itself stops at half of it. */
const MOST_BYTES = 64 * 1024 * 1024

/** Reads FIDO's metadata from a file that the person downloaded: `keys VAULT --metadata FILE`. */
export async function readMetadata(app: App, { options, terminal }: Call, path: string): Promise<ExitCode> {
  const file = { name: path.slice(-500), bytes: readFileArgument(path, MOST_BYTES) }
  const result = await app.handlers['keys.readMetadata']({ file })
  if (!result) return 0
  if (options.json === true) terminal.out(JSON.stringify(result))
  else {
    const text = readMetadataSentences(result, (iso) => iso.slice(0, 10)).join('\n')
    if (result.kind === 'refused') terminal.err(text)
    else terminal.out(text)
  }
  return exitOf(result)
}

function exitOf(result: ReadMetadataView): ExitCode {
  if (result.kind === 'refused') return result.why.kind === 'older' ? 5 : exitCodeOf('unknown-format')
  return result.metadata.outOfDate ? 5 : 0
}
