import { KitError } from '../kit-error.ts'
import { aegisHtml } from './formats/aegis/aegis-html.ts'
import { aegis, aegisEncrypted } from './formats/aegis/aegis.ts'
import { andotpEncrypted, andotpEncryptedOld } from './formats/andotp/andotp-encrypted.ts'
import { andotp } from './formats/andotp/andotp.ts'
import { duo } from './formats/duo.ts'
import { steamEncrypted, steamManifest } from './formats/steam/steam-encrypted.ts'
import { steam, steamOld } from './formats/steam/steam.ts'
import { stratumEncrypted, stratumEncryptedLegacy } from './formats/stratum/stratum-encrypted.ts'
import { stratumHtml } from './formats/stratum/stratum-html.ts'
import { stratumSqlite } from './formats/stratum/stratum-sqlite.ts'
import { stratum } from './formats/stratum/stratum.ts'
import { twoFas, twoFasEncrypted } from './formats/two-fas/two-fas.ts'
import { bitwardenAuthenticatorCsv, bitwardenCsv } from './formats/bitwarden/bitwarden-csv.ts'
import { bitwardenZip } from './formats/bitwarden/bitwarden-zip.ts'
import { bitwardenEncrypted } from './formats/bitwarden/bitwarden-encrypted.ts'
import { bitwarden, bitwardenAuthenticator } from './formats/bitwarden/bitwarden.ts'
import { enteEncrypted } from './formats/ente/ente-encrypted.ts'
import { ente } from './formats/ente/ente.ts'
import { dashlane } from './formats/login-tables/dashlane.ts'
import { enpassCsv } from './formats/login-tables/enpass-csv.ts'
import { psono } from './formats/login-tables/psono.ts'
import { enpass } from './formats/login-tables/enpass.ts'
import { keepassxcCsv } from './formats/login-tables/keepassxc-csv.ts'
import { keeperCsv } from './formats/login-tables/keeper-csv.ts'
import { keeper } from './formats/login-tables/keeper.ts'
import { applePasswordsCsv, lastpassCsv, onePasswordCsv, protonPassCsv } from './formats/login-tables/login-tables.ts'
import { otpAuth } from './formats/otp-auth/otp-auth.ts'
import { otpManager, otpManagerEncrypted } from './formats/otp-manager.ts'
import { roboform } from './formats/login-tables/roboform.ts'
import { zohoVault } from './formats/login-tables/zoho-vault.ts'
import { twoFauth } from './formats/two-fauth.ts'
import { authyTable } from './formats/authy/authy-table.ts'
import { authyTokens, authyTokensEncrypted } from './formats/authy/authy-tokens.ts'
import { authyScript } from './formats/authy/authy-script.ts'
import { authy, authyEncrypted } from './formats/authy/authy.ts'
import { browserExtension, browserExtensionEncrypted } from './formats/browser-extension/browser-extension.ts'
import { authme } from './formats/authme.ts'
import { openAuthenticator } from './formats/open-authenticator.ts'
import { bareTable } from './formats/bare-table/bare-table.ts'
import { battleNet } from './formats/battle-net.ts'
import { freeOtpV2 } from './formats/freeotp/freeotp-v2.ts'
import { freeOtp, freeOtpPlus } from './formats/freeotp/freeotp.ts'
import { googleAuthenticatorSqlite } from './formats/sqlite/google-authenticator-sqlite.ts'
import { microsoftAuthenticatorSqlite } from './formats/sqlite/microsoft-authenticator-sqlite.ts'
import { totpAuthenticator, totpAuthenticatorXml } from './formats/totp-authenticator/totp-authenticator.ts'
import { authenticatorPlusDatabase } from './formats/authenticator-plus/authenticator-plus-database.ts'
import { authenticatorPlus } from './formats/authenticator-plus/authenticator-plus.ts'
import { kdbx } from './formats/kdbx/kdbx.ts'
import { keepassXml } from './formats/kdbx/keepass-xml.ts'
import { keepassxcHtml } from './formats/kdbx/keepassxc-html.ts'
import { keepassKeyFile } from './formats/kdbx/keepass-key-file.ts'
import { lastpass } from './formats/login-tables/lastpass.ts'
import { onePassword1pif } from './formats/one-password-1pif.ts'
import { onePassword } from './formats/one-password.ts'
import { raivo } from './formats/raivo.ts'
import { winauth, winauthZip } from './formats/winauth.ts'
import { htmlPictures } from './formats/html/html-pictures.ts'
import { links } from './formats/links.ts'
import { foundLinks } from './formats/found-links/found-links.ts'
import { pdf } from './formats/pdf.ts'
import { pictureZip } from './formats/picture-zip.ts'
import { picture } from './formats/picture.ts'
import { protonAuthenticator, protonAuthenticatorEncrypted } from './formats/proton/proton-authenticator.ts'
import { protonPass } from './formats/proton/proton-pass.ts'
import { hasTooManyCodes, recoveryCodes } from './formats/recovery-codes/recovery-codes.ts'
import { recoveryKitAge } from './formats/recovery-kit/recovery-kit-age.ts'
import { recoveryKit } from './formats/recovery-kit/recovery-kit.ts'
import { singleSecret } from './formats/single-secret.ts'
import type { Column, Format, Reading, Source } from './intake.ts'
import { LIMITS } from './containers/limits.ts'
import { checkedReading } from './plan/token-checks.ts'
import { joinSplitCodes } from './plan/split-codes.ts'
import { unreadFailure } from './unread/unread-failures.ts'
import { unreadKind } from './unread/unread-kinds.ts'
import { withDerivationBudget } from './reading/derivation-budget.ts'

