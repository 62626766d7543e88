/** `npm test`: every check in turn, the quick ones first; stops at the first that fails. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, HOW_TO_GET_CHROMIUM } from './find-chromium.ts'
import { addCounts, NO_COUNTS, playwrightCounts, summary, vitestCounts, type Counts } from './test-counts.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, 'test-results')

interface Step {
  readonly title: string
  readonly script: string
  /** Reads the number of tests from the report that the step writes. */
  readonly count?: (report: string) => Counts
  readonly args?: (report: string) => readonly string[]
}

const STEPS: readonly Step[] = [
  { title: 'Lint', script: 'lint' },
  { title: 'Types', script: 'types' },
  { title: 'Unit', script: 'unit', args: vitestArgs, count: vitestCounts },
  { title: 'Faults', script: 'faults-few', args: vitestArgs, count: vitestCounts },
  { title: 'Interop', script: 'interop', args: vitestArgs, count: vitestCounts },
  { title: 'End to end', script: 'e2e', args: () => ['--reporter=list,json'], count: playwrightCounts },
]

process.exitCode = await testAll()

async function testAll(): Promise<number> {
  if (findChromium() === undefined) {
    console.error(HOW_TO_GET_CHROMIUM)
    return 1
  }
  mkdirSync(reports, { recursive: true })
  let counts = NO_COUNTS
  for (const step of STEPS) {
    console.log(`\n== ${step.title}`)
    const report = join(reports, `${step.script}.json`)
    rmSync(report, { force: true })
    const started = performance.now()
    const passed = await run(step, report)
    console.log(`== ${step.title}: ${passed ? 'passed' : 'FAILED'} in ${seconds(started)} s`)
    if (step.count && existsSync(report)) counts = addCounts(counts, step.count(readFileSync(report, 'utf8')))
    if (!passed) {
      console.log(`\n${step.title} failed. ${summary(counts)}`)
      return 1
    }
  }
  console.log(`\n${summary(counts)}`)
  return 0
}

/** Through npm itself, so that each step is the very script that one can also run alone. */
async function run({ script, args }: Step, report: string): Promise<boolean> {
  const npm = process.env.npm_execpath
  if (npm === undefined) throw new Error('run this as "npm test"')
  const child = spawn(process.execPath, [npm, 'run', '--silent', script, '--', ...(args?.(report) ?? [])], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  })
  return await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      resolve(code === 0)
    })
  })
}

function vitestArgs(report: string): readonly string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1)
}
