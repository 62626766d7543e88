/** Small inputs rebuilt from public bug reports, with what is right in each; read by `inspect --json`. */
import { afterAll, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { decodeBase32 } from '../../electron/otp/base32.ts'
import { TestCli } from '../fixtures/cli.ts'
import { hasSamples, readSampleJson, SAMPLES } from './samples.ts'

interface Entry {
  readonly type?: string
  readonly secret?: string
  readonly issuer?: string
  readonly account?: string
  readonly algorithm?: string
  readonly digits?: number
  readonly period?: number
  readonly counter?: number
  readonly warnings?: readonly string[]
}

interface Report {
  readonly path: string
  readonly password?: string
  readonly entries?: readonly Entry[]
  readonly contains?: readonly Entry[]
  readonly minEntries?: number
  /** Only types and names are stated. */
  readonly loose?: boolean
  readonly warning?: unknown
  readonly codeSets?: readonly {
    readonly count: number
    readonly service?: readonly string[]
    readonly serviceNot?: readonly string[]
  }[]
  readonly orWarning?: unknown
  readonly orNamed?: string
}

interface ReadFile {
  readonly entries: readonly Entry[]
  readonly codeSets: readonly { readonly service: string; readonly codes: readonly string[] }[]
  readonly quarantined: readonly unknown[]
  readonly warnings: readonly string[]
  readonly error?: unknown
}

const reports = hasSamples ? (readSampleJson('reports/MANIFEST.json') as { files: Report[] }).files : []
const cli = new TestCli()

afterAll(() => {
  cli.close()
})

describe.skipIf(!hasSamples)('inputs of public bug reports', () => {
  it('are all there', () => {
    expect(reports).toHaveLength(25)
  })

  it.each(reports)('$path is read as it is right', async (report) => {
    const { file, said } = await inspect(report)
    const warned =
      file.warnings.length + file.quarantined.length + file.entries.flatMap((one) => one.warnings ?? []).length > 0
    const wrong = wrongIn(report, file, warned)
    if (report.orWarning && (warned || file.error)) return
    if (report.orNamed && file.entries.length === 0) expect(said.toLowerCase()).toContain(report.orNamed.toLowerCase())
    else expect(wrong).toEqual([])
  })
})

async function inspect({ path, password }: Report): Promise<{ readonly file: ReadFile; readonly said: string }> {
  const opened = password === undefined ? [] : ['--password-file', cli.write('password', password)]
  const { out, err } = await cli.bare(['inspect', join(SAMPLES, 'reports', path), '--json', ...opened])
  const { files } = JSON.parse(out) as { files: readonly ReadFile[] }
  const [file] = files
  if (!file) throw new Error('inspect answers with a file for each that it is given')
  return { file, said: `${out} ${err}` }
}

function wrongIn(report: Report, { entries, codeSets }: ReadFile, warned: boolean): readonly string[] {
  const keyOf = report.loose ? looseKeyOf : strictKeyOf
  const have = entries.map(keyOf).sort()
  const wanted = report.entries?.map(keyOf).sort()
  const contains = (report.contains ?? []).map(keyOf).filter((key) => !have.includes(key))
  const names = (report.entries ?? []).filter(
    (want) => !entries.some((one) => keyOf(one) === keyOf(want) && named(want, one)),
  )
  const sets = (report.codeSets ?? []).filter(
    ({ count, service, serviceNot }) =>
      !codeSets.some((set) => set.codes.length === count && (service?.includes(set.service) ?? true)) ||
      codeSets.some((set) => serviceNot?.includes(set.service) ?? false),
  )
  return [
    ...(wanted && JSON.stringify(wanted) !== JSON.stringify(have)
      ? [`${JSON.stringify(have)}, not ${JSON.stringify(wanted)}`]
      : []),
    ...contains,
    ...names.map((one) => `named otherwise than ${JSON.stringify(one)}`),
    ...sets.map((set) => `no set ${JSON.stringify(set)}`),
    ...(entries.length < (report.minEntries ?? 0) ? ['too few entries'] : []),
    ...(report.warning && !warned ? ['no warning'] : []),
  ]
}

function named(want: Entry, one: Entry): boolean {
  return (want.issuer ?? one.issuer) === one.issuer && (want.account ?? one.account) === one.account
}

function looseKeyOf({ type = 'totp', issuer = '', account = '' }: Entry): string {
  return [type, issuer, account].join(' ')
}

function strictKeyOf({
  type = 'totp',
  secret = '',
  algorithm = 'SHA1',
  digits,
  period = 30,
  counter = 0,
}: Entry): string {
  const read = decodeBase32(secret)
  const bytes = read.ok ? Buffer.from(read.bytes).toString('hex') : secret
  const moving = type === 'totp' ? period : type === 'hotp' ? counter : ''
  return [type, bytes, algorithm.toUpperCase().replace('-', ''), digits ?? (type === 'steam' ? 5 : 6), moving].join(' ')
}
