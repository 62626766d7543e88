/** The paper key, whole and in shares. */
import * as v from 'valibot'
import { call, file, frame, nothing, paper, passphrase } from './shapes.ts'

/** The paper key; all absent when there is none. */
export interface IdentityView {
  readonly recipient?: string
  readonly created?: string
  /** ISO time at which its paper was last typed in and fitted. */
  readonly checked?: string
  /** Whether a share of it was printed that is not destroyed. */
  readonly split?: boolean
}

/** Shown once, to be written down. */
export interface NewIdentity {
  readonly identity: string
  readonly recipient: string
}

export interface IdentityCheck {
  readonly result: 'fits' | 'other' | 'mistyped'
  readonly checked?: string
}

/** The paper key on paper, whole or in shares. */
export interface IdentityPaper {
  /** `queued`: the print system holds the pages. `neither`: the person changed their mind; then nothing was noted. */
  readonly outcome: 'saved' | 'printed' | 'queued' | 'neither'
  /** Where the PDF was saved. */
  readonly path?: string
  readonly pages: number
}

/** What came of putting shares together. The secret itself is not in it. */
export interface CombinedShares {
  /**
   * `fits`: they open this vault. `other`: they make an identity, of something else. `wrong`: they
   * do not go together, though each fits its checksum.
   */
  readonly result: 'fits' | 'other' | 'wrong' | 'too-few'
  /** Different shares of one set that were found. */
  readonly found: number
  /** Absent before the first share. */
  readonly needed?: number
  /** The shares that are held, then what each new text and picture was, in order. */
  readonly pieces: readonly SharePieceView[]
  readonly checked?: string
}

/** What a text or a file is that may be a share; `identity-words.ts` has the sentences. */
export type SharePieceView = {
  /** The file it is from; empty when it was typed or held up to the camera. */
  readonly from: string
} & (
  | {
      /** `again`: it was given before. `other-set`: of another set than the first. */
      readonly kind: 'share' | 'again' | 'other-set'
      /** As its sheet has it. */
      readonly number: number
      /** The two words that name it. */
      readonly set: string
    }
  | { readonly kind: 'unknown-word'; readonly position: number; readonly suggestions: readonly string[] }
  | { readonly kind: 'wrong-length'; readonly words: number }
  | { readonly kind: 'wrong-checksum' | 'malformed' | 'too-much-work' }
  /** The file could not be read; `message` is the error. */
  | { readonly kind: 'unreadable'; readonly message: string }
)

/** What was seen in one picture of the camera. */
export interface ShareFrameView {
  readonly inSight: boolean
  /** When a share came in sight that was not there before. */
  readonly combined?: CombinedShares
}

export const identityCalls = {
  'identity.get': call<IdentityView>()(nothing),
  /** Answers with the secret half, once: only the recipient is kept. */
  'identity.create': call<NewIdentity>()(v.strictObject({ replace: v.boolean() })),
  /** Whether what was typed from paper is the identity of this vault; notes the date if it is. */
  'identity.check': call<IdentityCheck>()(v.strictObject({ identity: passphrase })),
  /** Saves or prints a sheet with the secret half, which the vault does not have: just made, or typed from paper. */
  'identity.sheet': call<IdentityPaper>()(
    v.strictObject({
      identity: passphrase,
      paper,
      copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
      to: v.picklist(['file', 'printer']),
    }),
  ),
  /** Splits it, and saves or prints a sheet for each holder; an empty name leaves a line to write on. */
  'identity.shares': call<IdentityPaper>()(
    v.strictObject({
      identity: passphrase,
      paper,
      threshold: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(16)),
      holders: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.maxLength(60))), v.minLength(2), v.maxLength(16)),
      /** Whether each sheet says who has the others. */
      nameOthers: v.boolean(),
      to: v.picklist(['file', 'printer']),
    }),
  ),
  /** Adds shares to those that are held in memory, and tells whether they open the vault; notes the date if they do. */
  'identity.combine': call<CombinedShares>()(
    v.strictObject({
      shares: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(64)),
      pictures: v.exactOptional(v.pipe(v.array(v.strictObject(file)), v.maxLength(32))),
    }),
  ),
  /** Between `camera.open` and `camera.close`; the same with what is held up to the camera. */
  'identity.shareFrame': call<ShareFrameView>()(v.strictObject(frame)),
  /** Ends the check; what is held is forgotten. */
  'identity.forgetShares': call<undefined>()(nothing),
} as const
