/** How a service issues recovery codes. */
export interface CodeService {
  readonly service: string
  /** Undefined where it is not documented. */
  readonly count?: number
  /** Undefined where it is not documented either; then only words tell. */
  readonly shape?: RegExp
  /** Groups: account, then date of issue, where the name has them. */
  readonly fileName?: RegExp
  /** How a page or file of the service names it. */
  readonly heading?: RegExp
  /** Takes up the first code when two-factor login is set up. */
  readonly burnsFirst?: true
}

const HEX_8 = /^[0-9a-f]{8}$/
const HEX_16 = /^[0-9a-f]{16}$/
const DIGITS_8 = /^\d{8}$/

/** Services and frameworks whose codes are documented; the comment says where. */
export const CODE_SERVICES: readonly CodeService[] = [
  {
    service: 'PyPI', // pypi/warehouse accounts/services.py: 8 times token_hex(8); file name by its download link
    count: 8,
    shape: HEX_16,
    fileName: /^PyPI-Recovery-Codes-(.+)-(\d{4}-\d{2}-\d{2})T\d{2}[_:]\d{2}/i,
    heading: /(?<!test\.?)pypi(?:\.org)?\b/i,
    burnsFirst: true,
  },
  {
    service: 'TestPyPI', // the same program on test.pypi.org
    count: 8,
    shape: HEX_16,
    fileName: /^TestPyPI-Recovery-Codes-(.+)-(\d{4}-\d{2}-\d{2})T\d{2}[_:]\d{2}/i,
    heading: /\btest\.?pypi(?:\.org)?\b/i,
    burnsFirst: true,
  },
  {
    service: 'GitHub', // docs.github.com, "Configuring two-factor authentication recovery methods"
    count: 16,
    shape: /^[0-9a-f]{5}-[0-9a-f]{5}$/,
    fileName: /^github-recovery-codes/i,
    heading: /\bgithub\b/i,
  },
  {
    service: 'GitLab', // docs.gitlab.com, two-factor authentication; devise-two-factor's defaults
    count: 10,
    shape: HEX_16,
    fileName: /^gitlab-recovery-codes/i,
    heading: /\bgitlab\b/i,
  },
  { service: 'Mastodon', count: 10, shape: HEX_16, heading: /\bmastodon\b/i }, // mastodon user.rb, devise-two-factor
  {
    service: 'RubyGems.org', // rubygems.org user_multifactor_methods.rb: 10 times SecureRandom.hex(6)
    count: 10,
    shape: /^[0-9a-f]{12}$/,
    heading: /\brubygems(?:\.org)?\b/i,
  },
  // discourse second_factor_manager.rb: 10 times SecureRandom.hex(16)
  { service: 'Discourse', count: 10, shape: /^[0-9a-f]{32}$/, heading: /\bdiscourse\b/i },
  { service: 'Jumpstart', count: 16, shape: /^[0-9a-f]{10}$/, heading: /\bjumpstart\b/i }, // its Rails template
  // sentry recovery_code.py: base32, 4 and 4
  { service: 'Sentry', count: 10, shape: /^[A-Z2-7]{4}-[A-Z2-7]{4}$/, heading: /\bsentry\b/i },
  // django-allauth mfa/recovery_codes: 8 digits, zeros kept; its file has any site's codes in it
  { service: 'django-allauth', count: 10, shape: DIGITS_8, heading: /\ballauth\b/i },
  // django-otp otp_static: base32 of 5 bytes in lower case; the number is django-two-factor-auth's
  { service: 'django-otp', count: 10, shape: /^[a-z2-7]{8}$/, heading: /\bdjango-(?:otp|two-factor)/i },
  // fortify RecoveryCode.php
  {
    service: 'Laravel',
    count: 8,
    shape: /^[A-Za-z0-9]{10}-[A-Za-z0-9]{10}$/,
    heading: /\b(?:laravel|jetstream|fortify)\b/i,
  },
  {
    service: 'Nextcloud', // twofactor_backupcodes BackupCodeStorage.php, CHAR_HUMAN_READABLE
    count: 10,
    shape: /^[a-gijkmnopqrstwxyzA-HJKLMNP-TWXYZ2-9]{16}$/,
    heading: /\bnextcloud\b/i,
  },
  {
    service: 'WordPress', // the Two-Factor plugin, class-two-factor-backup-codes.php
    count: 10,
    shape: DIGITS_8,
    fileName: /^two-factor-backup-codes/i,
    heading: /\bwordpress\b/i,
  },
  {
    service: 'Google', // support.google.com, "Sign in with backup codes": 10 codes of 8 digits, Backup-codes-username.txt
    count: 10,
    shape: /^\d{4} ?\d{4}$/,
    fileName: /^Backup-codes-(.+?)(?: ?\(\d+\))?(?:\.txt)?$/i,
    heading: /\bgoogle\b|\bg\.co\/|\bsave your backup codes\b/i,
  },
  {
    service: 'Discord', // support.discord.com: ten codes of 8 characters; the file name is the client's
    count: 10,
    shape: /^[a-z0-9]{4}-?[a-z0-9]{4}$/,
    fileName: /^discord_backup_codes/i,
    heading: /\bdiscord\b/i,
  },
  { service: 'Dropbox', count: 10, shape: DIGITS_8, heading: /\bdropbox\b/i }, // dropbox.com/guide/business/security
  // dropbox.com/help/363: until about 2015, one of 16 characters
  { service: 'Dropbox', count: 1, shape: /^[0-9a-z]{4}(?: ?[0-9a-z]{4}){3}$/, heading: /\bdropbox\b/i },
  // fxa auth-server: 8 codes of 10
  { service: 'Mozilla', count: 8, shape: /^[a-z0-9]{10}$/, heading: /\b(?:mozilla|firefox)\b/i },
  // bitwarden/server: 32 lower-case letters and digits, shown in fours
  { service: 'Bitwarden', count: 1, shape: /^[a-z0-9]{4}(?: ?[a-z0-9]{4}){7}$/, heading: /\bbitwarden\b/i },
  // gitea models/auth/twofactor.go: base32 of its own alphabet
  {
    service: 'Gitea or Forgejo',
    count: 1,
    shape: /^[A-HJ-NP-Z2-9]{10}$/,
    heading: /\b(?:gitea|forgejo|codeberg)\b|\bscratch (?:token|code)\b/i,
  },
  {
    service: 'Keycloak', // RecoveryAuthnCodesUtils: 12 codes of three times 4
    count: 12,
    shape: /^[A-Z0-9]{4}(?:-?[A-Z0-9]{4}){2}$/,
    fileName: /^kc-download-recovery-codes/i,
    heading: /\bkeycloak\b/i,
  },
  {
    service: 'ASP.NET Core Identity', // aspnetcore UserManager: letters and digits that look like no other
    count: 10,
    shape: /^[2-9B-DF-HJKMNP-RTV-Y]{5}-[2-9B-DF-HJKMNP-RTV-Y]{5}$/,
    heading: /\bASP\.NET\b/i,
  },
  { service: 'ASP.NET Core Identity', count: 10, shape: HEX_8, heading: /\bASP\.NET\b/i }, // before .NET 6
  // docs.npmjs.com does not say; codes of 16, 48 and 64 were seen
  { service: 'npm', shape: /^(?:[0-9a-f]{40,64}|[0-9a-f]{16})$/, heading: /\bnpm(?:js)?\b/i },
  // appwrite.io/docs, model MfaRecoveryCodes
  { service: 'Appwrite', shape: /^[a-z0-9]{5}-[a-z0-9]{5}$/, heading: /\bappwrite\b/i },
  // devcenter.heroku.com has them and does not show their shape
  { service: 'Heroku', heading: /\bheroku\b/i },
  // printed by account.microsoft.com: five times 5
  { service: 'Microsoft', count: 1, shape: /^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/, heading: /\bmicrosoft\b/i },
]

/**
 * Whether a text that stands alone, with nothing said of it, has the shape of a code. Secrets are
 * written in groups of four as well, so those with 0, 1, 8 or 9 alone are codes: no base32 has them.
 */
export function isSingleCode(text: string): boolean {
  if (/^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/.test(text)) return /\d/.test(text)
  if (/^[a-z0-9]{4}(?: [a-z0-9]{4}){7}$|^[a-z0-9]{4}(?: [a-z0-9]{4}){3}$/.test(text))
    return isMixed(text) && /[0189]/.test(text)
  // 32 digits in hexadecimal are more often a checksum.
  if (/^[a-z0-9]{32}$/.test(text)) return isMixed(text) && /[0189]/.test(text) && /[g-z]/.test(text)
  if (/^[A-HJ-NP-Z2-9]{10}$/.test(text)) return /\d[A-Z]/.test(text)
  return HEX_16.test(text) ? isMixed(text) : text.length >= 16 && /^[a-f2-7]+$/i.test(text) && isMixed(text)
}

function isMixed(text: string): boolean {
  return /\d/.test(text) && /[a-z]/i.test(text)
}
