/** What can be done by a key, in the menu and in the palette: names and keys, for the window and for the shell. */

interface CommandWords {
  readonly id: string
  readonly words: string
  /** `Mod` is Ctrl, and ⌘ on a Mac. A bare letter would be in the way of typing a name. */
  readonly keys: readonly string[]
  /** `account`: of the account in the list, or of those that are ticked there. */
  readonly group: 'do' | 'account' | 'go' | 'help'
  /** Other words it is found by. */
  readonly also: string
}

export const COMMANDS = [
  { id: 'search', words: 'Search accounts', keys: ['Mod+F', '/'], group: 'do', also: 'find' },
  { id: 'print', words: 'Print sheets', keys: ['Mod+P'], group: 'do', also: 'paper pdf' },
  { id: 'lock', words: 'Lock', keys: ['Mod+L'], group: 'do', also: 'close vault' },
  { id: 'lock-now', words: 'Lock at once', keys: ['Mod+Shift+L'], group: 'do', also: 'panic emergency close vault' },
  { id: 'pin', words: 'Pin or unpin', keys: ['Mod+D'], group: 'account', also: 'favorite star top' },
  { id: 'tags', words: 'Tags…', keys: ['Mod+T'], group: 'account', also: 'group folder label' },
  { id: 'edit', words: 'Edit', keys: ['F2'], group: 'account', also: 'rename note' },
  { id: 'print-one', words: 'Print its sheet', keys: [], group: 'account', also: 'paper' },
  { id: 'export-one', words: 'Export…', keys: [], group: 'account', also: 'file aegis qr' },
  { id: 'tick', words: 'Select', keys: ['Mod+Space'], group: 'account', also: 'tick several choose' },
  { id: 'trash', words: 'Move to trash', keys: ['Delete'], group: 'account', also: 'delete remove' },
  { id: 'codes', words: 'Codes', keys: ['Mod+1'], group: 'go', also: 'accounts list' },
  { id: 'recovery', words: 'Recovery', keys: ['Mod+2'], group: 'go', also: 'lost loss check state' },
  { id: 'add', words: 'Add', keys: ['Mod+3'], group: 'go', also: 'import paste camera scan file' },
  { id: 'settings', words: 'Settings', keys: ['Mod+4'], group: 'go', also: 'theme dark light rows' },
  { id: 'paper', words: 'Paper', keys: ['Mod+5'], group: 'go', also: 'printed sets read back' },
  { id: 'keys', words: 'Keys', keys: ['Mod+6'], group: 'go', also: 'security yubikey test fido' },
  { id: 'security', words: 'Settings: Security', keys: [], group: 'go', also: 'passphrase paper key shares' },
  { id: 'backups', words: 'Settings: Backups', keys: [], group: 'go', also: 'restore merge stick' },
  { id: 'page', words: 'Settings: Paper', keys: [], group: 'go', also: 'page size' },
  { id: 'export', words: 'Settings: Export', keys: [], group: 'go', also: 'file aegis age qr' },
  { id: 'advanced', words: 'Settings: Advanced', keys: [], group: 'go', also: 'slower unlocking vault key' },
  { id: 'about', words: 'Settings: About', keys: [], group: 'go', also: 'version licence license release formats' },
  { id: 'palette', words: 'Commands', keys: ['Mod+K'], group: 'help', also: 'palette' },
  { id: 'help', words: 'Help', keys: ['F1'], group: 'help', also: 'bad day passphrase paper shares security keys' },
  { id: 'shortcuts', words: 'Keyboard shortcuts', keys: ['?'], group: 'help', also: 'keys help' },
] as const satisfies readonly CommandWords[]

export type CommandId = (typeof COMMANDS)[number]['id']
export type CommandGroup = (typeof COMMANDS)[number]['group']
/** Of the commands about the account in the list. */
export type AccountCommandId = Extract<(typeof COMMANDS)[number], { group: 'account' }>['id']
