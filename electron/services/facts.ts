import * as v from 'valibot'
import { address, count, fact, picked, since, text, texts } from './fact.ts'
import { FACTORS, PUBLISHERS } from './vocabulary.ts'

const factor = v.picklist(FACTORS)
const optionalText = v.exactOptional(text)

/** Who takes the second factors off when all is lost, and what is asked as proof. */
const reset = v.strictObject({
  /**
   * `none`: nobody does. `paid`: for paying accounts only. `staff`: people at the service.
   * `elsewhere`: the account elsewhere that signs in. `member`: another member of the same family or
   * team. `automatic`: a form that decides by itself.
   */
  kind: v.picklist(['none', 'paid', 'staff', 'elsewhere', 'member', 'automatic']),
  /** Whom to ask: a name, or an address for mail. */
  by: optionalText,
  /** What is asked as proof; a phrase each, all of them. */
  proof: v.exactOptional(texts),
  /** What it comes to where a proof is missing; a phrase. */
  otherwise: optionalText,
  /** Where to ask for it. */
  page: v.exactOptional(address),
  /** What is left besides; whole sentences. */
  instead: optionalText,
})

/** Publishing from a workflow, without a token that is kept. The routes say what it takes. */
const trustedPublishing = v.strictObject({
  /** Where it may run; see `PUBLISHERS`. */
  from: v.pipe(v.array(picked(PUBLISHERS)), v.minLength(1), v.readonly()),
  /** What of it is on trial at the service; a phrase each. */
  beta: v.exactOptional(texts),
  /** Minutes for which the token that it gets is good. */
  tokenMinutes: v.exactOptional(count),
  /** How many publishers a package may have. */
  perPackage: v.exactOptional(count),
  /** How many publishers of one provider a package may have. */
  perProvider: v.exactOptional(count),
  /** What a publisher belongs to: the project, so that it outlives its maker's account, or the owner. */
  belongsTo: v.exactOptional(v.picklist(['project', 'owner'])),
  /** The switch that refuses every other way to publish. */
  onlySwitch: optionalText,
  /** Days after which a publisher that was never used is dropped. */
  pendingDays: v.exactOptional(count),
  /** Whether the package has to be there before. */
  packageMustExist: v.exactOptional(v.boolean()),
  /** Only on machines of the provider, not on one's own. */
  hostedRunnersOnly: v.exactOptional(v.literal(true)),
  /** What a publisher may be allowed to do. */
  actions: v.exactOptional(v.pipe(v.array(v.picklist(['publish', 'stage'])), v.readonly())),
  /** The plan it is for; a phrase. */
  plan: optionalText,
  /** Days for which it is on trial until its first use. */
  trialDays: v.exactOptional(count),
  /** Since when there is such a thing. */
  since: v.exactOptional(since),
})

/** What is known of a service besides its codes and routes. */
export const factsSchema = v.strictObject({
  /** Second factors that it takes; an empty list says that it has none. */
  factors: v.exactOptional(fact(v.pipe(v.array(factor), v.readonly()))),
  /** One of these has to be there before the others. */
  firstFactor: v.exactOptional(fact(v.pipe(v.array(factor), v.minLength(1), v.readonly()))),
  /** Authenticator apps that are there work on, and none can be added. */
  noNewTotp: v.exactOptional(fact(v.literal(true))),
  /** Whether more than one security key can be registered. */
  severalKeys: v.exactOptional(fact(v.boolean())),
  /** Who has to have a second factor: everybody `since`, unless it says for what, above what, or by whom. */
  factorRequired: v.exactOptional(
    fact(
      v.strictObject({
        since: v.exactOptional(since),
        /** For owners of packages with more downloads than this. */
        aboveDownloads: v.exactOptional(count),
        for: v.exactOptional(v.picklist(['publishing', 'writing'])),
        /** Who asks for it, where that is not the service. */
        by: optionalText,
      }),
    ),
  ),
  /** The secrets that it issues for authenticator apps. */
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
  /** A service with which accounts could be thought to be shared, and are not. */
  apartFrom: v.exactOptional(fact(text)),
  /** What it goes by, when that is not the name of the account; a phrase. */
  knownBy: v.exactOptional(fact(text)),
  /** A telephone number has to be on file. */
  recoveryPhone: v.exactOptional(fact(v.literal(true))),
  /** For what the mail address has to be confirmed. */
  mailVerified: v.exactOptional(
    fact(v.strictObject({ for: v.picklist(['publishing', 'api']), since: v.exactOptional(since) })),
  ),
  /** What happens when all is lost. */
  reset: v.exactOptional(fact(reset)),
  trustedPublishing: v.exactOptional(fact(trustedPublishing)),
  /** Releases that wait for approval. */
  staging: v.exactOptional(fact(v.strictObject({ since, command: text }))),
  /** For how many days a release takes new files. */
  newFilesFor: v.exactOptional(fact(v.strictObject({ days: count, since }))),
  /** Its public interface shows who owns a package. */
  ownersPublic: v.exactOptional(fact(v.literal(true))),
  /** Whether accounts can be put together as an organization. */
  organizations: v.exactOptional(fact(v.picklist(['open', 'paid', 'private-beta', 'by-staff']))),
  /** What it demands or advises about owners; one sentence. */
  ownerRule: v.exactOptional(fact(text)),
  /** What names of packages hang on. */
  namespaceFrom: v.exactOptional(
    fact(v.pipe(v.array(v.picklist(['domain', 'source-host'])), v.minLength(1), v.readonly())),
  ),
  /** What there was and is no more. */
  ended: v.exactOptional(v.pipe(v.array(fact(v.strictObject({ what: text, since }))), v.readonly())),
  /** Anything else worth knowing; one sentence each. */
  remarks: v.exactOptional(v.pipe(v.array(fact(text)), v.readonly())),
})
