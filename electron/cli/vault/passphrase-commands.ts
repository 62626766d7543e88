import { OLDER_BACKUPS_SENTENCES } from '../../contract/words/slots-words.ts'
import type { App } from '../../app.ts'
import type { SlotsChanged, SlotView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import type { Call, Command } from '../command.ts'
import { chosenPassphrase } from './new-passphrase.ts'
import { readSecret, UsageError } from '../terminal.ts'

const ACTIONS = ['list', 'add', 'change', 'rename', 'remove', 'slower', 'drill'] as const
type Action = (typeof ACTIONS)[number]

export const passphraseCommand: Command = {
  usage: `VAULT ${ACTIONS.join('|')} [--name N] [--new-name N] [--new-passphrase-file F]`,
  summary:
    'List, add, change, rename or remove passphrases, make unlocking slower, or check that you still know one. --name says which.',
  takes: { min: 2, max: 2 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    name: { type: 'string' },
    'new-name': { type: 'string' },
    'new-passphrase-file': { type: 'string' },
  },
  async run(call) {
    const action = actionOf(call.words[1])
    return await withUnlocked(call, async (app, passphrase) => {
      if (action === 'drill') {
        const { name } = await app.handlers['vault.drill']({ passphrase })
        print(call, { name }, [`This is the passphrase "${name}".`])
        return 0
      }
      const { slots, older } = await act(app, call, action, passphrase)
      const note = older && OLDER_BACKUPS_SENTENCES[older]
      print(call, { slots, note }, [...slots.map(slotText), ...(note === undefined ? [] : ['', note])])
      return 0
    })
  },
}

export const rotateCommand: Command = {
  usage: 'VAULT [--passphrase-file F]...',
  summary: 'Encrypt everything again under a new key. Passphrases you do not give stop opening the vault.',
  takes: { min: 1, max: 1 },
  options: { ...JSON_OPTION, 'passphrase-file': { type: 'string', multiple: true } },
  async run(call) {
    const files = Array.isArray(call.options['passphrase-file']) ? call.options['passphrase-file'].map(String) : []
    const [first, ...others] = files
    const typed = await Promise.all(others.map((file) => readSecret(call.terminal, file, 'Passphrase')))
    const options = { ...call.options, 'passphrase-file': first }
    return await withUnlocked({ ...call, options }, async (app, passphrase) => {
      const { kept, dropped, older } = await app.handlers['vault.rotate']({ passphrases: [passphrase, ...typed] })
      const note = OLDER_BACKUPS_SENTENCES[older]
      print(call, { kept, dropped, note }, [
        `Kept: ${kept.join(', ')}`,
        ...(dropped.length > 0 ? [`No longer open the vault: ${dropped.join(', ')}`] : []),
        note,
      ])
      return 0
    })
  },
}

async function act(app: App, call: Call, action: Exclude<Action, 'drill'>, passphrase: string): Promise<SlotsChanged> {
  const { handlers } = app
  switch (action) {
    case 'list':
      return { slots: await handlers['slots.list'](undefined) }
    case 'add':
      return await handlers['slots.add']({ name: textOption(call, 'name'), passphrase: await newPassphrase(call) })
    case 'change':
      return await handlers['slots.change']({ id: await named(app, call), passphrase: await newPassphrase(call) })
    case 'rename':
      return await handlers['slots.rename']({ id: await named(app, call), name: textOption(call, 'new-name') })
    case 'remove':
      return await handlers['slots.remove']({ id: await named(app, call) })
    case 'slower':
      return await handlers['slots.slower']({ passphrase })
  }
}

/** The slot with the given name. A vault's only passphrase needs no name. */
async function named(app: App, call: Call): Promise<string> {
  const slots = await app.handlers['slots.list'](undefined)
  const passphrases = slots.filter(({ kind }) => kind === 'passphrase')
  const { name } = call.options
  const fitting = typeof name === 'string' ? slots.filter((slot) => slot.name === name) : passphrases
  const [slot, another] = fitting
  if (!slot)
    throw new KitError(
      'not-found',
      `No passphrase is called "${String(name)}". Nothing was changed. "list" shows them all.`,
    )
  if (another) throw new UsageError('Say which one with --name N; "list" shows them all.')
  return slot.id
}

async function newPassphrase({ options, terminal }: Call): Promise<string> {
  const purpose = { question: 'New passphrase', nothing: 'nothing was changed' }
  return await chosenPassphrase(terminal, options['new-passphrase-file'], purpose)
}

function actionOf(word: string | undefined): Action {
  const action = ACTIONS.find((one) => one === word)
  if (!action) throw new UsageError(`Say what to do: ${ACTIONS.join(', ')}.`)
  return action
}

function textOption({ options }: Call, option: 'name' | 'new-name'): string {
  const value = options[option]
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`Say the name with --${option} N.`)
  return value.trim()
}

function slotText({ kind, name, typed, memoryMiB, passes, drillDue }: SlotView): string {
  const costs = memoryMiB === undefined ? [] : [`${memoryMiB} MiB, ${passes ?? 0} passes`]
  const last = typed === undefined ? [] : [`typed ${typed.slice(0, 10)}${drillDue ? ', due for a drill' : ''}`]
  return [name, kind, ...costs, ...last].join('  ')
}

function print({ options, terminal }: Call, value: unknown, lines: readonly string[]): void {
  terminal.out(options.json === true ? JSON.stringify(value) : lines.join('\n'))
}
