/** The code of a link at the moment of the worked checks, by the commands and recipes of the archivist's sheet alone. */
import { execFileSync } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { run } from '../sheets/tools.ts'

const MOMENT = '2026-01-01 00:00 UTC'
const SECONDS = Date.parse(MOMENT) / 1000

/** A link as any reader takes it apart. */
export interface ReadLink {
  readonly type: string
  readonly service: string
  readonly name: string
  readonly values: URLSearchParams
}

export function readLink(link: string): ReadLink {
  const [, scheme = '', type = scheme, label = '', query = ''] =
    /^(\w+):\/\/(?:(\w+)\/)?([^/?]*)\?(.*)$/.exec(link) ?? []
  const [service = '', name = ''] = label.split(':').map(decodeURIComponent)
  const values = new URLSearchParams(query)
  return { type, service: values.get('issuer') ?? service, name, values }
}

export function codeByRecipe({ type, values }: ReadLink): string {
  const value = (name: string) => values.get(name) ?? ''
  const secret = value('secret')
  switch (type) {
    case 'totp': {
      const period = ['-s', `${value('period')}s`, '-N', MOMENT]
      return run('oathtool', [`--totp=${value('algorithm')}`, '-b', '-d', value('digits'), ...period, secret]).trim()
    }
    case 'hotp':
      return run('oathtool', ['--hotp', '-b', '-d', value('digits'), '-c', value('counter'), secret]).trim()
    case 'steam': {
      const number = truncated('sha1', bytesOf(secret), 4)
      const letters = '23456789BCDFGHJKMNPQRTVWXY'
      return [0, 1, 2, 3, 4].map((place) => letters[Number((number / 26n ** BigInt(place)) % 26n)] ?? '').join('')
    }
    case 'motp':
      return createHash('md5')
        .update(`${String(SECONDS / 10)}${secret}${value('pin')}`)
        .digest('hex')
        .slice(0, 6)
    case 'yaotp': {
      const hash = createHash('sha256')
        .update(bytesOf(value('pin')))
        .update(bytesOf(secret).subarray(0, 16))
        .digest()
      const number = truncated('sha256', hash[0] === 0 ? hash.subarray(1) : hash, 8)
      return [7, 6, 5, 4, 3, 2, 1, 0]
        .map((place) => String.fromCharCode(97 + Number((number / 26n ** BigInt(place)) % 26n)))
        .join('')
    }
    default:
      throw new Error(`no recipe for ${type}`)
  }
}

/** RFC 4226 section 5.3, of the period of 30 seconds that the moment begins. */
function truncated(algorithm: string, key: Uint8Array, length: 4 | 8): bigint {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(SECONDS / 30))
  const mac = createHmac(algorithm, key).update(counter).digest()
  const from = (mac.at(-1) ?? 0) & 15
  return BigInt(`0x${mac.subarray(from, from + length).toString('hex')}`) & (2n ** BigInt(8 * length - 1) - 1n)
}

function bytesOf(base32: string): Buffer {
  return execFileSync('base32', ['-d'], { input: base32.padEnd(Math.ceil(base32.length / 8) * 8, '=') })
}
