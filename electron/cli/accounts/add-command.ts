import { accountName } from '../../accounts/account-name.ts'
import type { App } from '../../app.ts'
import type { Input } from '../../contract.ts'
import { remarkSentence } from '../../contract/words/intake-words.ts'
import type { Call, Command } from '../command.ts'
import { PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { UsageError } from '../terminal.ts'

type Typed = Input<'intake.typed'>
const TYPES = ['totp', 'hotp', 'steam', 'motp', 'yandex'] as const
const ALGORITHMS = ['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'] as const

export const addCommand: Command = {
  usage: 'VAULT [--service S] [--account A] [--type T] [--algorithm A] [--digits N] [--period N] [--counter N]',
  summary: 'Add one token. Asks for its secret, and for mOTP and Yandex its PIN, without showing what you type.',
  takes: { min: 1, max: 1 },
  options: {
    ...PASSPHRASE_OPTION,
    service: { type: 'string' },
    account: { type: 'string' },
    type: { type: 'string' },
    algorithm: { type: 'string' },
    digits: { type: 'string' },
    period: { type: 'string' },
    counter: { type: 'string' },
  },
  async run(call) {
    const stated = statedIn(call)
    return await withUnlocked(call, async (app) => {
      const typed = await askRest(call, stated)
      if (!typed) {
        call.terminal.err('A secret can only be typed at a terminal. Nothing was added.')
        return 3
      }
      return await add(app, call, typed)
    })
  },
}

async function add(app: App, { terminal }: Call, typed: Typed): Promise<0 | 1> {
  const { view, problem } = await app.handlers['intake.typed'](typed)
  if (problem) terminal.err(`${remarkSentence(problem.why)} Nothing was added.`)
  const [entry] = view?.entries ?? []
  if (!view || !entry) return 1
  const { index, service, name, what, reason, ticked } = entry
  for (const warning of entry.warnings) terminal.err(remarkSentence(warning))
  if (!ticked) {
    await app.handlers['intake.cancel']({ intake: view.id })
    terminal.err(`${remarkSentence(reason ?? 'It cannot be added.')} Nothing was added.`)
    return 1
  }
  await app.handlers['intake.commit']({ intake: view.id, take: [{ index, service, name }] })
  terminal.out(`Added ${accountName(entry) || 'a token without a name'} (${what}).`)
  return 0
}

/** Everything but secrets comes from the command line: other programs can read that. */
function statedIn({ options }: Call): Omit<Typed, 'secret' | 'pin'> {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
  const number = (name: string) => {
    const value = text(name)
    if (value !== undefined && !/^\d{1,15}$/.test(value)) throw new UsageError(`--${name} takes a whole number.`)
    return value === undefined ? {} : { [name]: Number(value) }
  }
  const algorithm = text('algorithm')
  return {
    service: text('service') ?? '',
    account: text('account') ?? '',
    type: oneOf(TYPES, 'type', text('type')?.toLowerCase() ?? 'totp'),
    ...(algorithm !== undefined && { algorithm: oneOf(ALGORITHMS, 'algorithm', algorithm.toUpperCase()) }),
    ...number('digits'),
    ...number('period'),
    ...number('counter'),
  }
}

function oneOf<const T extends string>(known: readonly T[], name: string, value: string): T {
  const found = known.find((one) => one === value)
  if (found === undefined) throw new UsageError(`--${name} is one of ${known.join(', ')}.`)
  return found
}

/** Undefined when nobody can be asked. */
async function askRest({ terminal }: Call, stated: Omit<Typed, 'secret' | 'pin'>): Promise<Typed | undefined> {
  const service = stated.service === '' ? ((await terminal.ask('Service?')) ?? '') : stated.service
  const account = stated.account === '' ? ((await terminal.ask('Account?')) ?? '') : stated.account
  const secret = await terminal.askSecret('Secret')
  if (secret === undefined) return undefined
  const needsPin = stated.type === 'motp' || stated.type === 'yandex'
  const pin = needsPin ? await terminal.askSecret('PIN (leave it empty to keep it out of the vault)') : undefined
  return { ...stated, service, account, secret, ...(pin !== undefined && { pin }) }
}
