/** How the codes of each app are brought here: what it gives in a few words, and three short steps. */
export interface AppWords {
  readonly brief: string
  readonly steps: readonly [string, string, string]
}

const MOVE = 'Move the file to this computer by cable or stick, and drop it in this window.'
const DROP = 'Drop the file in this window. It is not encrypted, so delete it once you have checked the import.'
const SET_UP_AGAIN =
  'Sign in to each service, turn its authenticator app off and on again, and show the new QR code to the camera here.'

export const APP_WORDS: Readonly<Record<string, AppWords>> = {
  'google-authenticator': {
    brief: 'no file, QR codes only',
    steps: [
      'Open the menu, then Transfer accounts, then Export accounts.',
      'Choose the accounts. The phone shows one QR code for about ten of them.',
      'Press Use the camera here, and show it one QR code after the other.',
    ],
  },
  'microsoft-authenticator': {
    brief: 'cannot export',
    steps: [
      'It has no export. Its backup opens in Microsoft Authenticator only.',
      SET_UP_AGAIN,
      'If your Android phone is rooted, the database of the app can be dropped here.',
    ],
  },
  authy: {
    brief: 'cannot export',
    steps: [
      'Authy has no export. If you ask Twilio for your data by law, you can drop the table of exported tokens here.',
      SET_UP_AGAIN,
      'If your Android phone is rooted, the preferences of the app can be dropped here.',
    ],
  },
  aegis: {
    brief: 'encrypted or plain file',
    steps: [
      'In Aegis, open Settings, then Import & Export.',
      'Tap Export, keep the encryption on, and choose the Aegis format (.json).',
      MOVE,
    ],
  },
  '2fas': {
    brief: '.2fas file',
    steps: ['In 2FAS, open Settings, then 2FAS Backup.', 'Tap Export, and set a password for the file.', MOVE],
  },
  'ente-auth': {
    brief: 'encrypted or plain file',
    steps: [
      'In Ente Auth, open Settings, then Data, then Export codes.',
      'Choose the encrypted export, and note the password you give it.',
      'Drop the file in this window.',
    ],
  },
  bitwarden: {
    brief: 'JSON or CSV file',
    steps: [
      'In the web app or the browser extension, open Tools, then Export vault.',
      'Choose .json (Encrypted), then Password protected. What is account restricted opens in Bitwarden only.',
      'Drop the file in this window. Only one-time codes are read from it.',
    ],
  },
  '1password': {
    brief: '.1pux file',
    steps: [
      'In the desktop app choose File, then Export; on Windows and Linux the menu is at the top of the sidebar.',
      'Choose the 1PUX format.',
      DROP,
    ],
  },
  'proton-authenticator': {
    brief: '.json file',
    steps: [
      'Open the settings of Proton Authenticator.',
      'Look for Export, and set a password if it offers one.',
      MOVE,
    ],
  },
  keepassxc: {
    brief: '.kdbx or CSV file',
    steps: [
      'Save the database in KeePassXC.',
      'If it opens with a key file, have that at hand as well.',
      'Drop the .kdbx file in this window, and the key file with it.',
    ],
  },
  '2fauth': {
    brief: 'JSON file',
    steps: ['In 2FAuth, select the accounts.', 'Export them in the format of 2FAuth (JSON).', DROP],
  },
  andotp: {
    brief: 'no longer maintained',
    steps: [
      'In andOTP, open the menu, then Backups.',
      'Choose the encrypted or the plain-text backup. OpenPGP cannot be read here.',
      MOVE,
    ],
  },
  'apple-passwords': {
    brief: 'CSV file from a Mac',
    steps: [
      'Open Passwords on a Mac.',
      'Choose Export All Passwords. The file holds every password, but only one-time codes are read here.',
      DROP,
    ],
  },
  'authenticator-extension': {
    brief: 'encrypted or plain file',
    steps: [
      'Open the browser extension, then its menu, then Backup.',
      'Choose Download Password-Protected Backup, and set a password.',
      'Drop the file in this window.',
    ],
  },
  'authenticator-plus': {
    brief: 'zip file',
    steps: ['Open the settings of Authenticator Plus.', 'Make a backup. It opens with your master password.', MOVE],
  },
  authme: {
    brief: '.authme file',
    steps: ['In Authme, open Export, and export the codes.', 'Save them as an Authme file.', DROP],
  },
  'battle-net': {
    brief: 'cannot export',
    steps: [
      'The Battle.net app has no export.',
      'The preferences of the old Battle.net Authenticator, from a rooted Android phone, can be dropped here.',
      'Without such a file, keep the phone app, and note in the account how you get back in without it.',
    ],
  },
  'bitwarden-authenticator': {
    brief: 'JSON or CSV file',
    steps: ['In Bitwarden Authenticator, open Settings, then Export.', 'Choose .json.', MOVE],
  },
  dashlane: {
    brief: 'CSV file in a zip',
    steps: [
      'In the web app, open My account, then Settings, then Export data.',
      'Choose Export to CSV. A .dash file opens in Dashlane only.',
      DROP,
    ],
  },
  duo: {
    brief: 'cannot export',
    steps: [
      'Duo Restore moves accounts to another Duo Mobile, and gives no file.',
      SET_UP_AGAIN,
      'If your Android phone is rooted, the file in which Duo keeps its accounts can be dropped here.',
    ],
  },
  enpass: {
    brief: 'JSON or CSV file',
    steps: ['In Enpass on a computer, look for Export.', 'Choose .json, which says more than CSV.', DROP],
  },
  freeotp: {
    brief: 'encrypted .xml file, Android',
    steps: [
      'In FreeOTP 2, open the menu, then Backup, and choose where to save.',
      'Have the master password ready that FreeOTP asked you for. The file opens with it.',
      MOVE,
    ],
  },
  'freeotp-plus': {
    brief: 'JSON file',
    steps: ['In FreeOTP+, open the menu.', 'Export the tokens as JSON.', MOVE],
  },
  keepass: {
    brief: '.kdbx file',
    steps: [
      'Save the database. KDBX 3 and 4 are read; the .kdb files of KeePass 1 are not.',
      'If it opens with a key file, have that at hand as well. One that needs a hardware key cannot be read.',
      'Drop the .kdbx file in this window, and the key file with it.',
    ],
  },
  keeper: {
    brief: 'JSON or CSV file',
    steps: ['In the web vault or the desktop app, open Settings.', 'Look for Export, and choose JSON.', DROP],
  },
  lastpass: {
    brief: 'CSV file',
    steps: [
      'In the browser extension, open Account options, then Advanced, then Export.',
      'Choose LastPass CSV File.',
      DROP,
    ],
  },
  'lastpass-authenticator': {
    brief: 'JSON file',
    steps: ['Open Settings, then Transfer accounts.', 'Export the accounts to a file.', MOVE],
  },
  nordpass: {
    brief: 'exports without codes',
    steps: [
      'NordPass leaves one-time codes out of its export, so its file has nothing to read.',
      SET_UP_AGAIN,
      'If an entry still shows you the secret, press Type a secret here.',
    ],
  },
  'open-authenticator': {
    brief: 'encrypted file',
    steps: [
      'In the settings of Open Authenticator, under Backups, choose Backup now, and set a password.',
      'Choose Manage backups there, and export or share the new one.',
      MOVE,
    ],
  },
  'otp-auth': {
    brief: '.otpauthdb file',
    steps: [
      'Open the settings of OTP Auth, and look for Backups.',
      'Make a backup, and note the password you give it. It is a file that ends in .otpauthdb.',
      MOVE,
    ],
  },
  'otp-manager': {
    brief: 'encrypted or plain file',
    steps: [
      'In Nextcloud, open OTP Manager and its settings.',
      'Look for Export, and set a password.',
      'Drop the file in this window.',
    ],
  },
  'proton-pass': {
    brief: 'zip or CSV file',
    steps: [
      'In Proton Pass on a computer, look for Export in the settings.',
      'Choose ZIP or CSV. What is encrypted with PGP cannot be read here.',
      DROP,
    ],
  },
  psono: {
    brief: 'JSON file',
    steps: [
      'In the web client of Psono, open the menu at your name, then Other, then the tab Export.',
      'Choose the type JSON, which says more than CSV, and press Export.',
      DROP,
    ],
  },
  raivo: {
    brief: 'zip file',
    steps: [
      'In Raivo, open Settings, then Export OTPs to ZIP archive.',
      'Have your master password ready. The archive opens with it.',
      MOVE,
    ],
  },
  'recovery-kit': {
    brief: 'export of another kit',
    steps: [
      'In the other kit, open Settings, then Export.',
      'Choose the encrypted file, and note its passphrase.',
      'Drop the file in this window. Notes, keys and paper come with it.',
    ],
  },
  roboform: {
    brief: 'CSV file',
    steps: ['Open the settings of RoboForm on a computer.', 'Look for Export, and export the logins as CSV.', DROP],
  },
  steam: {
    brief: 'the phone app cannot export',
    steps: [
      'The Steam phone app has no export.',
      'From Steam Desktop Authenticator, take the .maFile and the manifest.json in its folder maFiles.',
      'Drop both in this window. The revocation code comes with it.',
    ],
  },
  stratum: {
    brief: 'encrypted or plain file',
    steps: [
      'In Stratum, look for Backup in the menu.',
      'Choose the encrypted backup file, and note its password.',
      MOVE,
    ],
  },
  'totp-authenticator': {
    brief: 'encrypted file',
    steps: ['Open the settings of TOTP Authenticator.', 'Make a backup with a password.', MOVE],
  },
  winauth: {
    brief: 'text or zip file',
    steps: [
      'In WinAuth, look for Export in the menu.',
      'Set a password, which makes a zip file.',
      'Drop the file in this window.',
    ],
  },
  'zoho-vault': {
    brief: 'CSV file',
    steps: [
      'In the web client of Zoho Vault, open Tools, then Export Secrets.',
      'Choose All Secrets, and Zoho Vault Format CSV.',
      DROP,
    ],
  },
}

/** "Search 35 apps". */
export function searchLabel(count: number): string {
  return `Search ${String(count)} apps`
}
