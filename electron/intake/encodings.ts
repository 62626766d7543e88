/** Binary values as JSON files write them. Undefined for what is not in the alphabet; `Buffer` would skip it. */

export function bytesFromBase64(text: string): Uint8Array | undefined {
  const whole = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.replace(/=+$/, '').length % 4 !== 1
  return whole ? new Uint8Array(Buffer.from(text, 'base64')) : undefined
}

export function bytesFromHex(text: string): Uint8Array | undefined {
  return /^(?:[0-9a-f]{2})*$/i.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : undefined
}
