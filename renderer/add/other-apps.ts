/**
 * The apps whose codes can be brought here, in the order in which they are shown. `formats` are the ids of what reads
 * their files; `checked` is the page that their steps were compared with, on 2026-11-30. Steps without one are kept
 * general, because a menu that is not where it is said to be costs more than a hint.
 */
export interface OtherApp {
  readonly id: string
  readonly name: string
  /** Other names that people search for. */
  readonly also?: readonly string[]
  /** What its mark goes by, where it has one of something else. */
  readonly mark?: string
  readonly formats: readonly string[]
  /** It writes no file: codes come as QR codes, or each account has to be set up again. */
  readonly noExport?: 'qr' | 'none'
  readonly checked?: string
}

/** Shown before anything is searched for. */
export const OFTEN_USED = 10

const BITWARDEN_MIGRATION = 'https://bitwarden.com/help/authenticator-import-export'
const TWO_FAUTH_MIGRATION = 'https://docs.2fauth.app/getting-started/usage/import/'

export const OTHER_APPS: readonly OtherApp[] = [
  {
    id: 'google-authenticator',
    name: 'Google Authenticator',
    mark: 'Google',
    formats: ['google-authenticator-sqlite'],
    noExport: 'qr',
    checked: TWO_FAUTH_MIGRATION,
  },
  {
    id: 'microsoft-authenticator',
    name: 'Microsoft Authenticator',
    formats: ['microsoft-authenticator-sqlite'],
    noExport: 'none',
    checked: 'https://learn.microsoft.com/en-us/answers/questions/5935755',
  },
  {
    id: 'authy',
    name: 'Authy',
    also: ['Twilio'],
    formats: ['authy', 'authy-encrypted', 'authy-tokens', 'authy-tokens-encrypted', 'authy-script', 'authy-table'],
    noExport: 'none',
    checked: 'https://support.twilio.com/hc/en-us/articles/19753420684059',
  },
  { id: 'aegis', name: 'Aegis', formats: ['aegis', 'aegis-encrypted', 'aegis-html'], checked: TWO_FAUTH_MIGRATION },
  { id: '2fas', name: '2FAS', formats: ['2fas', '2fas-encrypted'], checked: TWO_FAUTH_MIGRATION },
  {
    id: 'ente-auth',
    name: 'Ente Auth',
    mark: 'Ente',
    formats: ['ente', 'ente-encrypted'],
    checked: 'https://ente.com/help/auth/features/offline-mode',
  },
  {
    id: 'bitwarden',
    name: 'Bitwarden',
    also: ['Vaultwarden'],
    formats: ['bitwarden', 'bitwarden-csv', 'bitwarden-encrypted', 'bitwarden-zip'],
    checked: 'https://bitwarden.com/help/export-your-data',
  },
  {
    id: '1password',
    name: '1Password',
    formats: ['1pux', '1password-csv', '1pif'],
    checked: 'https://support.1password.com/1pux-format/',
  },
  {
    id: 'proton-authenticator',
    name: 'Proton Authenticator',
    mark: 'Proton',
    formats: ['proton-authenticator', 'proton-authenticator-encrypted'],
  },
  { id: 'keepassxc', name: 'KeePassXC', formats: ['keepassxc-csv', 'keepassxc-html'] },
  { id: '2fauth', name: '2FAuth', formats: ['2fauth'] },
  {
    id: 'andotp',
    name: 'andOTP',
    formats: ['andotp', 'andotp-encrypted', 'andotp-encrypted-old'],
    checked: 'https://github.com/andOTP/andOTP',
  },
  {
    id: 'apple-passwords',
    name: 'Apple Passwords',
    also: ['iCloud Keychain', 'Safari'],
    mark: 'Apple',
    formats: ['apple-passwords-csv'],
    checked: 'https://support.apple.com/guide/mac-help/change-passwords-settings-on-mac-sfri40599/mac',
  },
  {
    id: 'authenticator-extension',
    name: 'Authenticator',
    also: ['authenticator.cc', 'browser extension'],
    formats: ['browser-extension', 'browser-extension-encrypted'],
    checked: 'https://github.com/Authenticator-Extension/Authenticator/discussions/778',
  },
  {
    id: 'authenticator-plus',
    name: 'Authenticator Plus',
    formats: ['authenticator-plus', 'authenticator-plus-database'],
  },
  { id: 'authme', name: 'Authme', formats: ['authme'] },
  { id: 'battle-net', name: 'Battle.net', also: ['Blizzard'], formats: ['battle-net'], noExport: 'none' },
  {
    id: 'bitwarden-authenticator',
    name: 'Bitwarden Authenticator',
    mark: 'Bitwarden',
    formats: ['bitwarden-authenticator', 'bitwarden-authenticator-csv'],
    checked: BITWARDEN_MIGRATION,
  },
  {
    id: 'dashlane',
    name: 'Dashlane',
    formats: ['dashlane'],
    checked: 'https://support.dashlane.com/hc/en-us/articles/202625092',
  },
  {
    id: 'duo',
    name: 'Duo',
    also: ['Duo Mobile', 'Cisco'],
    formats: ['duo'],
    noExport: 'none',
    checked: 'https://service.uoregon.edu/TDClient/2030/Portal/KB/ArticleDet?ID=141127',
  },
  { id: 'enpass', name: 'Enpass', formats: ['enpass', 'enpass-csv'] },
  {
    id: 'freeotp',
    name: 'FreeOTP',
    formats: ['freeotp', 'freeotp-v2'],
    checked: 'https://github.com/freeotp/freeotp-android/blob/master/BACKUP.md',
  },
  { id: 'freeotp-plus', name: 'FreeOTP+', formats: ['freeotp-plus'] },
  {
    id: 'keepass',
    name: 'KeePass',
    also: ['KeePassDX', 'Strongbox', 'kdbx', 'KeePass XML'],
    formats: ['kdbx', 'keepass-key-file', 'keepass-xml'],
  },
  { id: 'keeper', name: 'Keeper', formats: ['keeper', 'keeper-csv'] },
  {
    id: 'lastpass',
    name: 'LastPass',
    formats: ['lastpass-csv'],
    checked: 'https://github.com/imyelo/last2kdbx',
  },
  {
    id: 'lastpass-authenticator',
    name: 'LastPass Authenticator',
    mark: 'LastPass',
    formats: ['lastpass'],
    checked: BITWARDEN_MIGRATION,
  },
  { id: 'nordpass', name: 'NordPass', formats: [], noExport: 'none' },
  {
    id: 'open-authenticator',
    name: 'Open Authenticator',
    formats: ['open-authenticator'],
    checked: 'https://github.com/openauthenticator-app/openauthenticator/blob/main/lib/i18n/en/settings.json',
  },
  { id: 'otp-auth', name: 'OTP Auth', also: ['otpauthdb', 'Roland Moers'], formats: ['otp-auth'] },
  {
    id: 'otp-manager',
    name: 'OTP Manager',
    also: ['Nextcloud'],
    mark: 'Nextcloud',
    formats: ['otp-manager', 'otp-manager-encrypted'],
  },
  { id: 'proton-pass', name: 'Proton Pass', mark: 'Proton', formats: ['proton-pass', 'proton-pass-csv'] },
  { id: 'psono', name: 'Psono', formats: ['psono'], checked: 'https://github.com/bitwarden/clients' },
  { id: 'raivo', name: 'Raivo', formats: ['raivo'], checked: BITWARDEN_MIGRATION },
  {
    id: 'recovery-kit',
    name: 'Recovery Kit',
    also: ['this app', 'age'],
    formats: ['recovery-kit', 'recovery-kit-age'],
  },
  { id: 'roboform', name: 'RoboForm', formats: ['roboform'] },
  {
    id: 'steam',
    name: 'Steam',
    also: ['Steam Guard', 'Steam Desktop Authenticator', 'maFile'],
    formats: ['steam', 'steam-old', 'steam-encrypted', 'steam-manifest'],
    noExport: 'none',
    checked: 'https://deepwiki.com/Jessecar96/SteamDesktopAuthenticator/2.4-data-storage-and-management',
  },
  {
    id: 'stratum',
    name: 'Stratum',
    also: ['Authenticator Pro'],
    formats: ['stratum', 'stratum-html', 'stratum-sqlite', 'stratum-encrypted', 'stratum-encrypted-legacy'],
  },
  { id: 'totp-authenticator', name: 'TOTP Authenticator', formats: ['totp-authenticator', 'totp-authenticator-xml'] },
  { id: 'winauth', name: 'WinAuth', formats: ['winauth', 'winauth-zip'] },
  {
    id: 'zoho-vault',
    name: 'Zoho Vault',
    also: ['Zoho'],
    formats: ['zoho-vault'],
    checked: 'https://github.com/bitwarden/clients',
  },
]
