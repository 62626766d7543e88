import { realpathSync } from 'node:fs'
import { basename } from 'node:path'
import type { App } from '../app.ts'
import type { IntakeView, LedgerView } from '../contract.ts'
import type { Found, Reading, Source } from '../intake/intake.ts'
import { LIMITS } from '../intake/limits.ts'
import { KitError } from '../kit-error.ts'
import { secretText } from '../otp/secret-text.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from './open-app.ts'
import { exitCodeOf, type Call, type Command, type ExitCode } from './command.ts'
import { offerDeletion } from './delete-sources.ts'
import { ledgerText } from './ledger-command.ts'
import { keyFileFor, passwordFor, readAsking, UNLOCK_OPTIONS, type KnownPasswords } from './file-passwords.ts'
import { proveRows } from './proof-commands.ts'
import { readFileArgument } from './terminal.ts'

export const inspectCommand: Command = {
  usage: 'FILE... [--password-file F] [--key-file F]',
  summary: 'Show what is in exports, pictures and code files, secrets included. Saves nothing.',
  takes: { min: 1, max: 200 },
  options: { ...UNLOCK_OPTIONS, ...JSON_OPTION },
  async run(call) {
    const sources = call.words.map(loadedFrom)
    const known: KnownPasswords = new Map()
    const files = []
    for (const one of sources) files.push(await inspectFile(call, one, sources, known))
    if (call.options.json === true) call.terminal.out(JSON.stringify({ files: files.map(({ json }) => json) }))
    else for (const { text } of files) call.terminal.out(text)
    return worst(files.map(({ exitCode }) => exitCode))
  },
}

const IMPORT_OPTIONS = {
  yes: { type: 'boolean' },
  prove: { type: 'boolean' },
  'delete-source': { type: 'boolean' },
} as const

export const importCommand: Command = {
  usage: 'VAULT FILE... [--password-file F] [--key-file F] [--yes] [--prove] [--delete-source]',
  summary:
    'Bring files in. Shows what is in them and asks first, unless --yes or no one is there to ask. --prove compares each token with the old app; --delete-source deletes what is proved.',
  takes: { min: 2, max: 201 },
  options: { ...PASSPHRASE_OPTION, ...UNLOCK_OPTIONS, ...JSON_OPTION, ...IMPORT_OPTIONS },
  async run(call) {
    const files = call.words.slice(1).map((path) => ({
      name: basename(path),
      bytes: readFileArgument(path, LIMITS.fileBytes),
      path: realpathSync(path),
    }))
    return await withUnlocked(call, async (app) => {
      const view = await readAll(app, call, files)
      const failed = view.files.flatMap(({ error }) => (error ? [exitCodeOf(error.code)] : []))
      for (const { name, error } of view.files) if (error) call.terminal.err(`${name}: ${error.message}`)
      const take = view.entries.length > 0 ? await chosenEntries(call, view) : undefined
      if (!take) {
        await app.handlers['intake.cancel']({ intake: view.id })
        call.terminal.err('Nothing was brought in.')
        return worst([...failed, failed.length > 0 ? 0 : 1])
      }
      const ledger = await settle(app, call, await app.handlers['intake.commit']({ intake: view.id, take }))
      call.terminal.out(call.options.json === true ? JSON.stringify({ ledger }) : ledgerText(ledger))
      const incomplete = ledger.refused + ledger.quarantined + ledger.missing.length > 0
      return worst([...failed, incomplete ? 5 : 0])
    })
  },
}

/** What is done once the entries are in the vault: compared with the old app, and the files offered for deletion. */
async function settle(app: App, call: Call, committed: LedgerView): Promise<LedgerView> {
  if (call.options.prove === true) await proveRows(app, call, committed.rows)
  const ledgers = await app.handlers['intake.ledgers'](undefined)
  return await offerDeletion(app, call, ledgers.find(({ id }) => id === committed.id) ?? committed)
}

async function readAll(
  app: App,
  call: Call,
  files: { name: string; bytes: Uint8Array<ArrayBuffer>; path: string }[],
): Promise<IntakeView> {
  let view = await app.handlers['intake.read']({ files })
  for (const { index, name, takesKeyFile } of view.files) {
    // One password may have opened others.
    if (view.files[index]?.needsPassword !== true) continue
    const keyFile = takesKeyFile ? keyFileFor(call) : undefined
    if (keyFile) view = await app.handlers['intake.keyFile']({ intake: view.id, file: index, keyFile })
    const password = await passwordFor(call, name, view.files[index]?.keyFile !== undefined)
    if (password !== undefined) view = await app.handlers['intake.password']({ intake: view.id, file: index, password })
  }
  return view
}

type Take = Parameters<App['handlers']['intake.commit']>[0]['take']

