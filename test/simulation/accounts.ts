import { createHash } from 'node:crypto'
import type { SheetAccount } from '../../electron/sheets/content/account-sheet.ts'
import type { Token } from '../../electron/otp/token.ts'

/** The lengths of secrets that services give out, in bytes. */
const LENGTHS = [16, 20, 32, 64] as const

const SERVICES = [
  'PyPI',
  'GitHub',
  'npm',
  'RubyGems.org',
  'GitLab',
  'Docker Hub',
  'NuGet',
  'TestPyPI',
  'Codeberg',
  'Mail',
]
const NAMES = ['mara', 'mara-builds', 'mara@example.org', 'deploy', 'release-bot@example.org']

export type MadeUpAccount = SheetAccount & { readonly tokens: readonly { readonly token: Token }[] }

/**
 * Accounts as a maintainer has them. The same number gives the same account.
 *
 * @param codes - Recovery codes for each.
 */
export function madeUpAccounts(count: number, codes = 0): readonly MadeUpAccount[] {
  return Array.from({ length: count }, (_, index) => {
    const token = {
      type: 'totp' as const,
      secret: bytesOf(`secret ${index}`, LENGTHS[index % LENGTHS.length] ?? 20),
      algorithm: 'SHA1' as const,
      digits: 6 as const,
      period: 30,
    }
    return {
      service: SERVICES[index % SERVICES.length] ?? '',
      name: NAMES[index % NAMES.length] ?? '',
      tokens: [{ token }],
      ...(codes > 0 && { codeSet: { codes: codesOf(index, codes), added: '2026-01-02T03:04:05.000Z' } }),
    }
  })
}

/**
 * Looks to a decoder like sealed text: as long as an armored age file with a passphrase, and made of
 * bytes without a pattern. A real one would be different each time.
 */
export function armoredLike(text: string, seed: number): string {
  const head = `age-encryption.org/v1\n-> scrypt ${base64(16, seed)} 18\n${base64(32, seed)}\n--- ${base64(32, seed + 1)}\n`
  const body = bytesOf(`sealed ${seed}`, 16 + new TextEncoder().encode(text).length + 16)
  const lines =
    Buffer.concat([Buffer.from(head), body])
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''].join('\n')
}

/** Sixteen hexadecimal digits each, as PyPI gives them. */
function codesOf(account: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    text: new TextEncoder().encode(Buffer.from(bytesOf(`code ${account} ${index}`, 8)).toString('hex')),
  }))
}

function base64(length: number, seed: number): string {
  return Buffer.from(bytesOf(`head ${length} ${seed}`, length))
    .toString('base64')
    .replace(/=+$/, '')
}

function bytesOf(name: string, length: number): Uint8Array {
  return new Uint8Array(createHash('shake256', { outputLength: length }).update(`made up: ${name}`).digest())
}
