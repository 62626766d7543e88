import { generateHybridIdentity } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { ageFile } from '../../../../electron/exports/age-file.ts'
import { sealedText } from '../../../../electron/sheets/content/sealed-text.ts'
import { formatOtpauth } from '../../../../electron/otp/otpauth.ts'
import { makeIdentity } from '../../../../electron/vault/age/identity.ts'
import { openAge } from '../../../../renderer/decoder/reading/age-file.ts'
import {
  materialIn,
  materialInCode,
  materialInFile,
  materialInside,
} from '../../../../renderer/decoder/reading/material.ts'
import { EVERY_TOKEN } from '../../../fixtures/every-token.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const LINK = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'
const kinds = (text: string) => materialIn(text).map(({ kind }) => kind)
const LOCK = { passphrase: 'four words of a test' }
const key = (passphrase = LOCK.passphrase) => ({
  passphrase,
  progress: () => undefined,
  signal: new AbortController().signal,
})

describe('a text from paper', () => {
  it('is told by what it is', async () => {
    const { identity } = await makeIdentity()
    const share = 'ACADEMIC ACID '.repeat(16) + 'ACNE'
    expect(kinds(LINK)).toEqual(['accounts'])
    expect(kinds('RKIT:3F9A2C41:2:3:1')).toEqual(['mark'])
    expect(kinds(`# created: today\n${identity.toLowerCase()}\n`)).toEqual(['identity'])
    expect(kinds(await generateHybridIdentity())).toEqual(['identity'])
    expect(kinds(share)).toEqual(['share'])
    expect(kinds(`${share}\n${share}`)).toEqual(['share', 'share'])
    expect(kinds('1. academic 2. acid 3. acne\n'.repeat(11))).toEqual(['share'])
    expect(kinds('https://pypi.org/')).toEqual([])
    expect(kinds('')).toEqual([])
  })

  it('holds several links, and names what is wrong with one without repeating its secret', () => {
    const found = materialIn(`${LINK}\notpauth://totp/x?secret=GEZDGNB1`)
    expect(found.map(({ kind }) => kind)).toEqual(['accounts', 'refused'])
    expect(JSON.stringify(found[1])).not.toContain('GEZDGNB1')
  })

  it.each(EVERY_TOKEN)('is read from the link of $service ($token.type)', ({ service, name, token }) => {
    const link = formatOtpauth({ issuer: service, account: name, token })
    expect(materialIn(link)).toEqual([
      {
        kind: 'accounts',
        accounts: [{ name: `${service}: ${name}`, notes: [], asides: [], tokens: [{ token, link }], codes: [] }],
        unread: 0,
      },
    ])
  })

  it('that is an account’s in a QR code comes with where its recovery codes are', () => {
    expect(materialInCode(LINK)).toMatchObject([
      {
        accounts: [
          {
            name: 'PyPI: alice',
            notes: [],
            asides: [{ kind: 'codes-on-paper' }],
          },
        ],
      },
    ])
    expect(materialInCode('RKIT:3F9A2C41:2:3:1')).toEqual(materialIn('RKIT:3F9A2C41:2:3:1'))
  })

  it('that moves accounts into Google Authenticator is named, since only that app reads it', () => {
    expect(materialIn('otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8%3D')).toEqual([
      { kind: 'refused', why: { kind: 'migration-code' } },
    ])
  })

  it('is a sealed text also with the spaces and line breaks of mail, and damaged when a line is missing', async () => {
    const armored = new TextDecoder().decode(
      await ageFile(bytes('x'.repeat(200)), LOCK, { armored: true, workFactor: 10 }),
    )
    const [found] = materialIn(`Dear heir,\r\n  ${armored.replaceAll('\n', '\r\n  ')}`)
    expect(found).toMatchObject({ kind: 'age', lock: 'passphrase' })
    const lines = armored.trim().split('\n')
    expect(materialIn(lines.slice(0, -1).join('\n'))).toEqual([
      { kind: 'refused', why: { kind: 'sealed-text-not-whole' } },
    ])
    const opened = found?.kind === 'age' ? await openAge(found.file, key()) : undefined
    expect(opened).toEqual({ ok: true, content: bytes('x'.repeat(200)) })
  })
})

describe('a file', () => {
  it('is an age file by its first line, with the lock it asks for', async () => {
    const { recipient } = await makeIdentity()
    const file = async (lock: typeof LOCK | { recipient: string }) =>
      await ageFile(bytes('x'), lock, { armored: false, workFactor: 10 })
    expect(materialInFile(await file(LOCK))).toMatchObject([{ kind: 'age', lock: 'passphrase' }])
    expect(materialInFile(await file({ recipient }))).toMatchObject([{ kind: 'age', lock: 'identity' }])
    expect(materialInFile(Uint8Array.of(0xff, 0xfe, 0))).toEqual([])
  })

  it('that only an SSH key or a plugin opens is named', () => {
    const file = bytes(
      `age-encryption.org/v1\n-> ssh-ed25519 t7nKfA ${'A'.repeat(43)}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`,
    )
    expect(materialInFile(file)).toEqual([{ kind: 'refused', why: { kind: 'other-lock' } }])
  })

  it('that is altered or has another key does not open, and which of the two is said', async () => {
    const file = await ageFile(bytes('x'), LOCK, { armored: false, workFactor: 10 })
    expect(await openAge(file, key('another'))).toEqual({ ok: false, reason: 'wrong-key' })
    const altered = file.with(file.length - 1, (file.at(-1) ?? 0) ^ 1)
    expect(await openAge(altered, key())).toEqual({ ok: false, reason: 'damaged' })
  })
})

describe('what was sealed', () => {
  it('gives the accounts of a sealed sheet with notes, secrets and codes', () => {
    const secret = bytes('12345678901234567890')
    const token = { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 30 } as const
    const account = {
      service: 'PyPI',
      name: 'alice',
      note: 'one',
      tokens: [{ token }],
      codeSet: {
        codes: [{ text: bytes('aa-bb') }, { text: bytes('cc'), used: '2026-02-01' }],
        added: '2026-01-01T00:00:00Z',
      },
    }
    const text = sealedText([account], { sheet: '3F9A2C41-1', printed: '2026-03-03' })
    expect(materialInside(bytes(text))).toMatchObject([
      {
        kind: 'accounts',
        accounts: [
          {
            name: 'PyPI: alice',
            tokens: [{ token }],
            codes: [{ text: 'aa-bb' }, { text: 'cc', used: '2026-02-01' }],
          },
        ],
      },
    ])
  })

  it('is shown as it is when it is a text from elsewhere, and refused when it is none', () => {
    expect(materialInside(bytes('Dear heir'))).toEqual([{ kind: 'text', text: 'Dear heir' }])
    expect(materialInside(Uint8Array.of(0xff))).toEqual([{ kind: 'refused', why: { kind: 'opened-no-text' } }])
  })
})
