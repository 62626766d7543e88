import type { App } from '../../app.ts'
import type { ReadMetadataView } from '../../contract.ts'
import { readMetadataSentences } from '../../contract/words/metadata-words.ts'
import { exitCodeOf, type Call, type ExitCode } from '../command.ts'
import { readFileArgument, UsageError } from '../terminal.ts'

export const METADATA_OPTIONS = { metadata: { type: 'string' }, 'forget-metadata': { type: 'boolean' } } as const

/** What a call takes; the reader itself stops at half of it. */
const MOST_BYTES = 64 * 1024 * 1024

/** Whether a command line is about FIDO's metadata. @throws UsageError when it says anything else besides. */
export function isAboutMetadata({ words, options }: Call): boolean {
  const [reads, forgets] = [options.metadata !== undefined, options['forget-metadata'] === true]
  if ((reads || forgets) && (words.length > 1 || reads === forgets))
    throw new UsageError('Say only keys VAULT --metadata FILE, or keys VAULT --forget-metadata. Nothing was changed.')
  return reads || forgets
}

/** `keys VAULT --metadata FILE` reads FIDO's metadata from a file; `--forget-metadata` removes what is kept. */
export async function metadataOf(app: App, call: Call): Promise<ExitCode> {
  const { options, terminal } = call
  if (typeof options.metadata === 'string') return await readMetadata(app, call, options.metadata)
  await app.handlers['keys.forgetMetadata'](undefined)
  terminal.out(
    options.json === true ? JSON.stringify({ kind: 'forgotten' }) : "No metadata of FIDO's is kept any more.",
  )
  return 0
}

async function readMetadata(app: App, { options, terminal }: Call, path: string): Promise<ExitCode> {
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
