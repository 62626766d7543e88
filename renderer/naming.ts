/** How to ask for the name of a key. */
export const KEY_NAME = {
  label: 'Name of the key',
  hint: 'A name that tells it from your other keys: its colour, its label, where it is kept.',
  placeholder: 'Blue, desk drawer',
} as const

/** How to ask for the name of a passphrase. */
export const PASSPHRASE_NAME = {
  label: 'Name of the passphrase',
  hint: 'Who has it or where it is kept. Never the passphrase itself.',
} as const
