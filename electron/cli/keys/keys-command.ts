import { accountName } from '../../accounts/account-name.ts'
import type { App } from '../../app.ts'
import type { AccountDetail, AccountRow, KeyView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { findAccount } from '../accounts/account-commands.ts'
import type { Call, Command } from '../command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { UsageError } from '../terminal.ts'
import { printKeys } from './key-lines.ts'
import { printMatrix } from './matrix-command.ts'
import { isAboutMetadata, METADATA_OPTIONS, metadataOf } from './metadata-command.ts'

export const keysCommand: Command = {
  usage:
    'VAULT [QUERY [--note KEY]... [--unnote KEY]... | --matrix | --verify FILE | --metadata FILE | --forget-metadata]',
  summary:
    'List the security keys and where they are registered, or those of one account; note that a key is registered there, or is not; verify the stored answer of a key. --matrix: which account has which key, and what is to be done. With --metadata, read what FIDO says of key models, from its blob.jwt that you downloaded; --forget-metadata removes that.',
  takes: { min: 1, max: 2 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    ...METADATA_OPTIONS,
    note: { type: 'string', multiple: true },
    unnote: { type: 'string', multiple: true },
    matrix: { type: 'boolean' },
    verify: { type: 'string' },
  },
  async run(call) {
    const query = call.words[1]
    const changes = namesIn(call, 'note').length + namesIn(call, 'unnote').length > 0
    if (query === undefined && changes)
      throw new UsageError('Say at which account: keys VAULT QUERY --note KEY. Nothing was changed.')
    const { verify, matrix } = call.options
    if (matrix === true && query !== undefined)
      throw new UsageError('--matrix shows all accounts and changes nothing: keys VAULT --matrix.')
    if (typeof verify === 'string') {
      if (query !== undefined) throw new UsageError('--verify goes with no account. Nothing was changed.')
      const { printStoredVerdict } = await import('./verify-stored.ts')
      return await printStoredVerdict(call, verify)
    }
    const aboutMetadata = isAboutMetadata(call)
    return await withUnlocked(call, async (app) => {
      if (aboutMetadata) return await metadataOf(app, call)
      if (matrix === true) await printMatrix(app, call)
      else if (query === undefined) printKeys(call, await app.handlers['keys.list'](undefined))
      else await keysOfAccount(app, call, { row: await findAccount(app, query), changes })
      return 0
    })
  },
}

async function keysOfAccount(
  app: App,
  call: Call,
  { row, changes }: { readonly row: AccountRow; readonly changes: boolean },
): Promise<void> {
  const before = await app.handlers['accounts.get']({ id: row.id })
  const detail = changes ? await noteKeys(app, call, before) : before
  const { service, name, keys } = detail
  if (call.options.json === true) call.terminal.out(JSON.stringify({ service, account: name, keys }))
  else if (keys.length === 0) call.terminal.out(`No key is noted at ${accountName(detail)}.`)
  else
    for (const key of keys)
      call.terminal.out([key.name, ...(key.noted === undefined ? [] : [`noted ${key.noted}`])].join('  '))
}

async function noteKeys(app: App, call: Call, { id, keys }: AccountDetail): Promise<AccountDetail> {
  const { keys: all } = await app.handlers['keys.list'](undefined)
  const on = namesIn(call, 'note').map((name) => findKey(all, name))
  const off = new Set(namesIn(call, 'unnote').map((name) => findKey(all, name)))
  const ids = [...keys.map((key) => key.id), ...on].filter((key) => !off.has(key))
  return await app.handlers['accounts.noteKeys']({ id, keys: ids })
}

/** By its name, or by a part of it that only one key has. */
function findKey(keys: readonly KeyView[], query: string): string {
  const words = query.toLowerCase()
  const exact = keys.filter(({ name }) => name === query)
  const [key, second] = exact.length > 0 ? exact : keys.filter(({ name }) => name.toLowerCase().includes(words))
  if (!key)
    throw new KitError('not-found', `No key fits "${query}". Nothing was changed. The "keys" command shows them all.`)
  if (second) throw new UsageError(`"${query}" fits several keys. Say more. Nothing was changed.`)
  return key.id
}

function namesIn({ options }: Call, option: 'note' | 'unnote'): readonly string[] {
  const names = options[option]
  return Array.isArray(names) ? names.map(String) : []
}
