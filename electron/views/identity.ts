/** The backup identity, whole and in shares. */

/** The backup identity; all absent when there is none. */
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

/** The backup identity on paper, whole or in shares. */
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
  readonly pieces: readonly { readonly good: boolean; readonly text: string }[]
  readonly checked?: string
}

/** What was seen in one picture of the camera. */
export interface ShareFrameView {
  readonly inSight: boolean
  /** When a share came in sight that was not there before. */
  readonly combined?: CombinedShares
}
