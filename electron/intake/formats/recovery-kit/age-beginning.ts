const ARMOR_BEGINS = '-----BEGIN AGE ENCRYPTED FILE-----'

export function isArmored(bytes: Uint8Array): boolean {
  return beginning(bytes).trimStart().startsWith(ARMOR_BEGINS)
}

/** Enough for the first stanza. */
export function beginning(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 256))
}
