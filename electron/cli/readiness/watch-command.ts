import { statSync } from 'node:fs'
import type { WatchedView } from '../../contract.ts'
import { watchedSentences } from '../../contract/words/publisher-words.ts'
import { SNAPSHOT_LIMITS } from '../../readiness/publishers/read-snapshot.ts'
import { exitCodeOf, worst, type Call, type Command } from '../command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { readFileArgument, UsageError } from '../terminal.ts'

export const watchCommand: Command = {
  usage: 'VAULT FILE... [--on DATE] [--package NAME]',
  summary:
    'Compare what PyPI, npm, crates.io or RubyGems say of a package (files you downloaded) with the last time: owners, publishers, releases. The day is that of the file, unless --on says it.',
  takes: { min: 2, max: 201 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION, on: { type: 'string' }, package: { type: 'string' } },
  async run(call) {
    const on = dayIn(call)
    const files = call.words.slice(1).map((path) => ({
      name: path.slice(-500),
      bytes: readFileArgument(path, SNAPSHOT_LIMITS.bytes),
      on: on ?? isoDay(statSync(path).mtimeMs),
    }))
    const { package: wanted } = call.options
    return await withUnlocked(call, async (app) => {
      const watched = await app.handlers['publishers.watch']({
        files,
        ...(typeof wanted === 'string' && { package: wanted }),
      })
      if (call.options.json === true) call.terminal.out(JSON.stringify({ watched }))
      else for (const one of watched) print(call, one)
      return exitOf(watched)
    })
  },
}

function print({ terminal }: Call, watched: WatchedView): void {
  const [first = '', ...others] = watchedSentences(watched)
  if (watched.kind === 'refused') terminal.err(first)
  else terminal.out([first, ...others.map((line) => `  ${line}`)].join('\n'))
  if (watched.kind === 'compared' && watched.changes.length > 0)
    terminal.out('  Ask the other owners whether each of these was one of you.')
}

function exitOf(watched: readonly WatchedView[]): ReturnType<typeof worst> {
  return worst(
    watched.map((one) => {
      if (one.kind === 'not-comparable') return 5
      if (one.kind !== 'refused') return 0
      return one.why.kind === 'unnamed' || one.why.kind === 'other-package' ? 5 : exitCodeOf('unknown-format')
    }),
  )
}

/** @throws UsageError for anything but a day that is there. */
function dayIn({ options: { on } }: Call): string | undefined {
  if (on === undefined) return undefined
  const day = typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) ? Date.parse(on) : NaN
  if (!Number.isFinite(day) || isoDay(day) !== on) throw new UsageError('--on takes a day, as 2026-11-29.')
  return on
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
