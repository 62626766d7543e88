import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kitJson } from '../../../../electron/exports/kit-json.ts'
import { formatOtpauth } from '../../../../electron/otp/otpauth.ts'
import { readExport } from '../../../../renderer/decoder/reading/kit-export.ts'
import { EVERY_TOKEN, recordsOf } from '../../../fixtures/every-token.ts'

const PAGE = readFileSync(new URL('../../../../electron/exports/EXPORT.md', import.meta.url), 'utf8')
const EXAMPLE = /```json\n(.*?)```/s.exec(PAGE)?.[1] ?? ''

const NOTHING_ELSE = { deleted: [], keys: [], setAside: [], cover: [], others: [], unread: 0 }

interface Example {
  version: number
  records: Record<string, Record<string, unknown>[]>
}

function changed(change: (example: Example) => void): ReturnType<typeof readExport> {
  const example = JSON.parse(EXAMPLE) as Example
  change(example)
  return readExport(JSON.stringify(example))
}

describe('an export', () => {
  it('is read as EXPORT.md has its example', () => {
    expect(readExport(EXAMPLE)).toEqual({
      ok: true,
      contents: {
        ...NOTHING_ELSE,
        accounts: [
          {
            name: 'PyPI: alice',
            notes: [],
            asides: [],
            tokens: [
              {
                link: 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI&algorithm=SHA1&digits=8&period=30',
                token: {
                  ...{ type: 'totp', algorithm: 'SHA1', digits: 8, period: 30 },
                  secret: new TextEncoder().encode('12345678901234567890'),
                },
              },
            ],
            codes: [{ text: 'aaaaa-bbbbb' }, { text: 'ccccc-ddddd', used: '2026-01-31' }],
          },
        ],
      },
    })
  })

  it('is read with one account of each kind of token', () => {
    const contents = { vault: '0'.repeat(32), at: '2026-03-03T12:00:10.000Z', unknown: [], damaged: 0 }
    const { bytes } = kitJson({ ...contents, records: recordsOf(EVERY_TOKEN) })
    expect(readExport(new TextDecoder().decode(bytes))).toEqual({
      ok: true,
      contents: {
        ...NOTHING_ELSE,
        accounts: EVERY_TOKEN.map(({ service, name, token }) => ({
          name: `${service}: ${name}`,
          notes: [],
          asides: [],
          tokens: [{ token, link: formatOtpauth({ issuer: service, account: name, token }) }],
          codes: [],
        })),
      },
    })
  })

  it('has a code set that a newer one took the place of among the older ones', () => {
    const read = changed(({ records }) => {
      for (const set of records['code-set'] ?? []) set.voided = '2026-02-01T00:00:00Z'
    })
    const codes = [{ text: 'aaaaa-bbbbb' }, { text: 'ccccc-ddddd', used: '2026-01-31' }]
    expect(read).toMatchObject({
      contents: { accounts: [{ codes: [], older: [{ voided: '2026-02-01', codes }] }], unread: 0 },
    })
  })

  it('counts what it cannot read', () => {
    const read = changed(({ records }) => {
      for (const token of records.token ?? []) token.token = { type: 'newer' }
    })
    expect(read).toMatchObject({
      contents: {
        accounts: [{ tokens: [], asides: [{ kind: 'unread-parts', secrets: 1, codes: 0 }] }],
        unread: 1,
      },
    })
  })

  it('of a newer version is refused, and other JSON is none', () => {
    const newer = changed((example) => {
      example.version = 2
    })
    expect(newer).toEqual({ ok: false })
    expect(readExport('{"format":"other"}')).toBeUndefined()
    expect(readExport('{')).toBeUndefined()
  })
})
