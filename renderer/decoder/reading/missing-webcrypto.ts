/**
 * Where a page comes over plain http, browsers leave WebCrypto out. The age library asks it for
 * X25519 and goes on by itself only when told that this is not supported, so that is what it is told.
 */
export function standInForWebCrypto(scope: { crypto: object }): void {
  if ('subtle' in scope.crypto && scope.crypto.subtle !== undefined) return
  const refuse = (): Promise<never> =>
    Promise.reject(new DOMException('there is no WebCrypto here', 'NotSupportedError'))
  Object.defineProperty(scope.crypto, 'subtle', { value: { importKey: refuse, deriveBits: refuse } })
}
