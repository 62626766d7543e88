import * as v from 'valibot'

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const texts = v.pipe(v.array(text), v.minLength(1), v.readonly())
const count = v.pipe(v.number(), v.integer(), v.minValue(1))
const day = v.pipe(v.string(), v.isoDate())
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
const address = v.pipe(v.string(), v.url(), v.startsWith('https://'))
const regex = v.pipe(v.string(), v.check(compiles, 'not a regular expression'))

const codesSchema = v.strictObject({
  /** How many are issued at once. */
  count: v.exactOptional(count),
  /** How many are left when the second factor is set up, if that uses some. */
  usableAfterEnrolment: v.exactOptional(count),
  /** Characters of a code, its separators included. */
  lengths: v.exactOptional(v.pipe(v.array(count), v.minLength(1), v.readonly())),
  /** A character class, such as `0-9a-f`, without separators. */
  alphabet: v.exactOptional(text),
  /** Of one whole code. */
  pattern: v.exactOptional(regex),
  /** What the pattern rests on, when that is not the service's own source or documentation. */
  patternBasis: v.exactOptional(text),
  /** Made up; each is of a form that the pattern takes. */
  examples: v.exactOptional(texts),
  /** Entropy of one code. */
  bits: v.exactOptional(count),
  /** False: they can be looked at again after signing in. */
  shownOnce: v.exactOptional(v.boolean()),
  /** Whether a new set makes the old one useless. */
  newSetVoidsOld: v.exactOptional(v.boolean()),
  /** False: upper case is not accepted for lower. */
  foldsCase: v.exactOptional(v.boolean()),
  ignoresSpaces: v.exactOptional(v.boolean()),
  /** What the service calls the file it offers; `<…>` stands for what differs. */
  downloadName: v.exactOptional(text),
  /** Whether the account's password is asked for as well. */
  needsPassword: v.exactOptional(v.boolean()),
  /** Whether, from a network it has not seen, the service mails a link that has to be opened first. */
  mailsLinkFromUnknownNetwork: v.exactOptional(v.boolean()),
  /** How many one recovery can use up. */
  perRecovery: v.exactOptional(count),
  /** Issued with the first second factor, and not again with later ones. */
  withFirstFactorOnly: v.exactOptional(v.boolean()),
})

/**
 * What is known of a service: how it is signed in to, what its recovery codes look like, and what
 * happens when all is lost. One JSON file each, in `services/`. What was not verified is not in
 * the file: a missing field means "not known", never "no".
 */
export const serviceSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  /** The own name, as accounts/service-names.ts has it. */
  name: text,
  /** What a sentence calls it, where the name alone could be another installation. */
  site: v.exactOptional(text),
  home: address,
  /** What signs in first; for others' accounts, whose. */
  signIn: v.pipe(
    v.array(v.picklist(['password', 'passkey', 'sso', 'github', 'google', 'microsoft', 'entra'])),
    v.minLength(1),
    v.readonly(),
  ),
  /** A service with which accounts could be thought to be shared, and are not. */
  apartFrom: v.exactOptional(text),
  /** What the service goes by, when that is not the name; a phrase. */
  knownBy: v.exactOptional(text),
  /** Second factors; absent where another service asks for them, or where it is not known. */
  factors: v.exactOptional(
    v.pipe(v.array(v.picklist(['totp', 'totp-legacy', 'webauthn', 'passkey', 'sms', 'mail', 'app'])), v.readonly()),
  ),
  /** One of these has to be there before the others. */
  firstFactor: v.exactOptional(v.pipe(v.array(v.picklist(['totp', 'sms'])), v.readonly())),
  factorRequired: v.exactOptional(
    v.strictObject({ since: v.exactOptional(month), aboveDownloads: v.exactOptional(count) }),
  ),
  totp: v.exactOptional(
    v.strictObject({
      maxApps: count,
      algorithm: v.picklist(['SHA1', 'SHA256', 'SHA512']),
      digits: count,
      /** Seconds. */
      period: count,
      secretBits: count,
    }),
  ),
  /** Whether more than one security key can be registered. */
  severalKeys: v.exactOptional(v.boolean()),
  codes: v.exactOptional(codesSchema),
  /** What opens the account without codes and without support; a phrase. */
  withoutCodes: v.exactOptional(text),
  reset: v.strictObject({
    /** Who takes the second factor off when all is lost; `paid`: for paying accounts only. */
    kind: v.picklist(['none', 'paid', 'manual', 'delegated']),
    /** Whom to ask: a phrase, or an address for mail. */
    by: v.exactOptional(text),
    /** What is asked as proof; a phrase. */
    proof: v.exactOptional(text),
    source: v.exactOptional(address),
  }),
  /** What it falls with. */
  dependsOn: v.pipe(
    v.array(
      v.picklist([
        'mail',
        'source-host',
        'github',
        'microsoft',
        'ssh-key',
        'domain',
        'domain-of-unmanaged-tenant',
        'gpg-key',
      ]),
    ),
    v.readonly(),
  ),
  trustedPublishing: v.exactOptional(
    v.strictObject({
      providers: texts,
      /** Minutes for which a token is good. */
      tokenMinutes: v.exactOptional(count),
      publishersPerPackage: v.exactOptional(count),
      /** Publishers belong to the project, not to a person. */
      boundTo: v.exactOptional(v.literal('project')),
      /** The switch that refuses every other way to publish. */
      exclusiveSwitch: v.exactOptional(text),
    }),
  ),
  organizations: v.exactOptional(v.picklist(['open', 'private-beta'])),
  /** What the service demands or advises about owners; one sentence. */
  ownerRule: v.exactOptional(text),
  /** The day of what was read at the sources; absent where it carries no date. */
  verifiedOn: v.exactOptional(day),
  /** Where the service says it to its users. */
  sourceUrl: address,
  /** Where the facts were read: an address, or `owner/repository@commit:path`. */
  sources: texts,
})

export type Service = Readonly<v.InferOutput<typeof serviceSchema>>

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== ''
  } catch {
    return false
  }
}
