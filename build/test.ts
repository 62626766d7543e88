/**
 * `npm test`: the checks of each change, some side by side because most keep only one processor busy. Stops after
 * the first group with a failure. `npm run test-all` also runs what is tagged `thorough`.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, HOW_TO_GET_CHROMIUM } from './find-chromium.ts'
import { addCounts, NO_COUNTS, playwrightCounts, summary, vitestCounts, type Counts } from './test-counts.ts'
import { seconds, timeTable, type Timed } from './test-table.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, 'test-results')

interface Step {
  readonly title: string
  readonly script: string
  /** Reads the number of tests from the step's report. */
  readonly count?: (report: string) => Counts
  readonly args?: (report: string) => readonly string[]
}

const ALL = process.argv[2] === 'all'

/** The steps of a group run side by side. */
const GROUPS: readonly (readonly Step[])[] = [
  [
    { title: 'Lint', script: 'lint' },
    { title: 'Types', script: 'types' },
    { title: 'Unit', script: 'unit', args: vitestArgs, count: vitestCounts },
  ],
  [
    { title: 'Faults', script: 'faults-few', args: vitestArgs, count: vitestCounts },
    { title: 'Interop', script: 'interop', args: vitestArgs, count: vitestCounts },
  ],
  [{ title: 'End to end', script: 'e2e', args: playwrightArgs, count: playwrightCounts }],
]

process.exitCode = await testAll()

async function testAll(): Promise<number> {
  if (findChromium() === undefined) {
    console.error(HOW_TO_GET_CHROMIUM)
    return 1
  }
  mkdirSync(reports, { recursive: true })
  const began = performance.now()
  const done: (Timed & { readonly counts: Counts })[] = []
  for (const group of GROUPS) {
    console.log(`\n== ${group.map(({ title }) => title).join(', ')}`)
    done.push(...(await Promise.all(group.map((step) => runStep(step, group.length > 1)))))
    if (done.some(({ passed }) => !passed)) break
  }
  console.log(`\n${timeTable(done, performance.now() - began)}`)
  console.log(`\n${summary(done.reduce((sum, { counts }) => addCounts(sum, counts), NO_COUNTS))}`)
  if (!ALL) console.log('What is tagged thorough was left out: npm run test-all runs it too.')
  return done.every(({ passed }) => passed) ? 0 : 1
}

/** @param together - Whether other steps run at the same time: then its output is shown in one piece, at the end. */
async function runStep(step: Step, together: boolean): Promise<Timed & { readonly counts: Counts }> {
  const { title, script, count } = step
  const report = join(reports, `${script}.json`)
  rmSync(report, { force: true })
  const began = performance.now()
  const { passed, written } = await run(step, report, together)
  const milliseconds = performance.now() - began
  process.stdout.write(written)
  console.log(`== ${title}: ${passed ? 'passed' : 'FAILED'} in ${seconds(milliseconds)} s`)
  const counts = count && existsSync(report) ? count(readFileSync(report, 'utf8')) : NO_COUNTS
  return { title, passed, milliseconds, counts }
}

interface Ran {
  readonly passed: boolean
  /** Its output, unless it was already shown. */
  readonly written: Buffer
}

/** Runs npm itself, so that each step is the same script that can be run alone. */
async function run({ script, args }: Step, report: string, together: boolean): Promise<Ran> {
  const npm = process.env.npm_execpath
  if (npm === undefined) throw new Error('run this as "npm test"')
  const child = spawn(process.execPath, [npm, 'run', '--silent', script, '--', ...(args?.(report) ?? [])], {
    cwd: root,
    stdio: together ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...colour(), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  })
  const pieces: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => pieces.push(piece))
  return await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ passed: code === 0, written: Buffer.concat(pieces) })
    })
  })
}

/** A step that writes to a pipe cannot see that a person reads it in the end. */
function colour(): NodeJS.ProcessEnv {
  return process.stdout.isTTY && process.env.NO_COLOR === undefined ? { FORCE_COLOR: '1' } : {}
}

function vitestArgs(report: string): readonly string[] {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return ALL ? reporters : [...reporters, '--tags-filter=!thorough']
}

function playwrightArgs(): readonly string[] {
  return ALL ? ['--reporter=list,json'] : ['--reporter=list,json', '--grep-invert=@thorough']
}
