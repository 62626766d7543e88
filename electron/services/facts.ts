import * as v from 'valibot'
import { address, count, fact, picked, since, text, texts } from './fact.ts'
import { FACTORS, PUBLISHERS } from './vocabulary.ts'

const factor = v.picklist(FACTORS)
const optionalText = v.exactOptional(text)

/** Who removes the second factors when all is lost, and what they ask for as proof. */
const reset = v.strictObject({
  /**
   * `none`: nobody does. `paid`: for paying accounts only. `staff`: people at the service.
   * `elsewhere`: the account elsewhere that signs in. `member`: another member of the same family or
   * team. `automatic`: a form that decides by itself.
   */
  kind: v.picklist(['none', 'paid', 'staff', 'elsewhere', 'member', 'automatic']),
  /** Whom to ask: a name, or a mail address. */
  by: optionalText,
  /** Everything that is asked for as proof, one phrase each. */
  proof: v.exactOptional(texts),
  /** What happens if a proof is missing; a phrase. */
  otherwise: optionalText,
  /** Where to ask for it. */
  page: v.exactOptional(address),
  /** What else can be done, in whole sentences. */
  instead: optionalText,
})

/** Publishing from a workflow without a stored token. The routes say what it takes. */
const trustedPublishing = v.strictObject({
  /** Where it may run; see `PUBLISHERS`. */
  from: v.pipe(v.array(picked(PUBLISHERS)), v.minLength(1), v.readonly()),
  /** Which parts are still on trial at the service, one phrase each. */
  beta: v.exactOptional(texts),
  /** How many minutes its token is valid. */
  tokenMinutes: v.exactOptional(count),
  /** How many publishers a package may have. */
  perPackage: v.exactOptional(count),
  /** How many publishers of one provider a package may have. */
  perProvider: v.exactOptional(count),
  /** What a publisher belongs to: the project, so that it outlives the account that set it up, or the owner. */
  belongsTo: v.exactOptional(v.picklist(['project', 'owner'])),
  /** The switch that blocks every other way to publish. */
  onlySwitch: optionalText,
  /** Days after which an unused publisher is dropped. */
  pendingDays: v.exactOptional(count),
  /** Whether the package must exist first. */
  packageMustExist: v.exactOptional(v.boolean()),
  /** Only on the provider's machines, not on your own. */
  hostedRunnersOnly: v.exactOptional(v.literal(true)),
  /** What a publisher may be allowed to do. */
  actions: v.exactOptional(v.pipe(v.array(v.picklist(['publish', 'stage'])), v.readonly())),
  /** The plan it needs; a phrase. */
  plan: optionalText,
  /** Days that it is only on trial, until its first use. */
  trialDays: v.exactOptional(count),
  /** Since when the service offers it. */
  since: v.exactOptional(since),
})

/** What is known about a service besides its codes and routes. */
export const factsSchema = v.strictObject({
  /** Second factors it accepts; an empty list means it has none. */
  factors: v.exactOptional(fact(v.pipe(v.array(factor), v.readonly()))),
  /** One of these must be set up before the others. */
  firstFactor: v.exactOptional(fact(v.pipe(v.array(factor), v.minLength(1), v.readonly()))),
  /** Existing authenticator apps keep working, but none can be added. */
  noNewTotp: v.exactOptional(fact(v.literal(true))),
  /** Whether more than one security key can be registered. */
  severalKeys: v.exactOptional(fact(v.boolean())),
  /** The page of the service on which security keys are added. */
  keysPage: v.exactOptional(fact(address)),
  /** Who must have a second factor: everybody `since`, unless it says for what, above what, or by whom. */
  factorRequired: v.exactOptional(
    fact(
      v.strictObject({
        since: v.exactOptional(since),
        /** For owners of packages with more downloads than this. */
        aboveDownloads: v.exactOptional(count),
        for: v.exactOptional(v.picklist(['publishing', 'writing'])),
        /** Who requires it, if not the service. */
        by: optionalText,
      }),
    ),
  ),
  /** The secrets it issues for authenticator apps. */
  totp: v.exactOptional(
    fact(
      v.strictObject({
        /** How many apps can be registered. */
        maxApps: v.exactOptional(count),
        algorithm: v.picklist(['SHA1', 'SHA256', 'SHA512']),
        digits: count,
        /** Seconds. */
        period: count,
        secretBits: count,
      }),
    ),
  ),
  /** A service whose accounts look shared with this one but are not. */
  apartFrom: v.exactOptional(fact(text)),
  /** What the service recognises an account by, if not its name; a phrase. */
  knownBy: v.exactOptional(fact(text)),
  /** A telephone number must be on file. */
  recoveryPhone: v.exactOptional(fact(v.literal(true))),
  /** What needs a confirmed mail address. */
  mailVerified: v.exactOptional(
    fact(v.strictObject({ for: v.picklist(['publishing', 'api']), since: v.exactOptional(since) })),
  ),
  /** What happens when all is lost. */
  reset: v.exactOptional(fact(reset)),
  trustedPublishing: v.exactOptional(fact(trustedPublishing)),
  /** Releases that wait for approval. */
  staging: v.exactOptional(fact(v.strictObject({ since, command: text }))),
  /** How many days a release accepts new files. */
  newFilesFor: v.exactOptional(fact(v.strictObject({ days: count, since }))),
  /** Its public API shows who owns a package. */
  ownersPublic: v.exactOptional(fact(v.literal(true))),
  /** Whether accounts can be joined in an organization. */
  organizations: v.exactOptional(fact(v.picklist(['open', 'paid', 'private-beta', 'by-staff']))),
  /** What it requires or advises about owners; one sentence. */
  ownerRule: v.exactOptional(fact(text)),
  /** What package names depend on. */
  namespaceFrom: v.exactOptional(
    fact(v.pipe(v.array(v.picklist(['domain', 'source-host'])), v.minLength(1), v.readonly())),
  ),
  /** What existed once and no longer does. */
  ended: v.exactOptional(v.pipe(v.array(fact(v.strictObject({ what: text, since }))), v.readonly())),
  /** Anything else worth knowing; one sentence each. */
  remarks: v.exactOptional(v.pipe(v.array(fact(text)), v.readonly())),
})
