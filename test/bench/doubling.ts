/** Work that must not take more than in proportion to what there is: each row beside the same on half as much. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { readSource } from '../../electron/intake/formats.ts'
import { planIntake } from '../../electron/intake/plan/plan.ts'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import { gatherReadings, type ExpectedSheet } from '../../electron/sheets/drill/readings.ts'
import { VaultCopy } from '../fixtures/copies.ts'
import { madeUpAccounts } from '../simulation/accounts.ts'
import { links } from './kit.ts'
import type { Row } from './measure.ts'

const EMPTY = { accounts: [], tokens: [], codeSets: [], quarantined: [] }

export async function benchDoubling(): Promise<Row[]> {
  return [
    await doubled('links read and planned', 10_000, planLinks),
    await doubled('links in one file, more than an import takes, refused', 64_000, refuseLinks),
    await doubled('accounts printed, eight codes each', 1_000, (size) => Promise.resolve(() => printed(size))),
    await doubled('sheets read back without the marks at their feet', 1_000, readBack),
    await doubled('accounts merged with a copy where each was changed', 10_000, merge),
  ]
}

/** Prepares the work for a size; what it gives is timed, and may give its processor time itself. */
type Prepare = (size: number) => Promise<() => unknown>

async function doubled(what: string, size: number, prepare: Prepare): Promise<Row> {
  const half = await processorTime(await prepare(size / 2))
  const whole = await processorTime(await prepare(size))
  const beside = `of processor time, ${(whole / half).toFixed(2)} x half as many (${half.toFixed(0)} ms)`
  return { what: `${size} ${what}`, milliseconds: whole, beside }
}

/** The median of three, in milliseconds, after once that only compiles. */
async function processorTime(work: () => unknown): Promise<number> {
  const figures: number[] = []
  await work()
  for (let turn = 0; turn < 3; turn++) {
    const before = process.cpuUsage()
    const told = await work()
    const { user, system } = process.cpuUsage(before)
    figures.push(typeof told === 'number' ? told : (user + system) / 1000)
  }
  return figures.toSorted((a, b) => a - b)[1] ?? 0
}

function planLinks(size: number): Promise<() => unknown> {
  const text = links(size).join('\n')
  return Promise.resolve(async () => {
    // A new copy each time, because what is known about a text is cached by its bytes.
    const reading = await readSource({ name: 'links.txt', bytes: new TextEncoder().encode(text) })
    planIntake([{ source: 'links.txt', reading }], EMPTY)
  })
}

function refuseLinks(size: number): Promise<() => unknown> {
  const text = links(size).join('\n')
  return Promise.resolve(async () => {
    await readSource({ name: 'links.txt', bytes: new TextEncoder().encode(text) }).catch(() => undefined)
  })
}

/** In its own process, which tells its processor time. */
function printed(size: number): number {
  const told = execFileSync(process.execPath, [join(import.meta.dirname, 'paper-process.ts'), String(size)])
  return (JSON.parse(told.toString('utf8')) as { readonly processor: number }).processor
}

/** A picture for each sheet, whose code is one that the vault has. */
function readBack(size: number): Promise<() => unknown> {
  const codes = madeUpAccounts(size).map(({ service, name, tokens: [first] }, at) => {
    if (!first) throw new Error('a made-up account has a secret')
    return formatOtpauth({ issuer: `${service} ${at}`, account: name, token: first.token })
  })
  return Promise.resolve(() => {
    const expected = codes.map((link, at): ExpectedSheet => ({
      set: '3F9A2C41',
      number: at + 1,
      kind: 'account',
      parts: ['secret'],
      pieces: [{ half: 'secret', link, lines: [] }],
      state: { grade: 'as-printed', changes: [] },
      wasPrinted: () => undefined,
      namesPrinted: () => false,
    }))
    const { strays } = gatherReadings(
      codes.map((code) => ({ from: 'scan', codes: [code] })),
      expected,
    )
    if (strays.length > 0) throw new Error('a code was not sorted to its sheet')
  })
}

/** Each account was given a note here and a token there since the copy was taken. */
function merge(size: number): Promise<() => unknown> {
  const here = new VaultCopy()
  const there = new VaultCopy()
  const added = '2026-01-01T00:00:00.000Z'
  for (const [at, { service, name, tokens }] of madeUpAccounts(size).entries()) {
    const id = at.toString(16).padStart(32, '0')
    const account = { kind: 'account', service: `${service} ${at}`, name, added } as const
    here.put(id, { ...account, note: 'changed here' })
    there.put(id, { ...account, note: '' })
    for (const { token } of tokens)
      there.put(`f${id.slice(1)}`, { kind: 'token', account: id, token, added, source: 'paste' })
  }
  return Promise.resolve(() => here.mergedWith(there))
}
