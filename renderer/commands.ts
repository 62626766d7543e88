import {
  COMMANDS,
  type AccountCommandId,
  type CommandGroup,
  type CommandId,
} from '../electron/contract/words/command-words.ts'
import type { Session } from './state/session.svelte.ts'

/** Something that can be done from anywhere: by a key, from the menu, the palette or the sheet of keys. */
export interface Command {
  readonly id: CommandId
  readonly words: string
  readonly keys: readonly string[]
  readonly group: CommandGroup
  /** Other words it is found by. */
  readonly also: string
  readonly when: () => boolean
  readonly run: () => void
}

/** What the window does for commands. */
export interface Acts {
  readonly session: Session
  readonly search: () => void
  readonly show: (what: 'palette' | 'help' | 'shortcuts') => void
}

const isOfAccount = ({ group }: Pick<Command, 'group'>): boolean => group === 'account'

export function commandsOf({ session, search, show }: Acts): readonly Command[] {
  const { go } = session
  const ofAccount = (id: AccountCommandId) => () => {
    session.accountActs?.run(id)
  }
  const runs: Readonly<Record<CommandId, () => void>> = {
    search,
    pin: ofAccount('pin'),
    tags: ofAccount('tags'),
    edit: ofAccount('edit'),
    'print-one': ofAccount('print-one'),
    'export-one': ofAccount('export-one'),
    tick: ofAccount('tick'),
    trash: ofAccount('trash'),
    print: () => {
      go('paper')
    },
    lock: () => void session.lock(),
    'lock-now': () => void session.lockNow(),
    codes: () => {
      go('accounts')
    },
    recovery: () => {
      go('recovery')
    },
    add: () => {
      go('intake')
    },
    settings: () => {
      go('settings')
    },
    paper: () => {
      go('paper')
    },
    keys: () => {
      go('keys')
    },
    security: () => {
      go('settings', 'security')
    },
    backups: () => {
      go('settings', 'backups')
    },
    page: () => {
      go('settings', 'paper')
    },
    export: () => {
      go('settings', 'export')
    },
    advanced: () => {
      go('settings', 'advanced')
    },
    about: () => {
      go('settings', 'about')
    },
    palette: () => {
      show('palette')
    },
    help: () => {
      show('help')
    },
    shortcuts: () => {
      show('shortcuts')
    },
  }
  return COMMANDS.map((command) => ({
    ...command,
    when: () => session.unlocked && (!isOfAccount(command) || session.accountActs?.can(command.id) === true),
    run: runs[command.id],
  }))
}

/** Keys that belong to a list or to whatever is open, and to no command. */
export const OTHER_KEYS = [
  { keys: '↑ ↓', words: 'Move in the list of accounts' },
  { keys: 'Enter', words: 'Copy the code of the account' },
  { keys: 'Mod+C', words: 'Copy it, also where Enter does not: a code by counter is used up' },
  { keys: 'Space', words: 'Open the account, or select it where several are' },
  { keys: 'Shift+F10', words: 'Everything that can be done with the account' },
  { keys: 'Alt+↑ ↓', words: 'Move a pinned account' },
  { keys: 'a to z', words: 'Find an account by the start of its name' },
  { keys: 'Esc', words: 'Go one step back, or close what is open' },
] as const

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The command of a key; a bare one is none while `typing` in a field. */
export function commandOf(press: Press, commands: readonly Command[], typing: boolean): Command | undefined {
  if (press.altKey) return undefined
  const mod = press.ctrlKey || press.metaKey
  if (!mod && typing) return undefined
  const name = press.key === ' ' ? 'Space' : press.key
  // Shift is part of a bare key already: "?" is one.
  const key = mod ? `Mod+${press.shiftKey ? 'Shift+' : ''}${name.length === 1 ? name.toUpperCase() : name}` : name
  return commands.find((command) => command.keys.includes(key) && command.when())
}

/** The commands with all of these words, the best first: its own words before the others it is found by. */
export function found(commands: readonly Command[], query: string): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean)
  const inAll = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const usable = commands.filter((command) => command.when() && command.id !== 'palette')
  const named = usable.filter((command) => inAll(command.words))
  return [
    ...named,
    ...usable.filter((command) => !named.includes(command) && inAll(`${command.words} ${command.also}`)),
  ]
}

/** A key as it is printed on the keyboard. */
export function keyInWords(key: string, isMac = navigator.userAgent.includes('Mac')): string {
  return isMac ? key.replace('Mod+Shift+', '⇧⌘').replace('Mod+', '⌘') : key.replace('Mod+', 'Ctrl+')
}
