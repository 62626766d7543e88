/** What is wrong with a token, link or export link, as data. No fact of it is a secret. */

/** What was stated, as JSON, cut to 40 characters; of anything but text and numbers only what type it has. */
type Stated = string

/** Why no token can be made of what a file or link states. */
export type TokenProblem =
  | { readonly kind: 'secret-empty' | 'base32-or-hex' | 'not-hex' | 'yandex-length' }
  /** `at` counts from 1. */
  | { readonly kind: 'not-base32'; readonly at: number }
  | { readonly kind: 'counter-missing' | 'algorithm-md5' }
  | { readonly kind: 'type-unknown' | 'algorithm-unknown'; readonly stated: Stated }
  | { readonly kind: 'digits-unclear' | 'period-unclear' | 'counter-unclear'; readonly stated: Stated }
  /** These types have one value for each setting, and another one is stated. */
  | { readonly kind: 'setting-fixed'; readonly type: FixedType; readonly setting: 'algorithm' | 'digits' | 'period' }

export type FixedType = 'steam' | 'motp' | 'yandex'

/** Why a link is refused or set aside. */
export type LinkProblem =
  | TokenProblem
  | {
      readonly kind: 'not-a-link' | 'no-secret' | 'secret-misplaced' | 'two-secrets' | 'encoder-unfit' | 'name-encoding'
    }
  /** `name` is that of a value this version knows, as "digits". */
  | { readonly kind: 'value-twice' | 'value-encoding'; readonly name: string }

/** Why a Google Authenticator export link, or an entry of it, is not read. */
export type MigrationProblem =
  | TokenProblem
  | {
      readonly kind:
        'not-an-export-link' | 'export-payloads' | 'export-damaged' | 'export-empty' | 'export-entry-damaged'
    }

/** What to check in a token that was read. */
export type TokenWarning =
  | { readonly kind: 'odd-length' | 'plus-as-space' | 'steam-by-name' }
  | { readonly kind: 'two-issuers'; readonly first: string; readonly second: string }
  /** Values of a link; their names may be pieces of a secret. */
  | { readonly kind: 'values-ignored'; readonly count: number }
