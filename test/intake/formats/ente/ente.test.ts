import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import { decodeBase32 } from '../../../../electron/otp/base32.ts'
import { enteEncrypted, enteLink, SECRET } from '../../../fixtures/intake/ente.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const source = (text: string) => ({ name: 'ente', bytes: bytes(text) })
const read = async (text: string, password?: string) => await readSource(source(text), password)
const secret = decodeBase32(SECRET)
const TOKEN = { type: 'totp', secret: secret.ok && secret.bytes, algorithm: 'SHA1', digits: 6, period: 30 }
const LINK = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI`

async function codeOf(value: unknown, password?: string): Promise<unknown> {
  return await read(typeof value === 'string' ? value : JSON.stringify(value), password).then(
    () => 'read',
    (error: unknown) => (error as { code: unknown }).code,
  )
}

describe('a text export', () => {
  test('gives each link with its note and tags, and is kept as it was', async () => {
    const link = enteLink(LINK, { note: 'Owner of + three\npackages', tags: ['Work', 'Zoë & co'], pinned: true })
    expect(await read(link)).toEqual({
      format: 'ente',
      formatName: 'Ente Auth export',
      found: [
        {
          kind: 'token',
          issuer: 'PyPI',
          account: 'alice',
          token: TOKEN,
          note: 'Owner of + three\npackages\nEnte tags: Work, Zoë & co',
          tags: ['Work', 'Zoë & co'],
          warnings: [],
          verbatim: bytes(link),
        },
      ],
      notes: [],
      parts: [],
    })
  })

  test('takes 0 for the counter that Ente leaves out, and not where another app wrote the link', async () => {
    const link = `otpauth://hotp/PyPI:alice?secret=${SECRET}&issuer=PyPI`
    expect((await read(enteLink(link))).found).toMatchObject([{ kind: 'token', token: { type: 'hotp', counter: 0 } }])
    expect((await read(enteLink(`${link}&counter=7`))).found).toMatchObject([{ token: { counter: 7 } }])
    expect((await read(link)).found).toMatchObject([{ kind: 'quarantined' }])
  })

  test('reads what old versions wrote', async () => {
    const { found } = await read(
      [
        enteLink(
          `otpauth://totp/Mongo Atlas:Acc !@#444?algorithm=Algorithm.sha256&digits=8&issuer=Mongo Atlas&period=60&secret=${SECRET}`,
        ),
        enteLink(`otpauth://hotp/Air+Canada:b?secret=${SECRET}%3D%3D%3D&issuer=Air+Canada&counter=50`),
        enteLink(`otpauth://steam/Steam:c?secret=${SECRET}&issuer=Steam&algorithm=sha1&digits=5&period=30`),
        enteLink(`otpauth://totp/null:d?secret=${SECRET}&issuer=null&period=null&digits=6&counter=null`),
        `otpauth://totp/e?secret=${SECRET}&codeDisplay=null`,
        `steam://${SECRET}`,
      ].join('\r\n'),
    )
    const warnings: readonly string[] = []
    expect(found).toMatchObject([
      {
        issuer: 'Mongo Atlas',
        account: 'Acc !@#444',
        token: { ...TOKEN, algorithm: 'SHA256', digits: 8, period: 60 },
        warnings,
      },
      { account: 'b', token: { type: 'hotp', counter: 50, secret: TOKEN.secret } },
      { issuer: 'Steam', account: 'c', token: { type: 'steam', secret: TOKEN.secret } },
      { issuer: '', account: 'd', token: TOKEN, warnings },
      { issuer: '', account: 'e', token: TOKEN, warnings },
      { issuer: 'Steam', account: '', token: { type: 'steam', secret: TOKEN.secret } },
    ])
    expect(found.map((one) => one.kind === 'token' && one.note)).toEqual(Array(6).fill(undefined))
  })

  test('may have commas between links, and in names', async () => {
    const comma = LINK.replaceAll('alice', 'Doe, Jane')
    const { found } = await read([comma, LINK, comma].map((link) => enteLink(link)).join(',') + ',')
    expect(found.map((one) => one.kind === 'token' && one.account)).toEqual(['Doe, Jane', 'alice', 'Doe, Jane'])
  })

  test('passes over what lies in the trash, and names it', async () => {
    const trash = enteLink(LINK.replace('alice', 'old'), { trashed: true, note: 'gone' })
    const { found, notes } = await read([enteLink(LINK), trash].join('\n'))
    expect(found).toMatchObject([{ account: 'alice' }])
    expect(notes).toEqual([{ kind: 'in-trash', bin: 'trash', count: 1, names: ['PyPI: old'], more: 0 }])
  })

  test('says when it cannot tell what Ente notes about an entry', async () => {
    const { found } = await read(`${LINK}&codeDisplay=%7B%22note\n${LINK}&codeDisplay=%ZZ\n${LINK}&codeDisplay=%221%22`)
    const warnings = [{ kind: 'display-unread' }]
    expect(found).toMatchObject([{ warnings }, { warnings }, { warnings }])
  })

  test('sets aside what it does not understand, as it was, and reads the others', async () => {
    const odd = enteLink(`otpauth://totp/null:x?secret=${SECRET}&issuer=null&algorithm=MD4`)
    const { found } = await read(`${odd}\n${enteLink(LINK)}\nwords\nsteam://1`)
    expect(found).toMatchObject([
      { kind: 'quarantined', what: 'x', reason: { kind: 'algorithm-unknown', stated: '"MD4"' }, verbatim: bytes(odd) },
      { kind: 'token' },
      { kind: 'refused', what: 'line 3' },
      { kind: 'quarantined', what: 'Steam', verbatim: bytes('steam://1') },
    ])
  })

  test('is told from a plain list of links by what Ente adds', () => {
    expect(formatOf(source(LINK))?.id).toBe('otpauth')
    expect(formatOf(source(`${LINK}\n${enteLink(LINK)}`))?.id).toBe('ente')
  })

  test('with too many links is turned away', async () => {
    expect(await codeOf(`${enteLink(LINK)}\n${`${LINK}\n`.repeat(10_000)}`)).toBe('file-too-large')
  })

  test('that is cut anywhere in its last link says so', async () => {
    const text = [enteLink(LINK), enteLink(LINK)].join('\n')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: text.indexOf('\n') + 12, max: text.length - 1 }), async (length) => {
        const { found, notes, warnings = [] } = await read(text.slice(0, length))
        const [, last, ...others] = found
        expect(others).toEqual([])
        expect([...notes, ...warnings, ...(last?.kind === 'token' ? last.warnings : [last?.kind])]).not.toEqual([])
      }),
      { numRuns: 100 },
    )
    for (const whole of [`${text}\n${LINK}\n`, text]) expect(await read(whole)).not.toHaveProperty('warnings')
  })
})