async function chosenEntries(call: Call, view: IntakeView): Promise<Take | undefined> {
  const ticked = view.entries.filter((entry) => entry.ticked)
  const take = ticked.map(({ index, service, name, firstUsed }) => ({
    index,
    service,
    name,
    ...(firstUsed !== undefined && { firstUsed }),
  }))
  for (const { service, firstUsed } of ticked)
    if (firstUsed === true)
      call.terminal.err(
        `The first code of ${service} is noted as used: it asks for one when two-factor login is set up.`,
      )
  if (call.options.yes === true || call.options.json === true) return take
  for (const { service, name, what, ticked, reason } of view.entries) {
    call.terminal.err(
      `${ticked ? '[x]' : '[ ]'} ${[service, name].filter(Boolean).join(' · ')}  ${what}${reason === undefined ? '' : `  (${reason})`}`,
    )
  }
  for (const sentence of view.missing) call.terminal.err(sentence)
  const answer = await call.terminal.ask(`Bring in ${take.length} of ${view.entries.length}? [Y/n]`)
  return answer === undefined || /^(y|yes|)$/i.test(answer.trim()) ? take : undefined
}

interface Inspected {
  readonly json: object
  readonly text: string
  readonly exitCode: ExitCode
}

/** A file of the command line, or why it was not opened. */
type Loaded = { readonly path: string } & (
  { readonly source: Source; readonly error?: undefined } | { readonly source?: undefined; readonly error: KitError }
)

function loadedFrom(path: string): Loaded {
  try {
    return { path, source: { name: basename(path), bytes: readFileArgument(path, LIMITS.fileBytes) } }
  } catch (error) {
    if (error instanceof KitError) return { path, error }
    throw error
  }
}

async function inspectFile(
  call: Call,
  { path, ...loaded }: Loaded,
  all: readonly Loaded[],
  known: KnownPasswords,
): Promise<Inspected> {
  if (loaded.error) return notRead(path, loaded.error)
  const { source } = loaded
  const beside = all.flatMap((other) => (other.source && other.source !== source ? [other.source] : []))
  try {
    return inspected(path, await readAsking(call, { ...source, beside }, known))
  } catch (error) {
    if (error instanceof KitError) return notRead(path, error)
    throw error
  }
}

function notRead(path: string, error: KitError): Inspected {
  const json = {
    file: path,
    format: null,
    error: { code: error.code, message: error.message },
    entries: [],
    codeSets: [],
    quarantined: [],
    refused: [],
  }
  return { json, text: `${path}: ${error.message}`, exitCode: exitCodeOf(error.code) }
}

function inspected(path: string, reading: Reading): Inspected {
  const of = <K extends Found['kind']>(kind: K) =>
    reading.found.filter((found): found is Extract<Found, { kind: K }> => found.kind === kind)
  const records = of('record').map(({ what, name }) => ({ what, name }))
  const json = {
    file: path,
    format: reading.format,
    entries: of('token').map(entryJson),
    codeSets: of('code-set').map(({ service, account, codes }) => ({
      service,
      account,
      codes: codes.map((code) => new TextDecoder().decode(code)),
    })),
    quarantined: of('quarantined').map(({ what, reason }) => ({ what, reason })),
    refused: of('refused').map(({ what, reason }) => ({ what, reason })),
    notes: reading.notes,
    ...(records.length > 0 && { records }),
  }
  const lines = [
    `${path}: ${reading.formatName}`,
    ...json.entries.map(
      ({ type, issuer, account, secret }) => `  ${type.toUpperCase()}  ${issuer} · ${account}  ${secret}`,
    ),
    ...json.codeSets.map(
      ({ service, account, codes }) =>
        `  ${codes.length} recovery codes  ${service} · ${account}\n${codes.map((code) => `    ${code}`).join('\n')}`,
    ),
    ...records.map(({ what, name }) => `  ${what}  ${name}`),
    ...json.quarantined.map(({ what, reason }) => `  quarantined  ${what}: ${reason}`),
    ...json.refused.map(({ what, reason }) => `  refused  ${what}: ${reason}`),
    ...reading.notes.map((note) => `  ${note}`),
  ]
  const incomplete = json.quarantined.length + json.refused.length > 0
  return { json, text: lines.join('\n'), exitCode: incomplete ? 5 : 0 }
}

function entryJson({ issuer, account, token }: Extract<Found, { kind: 'token' }>) {
  const { type, algorithm, digits } = token
  const moving = token.type === 'hotp' ? { counter: token.counter } : { period: token.period }
  return { type, issuer, account, secret: secretText(token), algorithm, digits, ...moving }
}

/** A missing password matters more than an unreadable file, and that more than an incomplete one. */
function worst(codes: readonly ExitCode[]): ExitCode {
  return ([3, 4, 1, 5] as const).find((code) => codes.includes(code)) ?? 0
}