/** Every format that can be read. The first that recognises a source reads it, so the loosest come last. */
export const FORMATS: readonly Format[] = [
  // What belongs to a file beside it is nothing else.
  keepassKeyFile,
  steamManifest,
  steamEncrypted,
  picture,
  pdf,
  recoveryKitAge,
  recoveryKit,
  aegisEncrypted,
  aegis,
  aegisHtml,
  twoFasEncrypted,
  twoFas,
  stratumEncrypted,
  stratumEncryptedLegacy,
  stratum,
  stratumHtml,
  stratumSqlite,
  andotp,
  duo,
  steam,
  steamOld,
  bitwardenEncrypted,
  bitwardenZip,
  bitwarden,
  bitwardenAuthenticator,
  bitwardenCsv,
  bitwardenAuthenticatorCsv,
  enteEncrypted,
  ente,
  keepassxcCsv,
  protonPassCsv,
  applePasswordsCsv,
  lastpassCsv,
  onePasswordCsv,
  zohoVault,
  dashlane,
  roboform,
  enpass,
  enpassCsv,
  psono,
  keeper,
  keeperCsv,
  twoFauth,
  browserExtension,
  browserExtensionEncrypted,
  otpAuth,
  otpManager,
  otpManagerEncrypted,
  protonAuthenticator,
  protonAuthenticatorEncrypted,
  protonPass,
  freeOtpV2,
  freeOtp,
  freeOtpPlus,
  authyEncrypted,
  authy,
  authyTokens,
  authyTokensEncrypted,
  authyScript,
  authyTable,
  authme,
  openAuthenticator,
  battleNet,
  totpAuthenticatorXml,
  googleAuthenticatorSqlite,
  microsoftAuthenticatorSqlite,
  totpAuthenticator,
  kdbx,
  keepassXml,
  keepassxcHtml,
  onePassword,
  onePassword1pif,
  lastpass,
  raivo,
  authenticatorPlus,
  winauthZip,
  winauth,
  pictureZip,
  links,
  htmlPictures,
  foundLinks,
  recoveryCodes,
  singleSecret,
  bareTable,
  // Any random bytes may be one of these, so they come after everything else.
  authenticatorPlusDatabase,
  andotpEncrypted,
  andotpEncryptedOld,
]

/** What these take may be something else, so a file that is known for what it is goes before them. */
const GUESSED: ReadonlySet<Format> = new Set([
  ...[recoveryCodes, singleSecret, bareTable],
  ...[authenticatorPlusDatabase, andotpEncrypted, andotpEncryptedOld],
])

/** The format of a source, by its content; undefined when it is none of them. */
export function formatOf(source: Source): Format | undefined {
  return FORMATS.find((format) => format.recognises(source))
}

/**
 * Reads whatever kind of source this is. The source is not changed.
 *
 * @param password - For encrypted exports; left unused by the others.
 * @param keyFile - For databases that take one.
 * @param columns - For tables that do not say what their columns are.
 * @throws KitError as `requireFormat`, or what the format's `read` throws
 */
export async function readSource(
  source: Source,
  password?: string,
  keyFile?: Uint8Array,
  columns?: readonly Column[],
): Promise<Reading> {
  return await readAs(requireFormat(source), source, password, keyFile, columns)
}

/** The same, where its format is known. */
export async function readAs(
  format: Format,
  source: Source,
  password: string | undefined,
  keyFile: Uint8Array | undefined,
  columns?: readonly Column[],
): Promise<Reading> {
  const reading = checkedReading(await withDerivationBudget(() => format.read(source, password, keyFile, columns)))
  return joinSplitCodes([reading])[0] ?? reading
}

/**
 * @param known - The id of its format, where it was found before.
 * @throws KitError `file-too-large`, `unknown-format`, or `unreadable` for a kind that is known and not read
 */
export function requireFormat(source: Source, known?: string): Format {
  if (source.bytes.length > LIMITS.fileBytes)
    throw new KitError('file-too-large', 'This file is larger than 64 MB, and no export is. Nothing was read.')
  if (source.bytes.length === 0)
    throw new KitError('unknown-format', 'This file is empty. Nothing was read. Export or save it again.')
  const format = FORMATS.find(({ id }) => id === known) ?? formatOf(source)
  const unread = known === undefined && (!format || GUESSED.has(format)) ? unreadKind(source) : undefined
  if (unread) throw unreadFailure(unread)
  if (!format && hasTooManyCodes(source))
    throw new KitError(
      'file-too-large',
      `This is a list of more than ${LIMITS.codes} recovery codes, and no account has so many. Nothing was read. Import the codes of each account by themselves.`,
    )
  if (!format)
    throw new KitError(
      'unknown-format',
      'This is not a kind of file that can be read here. Nothing was read. Exports of most authenticators and password managers can be, otpauth links, pictures and PDF pages with QR codes (PNG, JPEG, WebP, AVIF, TIFF, GIF, BMP), lists of recovery codes, and exports of this app.',
    )
  return format
}
