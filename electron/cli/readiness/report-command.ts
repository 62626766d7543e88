import { basename } from 'node:path'
import { readReport, REPORT_LIMITS } from '../../readiness/report/report-file.ts'
import { continuityLines } from '../../readiness/report/report-words.ts'
import { together, type PersonsReport } from '../../readiness/report/together.ts'
import { worst, type Call, type Command, type ExitCode } from '../command.ts'
import { newFile } from '../new-file.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { PAPER_OPTION, paperOf } from '../sheets/paper-option.ts'
import { readFileArgument, UsageError } from '../terminal.ts'

export const reportCommand: Command = {
  usage: 'VAULT --out F.pdf|F.json [--of NAME] [--without-names] [--paper a4|letter] | --together A.json B.json...',
  summary:
    'Save how accounts and packages stand, for a co-owner or an auditor, without any secret. --together: which packages can be released within a week after losing any one person.',
  takes: { min: 1, max: 200 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    ...PAPER_OPTION,
    out: { type: 'string' },
    of: { type: 'string' },
    'without-names': { type: 'boolean' },
    together: { type: 'boolean' },
  },
  async run(call) {
    if (call.options.together === true) return printTogether(call)
    if (call.words.length > 1) throw new UsageError('A report is of one vault. Put reports together with --together.')
    return await save(call)
  },
}

async function save(call: Call): Promise<ExitCode> {
  const { out, of } = call.options
  const names = call.options['without-names'] !== true
  if (!names && of !== undefined) throw new UsageError('--of says a name; with --without-names there is none.')
  if (typeof out === 'string' && !/\.(?:pdf|json)$/i.test(out))
    throw new UsageError('A report is a .pdf to read or a .json to put together. Nothing was saved.')
  const form = typeof out === 'string' && /\.json$/i.test(out) ? 'json' : 'pdf'
  const paper = paperOf(call.options)
  const path = newFile(call, 'the report with --out F.pdf or F.json')
  return await withUnlocked(
    call,
    async (app) => {
      const saved = await app.handlers['report.save']({ form, paper, names, ...(typeof of === 'string' && { of }) })
      if (call.options.json === true) call.terminal.out(JSON.stringify(saved))
      else call.terminal.out(`Saved the report at ${path}\nNo secret is in it.`)
      return 0
    },
    path,
  )
}

/** No vault is opened: the reports say it all. */
function printTogether(call: Call): ExitCode {
  const read = call.words.map((path) => ({ path, reading: readReport(textOf(path)) }))
  const reports = read.flatMap(({ path, reading }): readonly PersonsReport[] =>
    reading.kind === 'report' ? [{ person: reading.report.of ?? calledAs(path), report: reading.report }] : [],
  )
  const codes = read.map(({ path, reading }): ExitCode => {
    if (reading.kind === 'report') {
      for (const what of reading.notUnderstood) call.terminal.err(`${path}: ${what} is not understood, and left out.`)
      return reading.notUnderstood.length > 0 ? 5 : 0
    }
    call.terminal.err(`${path}: ${REFUSED[reading.why]}`)
    return 4
  })
  const answer = together(reports)
  if (call.options.json === true) call.terminal.out(JSON.stringify(answer))
  else for (const line of continuityLines(answer)) call.terminal.out(line)
  return worst(codes)
}

const REFUSED = {
  'too-large': 'this is larger than any report. It was left out. Check that it is the right file.',
  'no-report': 'this is not a report of Recovery Kit. It was left out. "report VAULT --out F.json" makes one.',
} as const

function textOf(path: string): string {
  return new TextDecoder().decode(readFileArgument(path, REPORT_LIMITS.bytes))
}

/** "ana" for "reports/ana.json". */
function calledAs(path: string): string {
  return basename(path).replace(/\.json$/i, '')
}
