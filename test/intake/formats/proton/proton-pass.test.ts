import { describe, expect, test } from 'vitest'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import type { Found } from '../../../../electron/intake/intake.ts'
import { decodeBase32 } from '../../../../electron/otp/base32.ts'
import { LINK, passData, passLogin, passZip, SECRET } from '../../../fixtures/intake/proton.ts'
import { zipOf } from '../../../fixtures/intake/zips.ts'

const source = (bytes: Uint8Array) => ({ name: 'export.zip', bytes })
const read = async (...vaults: readonly (readonly unknown[])[]) =>
  await readSource(source(await passZip(passData(...vaults))))
const secret = decodeBase32(SECRET)
const TOKEN = { type: 'totp', secret: secret.ok && secret.bytes, algorithm: 'SHA1', digits: 6, period: 30 }
const verbatimOf = (found: Found) =>
  found.kind === 'quarantined' ? new TextDecoder().decode(found.verbatim) : undefined

async function codeOf(bytes: Uint8Array): Promise<unknown> {
  return await readSource(source(bytes)).then(
    () => 'read',
    (error: unknown) => (error as { code: unknown }).code,
  )
}

describe('an export of Proton Pass', () => {
  test('gives each code with the names of its link, else of its login', async () => {
    const reading = await read([
      passLogin(LINK, { note: 'Owner' }),
      passLogin(SECRET, { name: 'Zoë ' }),
      passLogin(SECRET, { content: { itemUsername: '' } }),
      passLogin(SECRET, { content: { itemUsername: undefined, itemEmail: undefined, username: 'old' } }),
      passLogin(`steam://${SECRET}`, { name: 'Steam' }),
    ])
    expect(reading).toMatchObject({ format: 'proton-pass', formatName: 'Proton Pass export', notes: [], parts: [] })
    expect(reading.found).toMatchObject([
      { issuer: 'PyPI', account: 'alice', token: TOKEN, note: 'Owner' },
      { issuer: 'Zoë ', account: 'alice', token: TOKEN },
      { issuer: 'PyPI', account: 'alice@example.org' },
      { issuer: 'PyPI', account: 'old' },
      { issuer: 'Steam', account: 'alice', token: { type: 'steam' } },
    ])
  })

  test('reads the codes in extra fields of any item, and names the field', async () => {
    const field = (fieldName: string, totpUri: string) => ({ fieldName, type: 'totp', data: { totpUri } })
    const other = { fieldName: 'PIN', type: 'hidden', data: { content: '9876' } }
    const sections = [{ sectionName: 'S', sectionFields: [field('Third', SECRET)] }]
    const { found } = await read([
      passLogin(LINK, { extraFields: [other, field('Second', SECRET)] }),
      passLogin(undefined, { type: 'custom', content: { sections } }),
    ])
    expect(found.map((one) => one.kind === 'token' && one.note)).toEqual([
      undefined,
      'Proton Pass field: Second',
      'Proton Pass field: Third',
    ])
  })

  test('names the vault where there are several', async () => {
    const { found } = await read([passLogin(LINK)], [passLogin(LINK)])
    expect(found).toMatchObject([{ note: 'Proton Pass vault: Personal' }, { note: 'Proton Pass vault: Work' }])
  })

  test('counts what has no code, and names what is in the trash', async () => {
    const card = {
      state: 1,
      data: { metadata: { name: 'Card', note: '' }, type: 'creditCard', content: { pin: '9876' } },
    }
    const items = [card, passLogin(''), passLogin(LINK, { state: 2 }), passLogin('', { state: 2 }), passLogin(LINK)]
    const { found, notes } = await read(items)
    expect(found).toHaveLength(1)
    expect(notes).toEqual([
      { kind: 'without-code', count: 3 },
      { kind: 'in-trash', bin: 'trash', count: 1, names: ['PyPI: alice'], more: 0 },
    ])
  })

  test('sets aside only the code of what it does not understand', async () => {
    const { found } = await read([passLogin('0189'), passLogin(LINK, { state: 'lost' }), 7])
    expect(found).toMatchObject([
      { kind: 'quarantined', what: 'PyPI: alice', reason: { kind: 'not-base32', at: 1 } },
      { kind: 'quarantined', what: 'PyPI', reason: { kind: 'other-shape', app: 'Proton Pass' } },
    ])
    expect(found.map(verbatimOf)).toEqual(['0189', LINK])
    expect(JSON.stringify(found)).not.toContain('hunter2')
  })

  test('may be unpacked already', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(passData([passLogin(LINK)])))
    expect(formatOf(source(bytes))?.id).toBe('proton-pass')
    expect((await readSource(source(bytes))).found).toHaveLength(1)
    expect(await codeOf(bytes.slice(0, -9))).toBe('file-truncated')
  })

  test('that is sealed with OpenPGP says so, and what to do', async () => {
    const zip = await zipOf({ 'Proton Pass/data.pgp': '-----BEGIN PGP MESSAGE-----' })
    expect(await codeOf(zip)).toBe('unreadable')
    await expect(readSource(source(zip))).rejects.toThrow('Export it again without encryption')
  })

  test('that was cut off, edited or holds too much says so', async () => {
    const zip = await passZip(passData([passLogin(LINK)]))
    expect(await codeOf(zip.slice(0, -30))).toBe('file-truncated')
    expect(await codeOf(await zipOf({ 'Proton Pass/data.json': '{"vaults":{' }))).toBe('file-truncated')
    expect(await codeOf(await zipOf({ 'Proton Pass/data.json': '{"vaults":7}' }))).toBe('file-damaged')
    expect(await codeOf(await passZip(passData(Array<number>(10_001).fill(7))))).toBe('file-too-large')
  })
})