describe('an encrypted export', () => {
  const text = [enteLink(LINK, { note: 'Owner' }), enteLink(LINK, { trashed: true })].join('\n')

  test('holds the same as the text', async () => {
    const file = JSON.stringify(await enteEncrypted(text, { password: 'пароль 🔑 ' }))
    expect(formatOf(source(file))?.name).toBe('Ente Auth export, encrypted')
    const same = { ...(await read(text)), format: 'ente-encrypted', formatName: 'Ente Auth export, encrypted' }
    expect(await read(file, 'пароль 🔑 ')).toEqual(same)
    expect(await codeOf(file, 'пароль 🔑')).toBe('wrong-password')
  })

  test('is read where its links are plain ones', async () => {
    const file = await enteEncrypted(`${LINK}\n`, { password: 'pass' })
    expect((await read(JSON.stringify(file), 'pass')).found).toMatchObject([{ account: 'alice', token: TOKEN }])
  })

  test('tells a missing password, a wrong one, a cut file and a damaged one apart', async () => {
    const file = await enteEncrypted(text, { password: 'pass' })
    expect(await codeOf(file)).toBe('password-needed')
    expect(await codeOf(file, '')).toBe('wrong-password')
    expect(await codeOf(JSON.stringify(file).slice(0, -30), 'pass')).toBe('file-truncated')
    expect(await codeOf({ ...file, encryptionNonce: 'AAAA' }, 'pass')).toBe('file-damaged')
    expect(await codeOf({ ...file, encryptedData: '!' }, 'pass')).toBe('file-damaged')
    expect(await codeOf({ ...file, kdfParams: { memLimit: 65536 } }, 'pass')).toBe('file-damaged')
    const { encryptedData, ...rest } = file
    expect(await codeOf(rest, 'pass')).toBe('file-damaged')
    // One tag covers everything, so a changed byte and a wrong password look the same, and the answer says so.
    const changed = { ...file, encryptedData: `AAAA${String(encryptedData).slice(4)}` }
    expect(await codeOf(changed, 'pass')).toBe('wrong-password')
    await expect(read(JSON.stringify(changed), 'pass')).rejects.toThrow('or the file was damaged')
    expect(await codeOf({ ...file, encryptedData: 'AAAA' }, 'pass')).toBe('wrong-password')
  })

  test('that does not end its stream is read, and says so', async () => {
    const file = await enteEncrypted(text, { password: 'pass', final: false })
    const { notes, warnings } = await read(JSON.stringify(file), 'pass')
    expect(notes).toEqual([{ kind: 'in-trash', bin: 'trash', count: 1, names: ['PyPI: alice'], more: 0 }])
    expect(warnings).toEqual([{ kind: 'not-marked-complete' }])
  })

  test.each([
    { memLimit: 2 ** 30 + 1024, opsLimit: 1 },
    { memLimit: 2 ** 20, opsLimit: 65 },
    { memLimit: 2 ** 30, opsLimit: 16 },
  ])('that asks for %j is turned away before the work is done', async (costs) => {
    const file = await enteEncrypted(text, { password: 'pass' })
    const costly = { ...file, kdfParams: { ...(file.kdfParams as object), ...costs } }
    expect(await codeOf(costly, 'pass')).toBe('cost-too-high')
  })
})
