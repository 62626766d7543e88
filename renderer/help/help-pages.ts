import type { CommandId } from '../../electron/contract/words/command-words.ts'

/** One page of help, and the command that opens the screen it is about. */
export interface HelpPage {
  readonly title: string
  readonly text: readonly string[]
  readonly button: string
  readonly command: CommandId
}

export const HELP_PAGES: readonly HelpPage[] = [
  {
    title: 'The bad day',
    text: [
      'Something is lost or stolen. Go in this order.',
      '1. Open Recovery, choose “I lost something” and tick what is gone. You get the steps in order, and can print them.',
      '2. If a thief may have it, do first what makes it useless to them. Recovery lists that at the top.',
      '3. Sign in with a recovery code or a spare key. Mark each recovery code you use: most work only once.',
      '4. If this computer is gone, a backup opens with the passphrase or the paper key: in this app, or in decoder.html in any browser. With sheets alone, open decoder.html too.',
      '5. When you are back in, get new recovery codes where you used some, and print those sheets again.',
    ],
    button: 'Open Recovery',
    command: 'recovery',
  },
  {
    title: 'Passphrase',
    text: [
      'The passphrase opens the vault. Nobody can reset it, and there is no copy of it anywhere.',
      'A second passphrase, kept elsewhere, opens the vault when you forget the first. The app reminds you to type a passphrase you have not used for a while.',
      'If somebody else may know it, change it. Older backups still open with the old one until you remove them.',
    ],
    button: 'Open Settings, Security',
    command: 'security',
  },
  {
    title: 'Paper',
    text: [
      'A printed sheet restores an account without this app: it has the secret as a QR code and as text, and your recovery codes.',
      'Anyone who finds a plain sheet can use it. Keep it where you keep a passport, or print it sealed under a passphrase.',
      'Read a new sheet back before you rely on it, and before you destroy the old one. Print a sheet again when the app says it does not restore.',
    ],
    button: 'Open Paper',
    command: 'paper',
  },
  {
    title: 'Paper key and shares',
    text: [
      'A paper key opens this vault, and exports made for it, when every passphrase is lost. You see it once, so print it or write it down, then check it.',
      'You can split it into shares for people you trust. A few of them together open the vault; fewer learn nothing.',
      'A new paper key does not open older backups. Keep the old paper as long as you keep those.',
    ],
    button: 'Open Settings, Security',
    command: 'security',
  },
  {
    title: 'Keys',
    text: [
      'The app does not copy a security key: nothing can. Register a second one at each account and keep it elsewhere.',
      'Test each key now and then. A test shows that the key works here, not that an account knows it.',
      'Note where each key is registered, and sign in once with the spare. That is the only proof.',
    ],
    button: 'Open Keys',
    command: 'keys',
  },
]
