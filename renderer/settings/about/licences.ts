/** Which release this is. */
export interface Release {
  readonly version: string
  /** Of the app: an SPDX name. */
  readonly licence: string
}

/** The licences of everything that is shipped with the app. */
export interface Licences {
  readonly packages: readonly ShippedPackage[]
  readonly texts: readonly string[]
}

export interface ShippedPackage {
  readonly name: string
  readonly version: string
  /** As the package states it, an SPDX name. */
  readonly licence: string
  /** Its place in `texts`; absent where the package came without a text. */
  readonly text?: number
}
