import { accountName } from '../../accounts/account-name.ts'
import type { App } from '../../app.ts'
import type { AccountDetail, AccountRow } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { KIND_NAMES } from '../../otp/token.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import type { Call, Command } from '../command.ts'
import { UsageError } from '../terminal.ts'

export const listCommand: Command = {
  usage: 'VAULT',
  summary: 'List the accounts, without any secret or code.',
  takes: { min: 1, max: 1 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION },
  async run(call) {
    return await withUnlocked(call, async (app) => {
      const rows = await app.handlers['accounts.list']({ search: '' })
      if (call.options.json === true) call.terminal.out(JSON.stringify({ accounts: rows }))
      else for (const row of rows) call.terminal.out(rowText(row))
      return 0
    })
  },
}

export const codesCommand: Command = {
  usage: 'VAULT QUERY [--use N]',
  summary: 'Print the recovery codes of an account, or mark the Nth as used today.',
  takes: { min: 2, max: 2 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION, use: { type: 'string' } },
  async run(call) {
    return await withUnlocked(call, async (app) => {
      const row = await findAccount(app, call.words[1] ?? '')
      let detail = await app.handlers['accounts.get']({ id: row.id })
      const set = inForce(detail)
      if (call.options.use !== undefined) {
        const index = numberOf(call.options.use, set.codes.length) - 1
        const used = new Date(call.terminal.now()).toISOString().slice(0, 10)
        detail = await app.handlers['codes.use']({ set: set.id, index, used })
      }
      await printCodes(app, call, detail)
      return 0
    })
  },
}

/** The one account that matches the words of a query. */
export async function findAccount(app: App, query: string): Promise<AccountRow> {
  const rows = await app.handlers['accounts.list']({ search: query })
  const exact = rows.filter(
    ({ service, name }) => query === name || query === service || query === `${service} ${name}`,
  )
  const [row, second] = exact.length > 0 ? exact : rows
  if (!row)
    throw new KitError(
      'not-found',
      `No account matches "${query}". Nothing was changed. The "list" command shows them all.`,
    )
  if (second)
    throw new UsageError(
      `"${query}" matches ${rows.length} accounts: ${rows.map(accountName).slice(0, 5).join(', ')}. Be more specific.`,
    )
  return row
}

/** The ids of the accounts named by `--account`, or of all. */
export async function chosenAccounts(app: App, { options }: Call): Promise<string[]> {
  if (!Array.isArray(options.account)) return (await app.handlers['accounts.list']({ search: '' })).map(({ id }) => id)
  const found = await Promise.all(options.account.map((query) => findAccount(app, String(query))))
  return found.map(({ id }) => id)
}

async function printCodes(app: App, call: Call, detail: AccountDetail): Promise<void> {
  const set = inForce(detail)
  const codes: { code: string; used?: string }[] = []
  for (const [index, { used }] of set.codes.entries()) {
    const code = await app.handlers['codes.reveal']({ set: set.id, index })
    codes.push({ code, ...(used !== undefined && { used }) })
  }
  if (call.options.json === true) {
    call.terminal.out(
      JSON.stringify({
        service: detail.service,
        account: detail.name,
        ...detail.codes,
        ...(set.isKey && { recoveryKey: true }),
        codes,
      }),
    )
    return
  }
  if (set.isKey === true) {
    for (const { code } of codes) call.terminal.out(`${code}\nRecovery key: it stays valid after use`)
    return
  }
  for (const [index, { code, used }] of codes.entries()) {
    call.terminal.out(
      `${String(index + 1).padStart(2)}  ${used === undefined ? '[ ]' : '[x]'}  ${code}${used === undefined ? '' : `  used ${used}`}`,
    )
  }
  call.terminal.out(`${detail.codes?.left ?? 0} of ${codes.length} left`)
}

function inForce(detail: AccountDetail): AccountDetail['codeSets'][number] {
  const set = detail.codeSets.find(({ voided }) => voided === undefined)
  if (!set)
    throw new KitError(
      'not-found',
      `${accountName(detail)} has no recovery codes. Nothing was changed. Import some with the "import" command.`,
    )
  return set
}

function numberOf(value: unknown, max: number): number {
  const number = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : 0
  if (number < 1 || number > max) throw new UsageError(`--use takes a number from 1 to ${max}.`)
  return number
}

function rowText(row: AccountRow): string {
  const tokens = row.tokens.map(
    ({ type, needsPin }) => `${KIND_NAMES[type]}${needsPin === true ? ' (needs its PIN)' : ''}`,
  )
  const codes = row.codes
    ? [`${row.codes.left} of ${row.codes.total} codes left`]
    : row.recoveryKey
      ? ['recovery key']
      : []
  return [accountName(row), ...tokens, ...codes].join('  ')
}
