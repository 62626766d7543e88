/** Why a file is not opened as a vault. Each has the same name and sentence as in the app; see `page/vault-words.ts`. */
export type VaultProblem =
  | { readonly kind: 'not-a-vault' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut-short'; readonly size: number; readonly expected: number }
  /** Another program keeps part of it in a second file, which is not here. */
  | { readonly kind: 'second-file' }
  /** The file is no sound database of this schema. */
  | { readonly kind: 'damaged' }
  /** The vault's own row or its slots are malformed, or not authentic. */
  | { readonly kind: 'head-damaged' }
  /** Its slots ask for more or less work than any vault does. */
  | { readonly kind: 'costs' }

/** Thrown by everything that reads a vault file, and by nothing else. Holds no byte of the file. */
export class VaultRefused extends Error {
  override readonly name = 'VaultRefused'
  readonly problem: VaultProblem

  constructor(problem: VaultProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/** The file is not a sound database. */
export function damaged(): VaultRefused {
  return new VaultRefused({ kind: 'damaged' })
}

/** The vault's row or its slots are not what they have to be. */
export function headDamaged(): VaultRefused {
  return new VaultRefused({ kind: 'head-damaged' })
}
