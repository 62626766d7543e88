/**
 * The numbers of a repository and of its owner in a certificate of Sigstore's Fulcio: a name that was given up and taken by
 * somebody else has other ones. Fulcio's docs/oid-info.md: 1.3.6.1.4.1.57264.1.15 and .17, each a UTF8String.
 */

/** What a certificate says of where it was used; nothing where it does not. */
export function numbersIn(certificate: string): Readonly<Record<string, string>> {
  const der = Buffer.from(certificate, 'base64')
  return Object.fromEntries(
    Object.entries(EXTENSIONS).flatMap(([name, last]) => {
      const value = valueOf(der, last)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

const EXTENSIONS = { 'repository id': 15, 'owner id': 17 } as const
/** OBJECT IDENTIFIER, ten bytes, 1.3.6.1.4.1.57264.1 and one more. */
const ARC = [0x06, 0x0a, 0x2b, 0x06, 0x01, 0x04, 0x01, 0x83, 0xbf, 0x30, 0x01]

/** The identifier, an OCTET STRING, and in it a UTF8String; each shorter than 128 bytes. */
function valueOf(der: Buffer, last: number): string | undefined {
  const at = der.indexOf(Buffer.from([...ARC, last]))
  if (at < 0) return undefined
  const [octets, outer = 0, utf8, length = 0] = der.subarray(at + ARC.length + 1)
  if (octets !== 0x04 || utf8 !== 0x0c || length >= 0x80 || outer !== length + 2) return undefined
  const start = at + ARC.length + 5
  return der.subarray(start, start + length).toString('utf8')
}
