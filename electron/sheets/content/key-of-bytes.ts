/**
 * How 32 bytes become the key that age programs take. Shares give the bytes and nothing else, so the
 * step is on every sheet that leads to it.
 */
export const KEY_OF_BYTES =
  'Bech32 of the bytes (BIP-173, constant 1; not Bech32m) with the prefix age-secret-key- is the key, in capitals: AGE-SECRET-KEY-1 and 58 characters.'
