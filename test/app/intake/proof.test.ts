import { createHash } from 'node:crypto'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../electron/otp/codes.ts'
import type { Hotp, Token, Totp } from '../../../electron/otp/token.ts'
import type { LedgerView } from '../../../electron/contract.ts'
import { TestApp } from '../../fixtures/app.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const PYPI = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI&algorithm=SHA1&digits=6&period=30`
const OLD = `otpauth://hotp/Old:bob?secret=${SECRET}&issuer=Old&algorithm=SHA1&digits=6&counter=3`
const CODES = codesOf('alice')
const TOTP: Totp = {
  type: 'totp',
  secret: new TextEncoder().encode('12345678901234567890'),
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
}
const HOTP: Hotp = { type: 'hotp', secret: TOTP.secret, algorithm: 'SHA1', digits: 6, counter: 3 }

/** Eight codes as PyPI issues them, the same for the same name. */
function codesOf(name: string): string {
  const code = (index: number) => createHash('sha256').update(`${name} ${index}`).digest('hex').slice(0, 16)
  return Array.from({ length: 8 }, (_, index) => code(index)).join('\n')
}

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

const tokenOf = (ledger: LedgerView) => ledger.rows[0]?.token?.id ?? ''
const code = (token: Token, step = 0) => codeOf(token, test.now, step).text
async function accountOf(search: string) {
  const [row] = await test.call['accounts.list']({ search })
  return await test.call['accounts.get']({ id: row?.id ?? '' })
}

/** Chooses files in the main process's own dialog and takes what is ticked. */
async function choose(files: Readonly<Record<string, string>>): Promise<LedgerView> {
  test.filePaths = Object.entries(files).map(([name, text]) => {
    const path = join(test.folder, name)
    writeFileSync(path, text)
    return path
  })
  const view = await test.call['intake.choose']({})
  if (!view) throw new Error('nothing was chosen')
  const take = view.entries.filter(({ ticked }) => ticked).map(({ index, service, name }) => ({ index, service, name }))
  return await test.call['intake.commit']({ intake: view.id, take })
}

/** The same report once the backup is made that follows an import. */
async function backedUp({ id }: LedgerView): Promise<LedgerView> {
  await setImmediate()
  const ledger = (await test.call['intake.ledgers'](undefined)).find((one) => one.id === id)
  if (!ledger) throw new Error('the report is gone')
  return ledger
}

describe('one code for all tokens', () => {
  it('proves the one that it fits, a step early or late', async () => {
    const token = tokenOf(await test.bringIn(PYPI))
    const other = tokenOf(await test.bringIn(OLD))
    expect(await test.call['tokens.match']({ tokens: [token, other], code: code(TOTP, -1) })).toEqual({
      kind: 'one',
      token,
      proved: '2026-03-01T12:00:00.000Z',
    })
    expect((await accountOf('pypi')).tokens).toMatchObject([{ proved: '2026-03-01T12:00:00.000Z' }])
    expect((await accountOf('old')).tokens[0]?.proved).toBeUndefined()
  })

  it('proves none where it fits several, or none', async () => {
    const token = tokenOf(await test.bringIn(PYPI))
    const twin = tokenOf(await test.bringIn(PYPI.replace('period=30', 'period=60')))
    const tokens = [token, twin]
    const both = codeOf(TOTP, 0).text
    test.now = 0
    expect(await test.call['tokens.match']({ tokens, code: both })).toEqual({ kind: 'several', tokens })
    expect(await test.call['tokens.match']({ tokens, code: '000000' })).toEqual({ kind: 'none' })
    expect((await accountOf('pypi')).tokens.map(({ proved }) => proved)).toEqual([undefined, undefined])
  })

  it('stops when too many codes fit nothing', async () => {
    const tokens = [tokenOf(await test.bringIn(PYPI))]
    for (let miss = 0; miss < 200; miss += 1) await test.call['tokens.match']({ tokens, code: '000000' })
    await expect((async () => await test.call['tokens.match']({ tokens, code: code(TOTP) }))()).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })
})

describe('Prove it', () => {
  it('notes the day on which another app showed the same code', async () => {
    const token = tokenOf(await test.bringIn(PYPI))
    expect(await test.call['tokens.prove']({ token, code: code(TOTP) })).toEqual({
      match: true,
      proved: '2026-03-01T12:00:00.000Z',
    })
    expect((await accountOf('pypi')).tokens).toMatchObject([{ proved: '2026-03-01T12:00:00.000Z' }])
    test.app.lock('asked')
    await test.unlock()
    expect((await accountOf('pypi')).tokens).toMatchObject([{ proved: '2026-03-01T12:00:00.000Z' }])
  })

  it('changes nothing for a code that does not fit', async () => {
    const token = tokenOf(await test.bringIn(PYPI))
    const before = readFileSync(test.vaultPath)
    expect(await test.call['tokens.prove']({ token, code: '000000' })).toEqual({ match: false, hints: [] })
    expect(readFileSync(test.vaultPath).equals(before)).toBe(true)
  })

  it('corrects a token once a second code agrees, and keeps the link as it was', async () => {
    const token = tokenOf(await test.bringIn(PYPI))
    const eight: Totp = { ...TOTP, digits: 8 }
    expect(await test.call['tokens.prove']({ token, code: code(eight) })).toEqual({
      match: false,
      hints: [{ changes: [{ kind: 'digits', digits: 8, from: 6 }] }],
    })
    expect((await accountOf('pypi')).tokens).toMatchObject([{ digits: 6 }])
    await expect(
      (async () => await test.call['tokens.correct']({ token, hint: 0, code: code(eight) }))(),
    ).rejects.toMatchObject({ code: 'invalid-input' })
    test.now += 30_000
    expect(await test.call['tokens.correct']({ token, hint: 0, code: '12345678' })).toEqual({ match: false, hints: [] })
    expect((await accountOf('pypi')).tokens).toMatchObject([{ digits: 6 }])
    expect(await test.call['tokens.correct']({ token, hint: 0, code: code(eight) })).toMatchObject({ match: true })
    expect((await accountOf('pypi')).tokens).toMatchObject([
      { digits: 8, proved: '2026-03-01T12:00:30.000Z', corrected: '2026-03-01T12:00:30.000Z' },
    ])
    test.savePath = join(test.folder, 'export.json')
    await test.call['exports.save']({ format: 'json' })
    const saved = JSON.parse(readFileSync(test.savePath, 'utf8')) as {
      records: { token: { verbatim: { text: string } }[] }
    }
    expect(saved.records.token[0]?.verbatim.text).toContain('digits=6')
  })

  it('makes a sheet of a corrected token out of date', async () => {
    const token = tokenOf(await test.bringIn(PYPI))
    test.savePath = join(test.folder, 'sheet.pdf')
    await test.call['sheets.save']({ accounts: [(await accountOf('pypi')).id], paper: 'a4' })
    const sixty: Totp = { ...TOTP, period: 60 }
    await test.call['tokens.prove']({ token, code: code(sixty) })
    test.now += 60_000
    await test.call['tokens.correct']({ token, hint: 0, code: code(sixty) })
    expect((await accountOf('pypi')).sheet).toMatchObject({ grade: 'does-not-restore' })
  })

  it('proves a token as it is when only the clocks differ', async () => {
    const token = tokenOf(await test.bringIn(PYPI))
    expect(await test.call['tokens.prove']({ token, code: code(TOTP, 120) })).toMatchObject({
      hints: [{ changes: [{ kind: 'clock', seconds: 3600 }] }],
    })
    expect(await test.call['tokens.correct']({ token, hint: 0, code: code(TOTP, 121) })).toMatchObject({ match: true })
    const [proved] = (await accountOf('pypi')).tokens
    expect(proved).toMatchObject({ period: 30, proved: '2026-03-01T12:00:00.000Z' })
    expect(proved).not.toHaveProperty('corrected')
  })

  it('moves a HOTP counter behind the codes that the old app showed', async () => {
    const token = tokenOf(await test.bringIn(OLD))
    expect(await test.call['tokens.prove']({ token, code: code(HOTP, 5) })).toMatchObject({
      hints: [{ changes: [{ kind: 'counter', counter: 8, from: 3 }] }],
    })
    await test.call['tokens.correct']({ token, hint: 0, code: code(HOTP, 6) })
    expect((await accountOf('old')).tokens).toMatchObject([{ counter: 10 }])
  })

  it('forgets hints when the vault is locked', async () => {
    const token = tokenOf(await test.bringIn(PYPI))
    await test.call['tokens.prove']({ token, code: code({ ...TOTP, digits: 8 }) })
    test.app.lock('asked')
    await test.unlock()
    await expect(
      (async () => await test.call['tokens.correct']({ token, hint: 0, code: '12345678' }))(),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the ledger', () => {
  it('says that all was read back, per file what is proved, and knows the tokens', async () => {
    const ledger = await choose({ 'a.txt': PYPI, 'b.txt': `${PYPI}\n${OLD}` })
    expect(ledger.readBack).toBe('2026-03-01T12:00:00.000Z')
    expect(ledger.files).toMatchObject([
      { name: 'a.txt', read: 1, tokens: 1, proved: 0, complete: false, path: join(test.folder, 'a.txt') },
      { name: 'b.txt', read: 2, added: 1, duplicate: 1, tokens: 2, proved: 0 },
    ])
    await test.call['tokens.prove']({ token: tokenOf(ledger), code: code(TOTP) })
    const later = await backedUp(ledger)
    expect(later.files.map(({ open }) => open)).toEqual([[], [{ kind: 'not-proved', count: 1, of: 2 }]])
  })

  it('saves a PDF without a secret', async () => {
    const ledger = await test.bringIn(PYPI)
    test.savePath = join(test.folder, 'ledger.pdf')
    expect(await test.call['intake.saveLedgers']({ ledgers: [ledger.id], paper: 'a4' })).toEqual({
      path: test.savePath,
      pages: 1,
    })
    expect(readFileSync(test.savePath).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('deleting the source', () => {
  const remove = async (ledger: LedgerView, source = 0) =>
    await test.call['intake.deleteSource']({ ledger: ledger.id, source })

  it('is refused until everything in it is proved, then done and noted', async () => {
    const ledger = await backedUp(await choose({ 'links.txt': PYPI }))
    const path = join(test.folder, 'links.txt')
    await expect(remove(ledger)).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'Do not delete links.txt yet. 1 of 1 token is not proved. It was left where it is.',
    })
    expect(existsSync(path)).toBe(true)
    await test.call['tokens.prove']({ token: tokenOf(ledger), code: code(TOTP) })
    expect((await remove(ledger)).files).toMatchObject([{ name: 'links.txt', deleted: '2026-03-01T12:00:00.000Z' }])
    expect(existsSync(path)).toBe(false)
    await expect(remove(ledger)).rejects.toMatchObject({ code: 'not-found' })
    const [later] = await test.call['intake.ledgers'](undefined)
    expect(later?.files[0]).not.toHaveProperty('path')
  })

  it('is refused while no backup has what came of it, even if the person says that all is right', async () => {
    const ledger = await choose({ 'PyPI-Recovery-Codes-alice.txt': CODES })
    expect([ledger.backedUp, ledger.files[0]?.complete]).toEqual([false, false])
    const unchecked = async () =>
      await test.call['intake.deleteSource']({ ledger: ledger.id, source: 0, unchecked: true })
    const message =
      'Do not delete PyPI-Recovery-Codes-alice.txt yet. What came of it is in no backup yet. It was left where it is.'
    await expect(unchecked()).rejects.toMatchObject({ code: 'invalid-input', message })
    expect((await backedUp(ledger)).backedUp).toBe(true)
    await unchecked()
    expect(existsSync(join(test.folder, 'PyPI-Recovery-Codes-alice.txt'))).toBe(false)
  })

  it('is done for unchecked tokens where the person says that they are right, and not where an entry was left out', async () => {
    const unchecked = async (ledger: LedgerView) =>
      await test.call['intake.deleteSource']({ ledger: ledger.id, source: 0, unchecked: true })
    const partly = await backedUp(await choose({ 'both.txt': `${PYPI}\n${OLD.replace('SHA1', 'SHA3')}` }))
    await expect(unchecked(partly)).rejects.toMatchObject({ code: 'invalid-input' })
    expect(existsSync(join(test.folder, 'both.txt'))).toBe(true)
    const whole = await backedUp(await choose({ 'old.txt': OLD }))
    expect((await unchecked(whole)).files).toMatchObject([{ deleted: '2026-03-01T12:00:00.000Z', proved: 0 }])
    expect(existsSync(join(test.folder, 'old.txt'))).toBe(false)
  })

  it('is offered for codes as soon as they are backed up, for they were read back', async () => {
    const ledger = await backedUp(await choose({ 'PyPI-Recovery-Codes-alice.txt': CODES }))
    expect(ledger.files).toMatchObject([{ complete: true, tokens: 0 }])
    await remove(ledger)
    expect(existsSync(join(test.folder, 'PyPI-Recovery-Codes-alice.txt'))).toBe(false)
  })

  it('leaves a file alone that is not what was read any more', async () => {
    const ledger = await backedUp(await choose({ 'PyPI-Recovery-Codes-alice.txt': CODES }))
    const path = join(test.folder, 'PyPI-Recovery-Codes-alice.txt')
    writeFileSync(path, `${CODES}\nmine`)
    await expect(remove(ledger)).rejects.toMatchObject({ code: 'not-found' })
    expect(readFileSync(path, 'utf8')).toBe(`${CODES}\nmine`)
  })

  it('deletes the file that a link led to when it was read, and nothing the link leads to now', async () => {
    const target = join(test.folder, 'target.txt')
    writeFileSync(target, CODES)
    const link = join(test.folder, 'link.txt')
    symlinkSync(target, link)
    test.filePaths = [link]
    const view = await test.call['intake.choose']({})
    const take = (view?.entries ?? []).map(({ index, name }) => ({ index, service: 'PyPI', name }))
    await remove(await backedUp(await test.call['intake.commit']({ intake: view?.id ?? '', take })))
    expect(existsSync(target)).toBe(false)
  })

  it('knows no path of pasted text, nor after locking', async () => {
    const pasted = await backedUp(await test.bringIn(CODES, 'PyPI-Recovery-Codes-alice.txt'))
    await expect(remove(pasted)).rejects.toMatchObject({ code: 'not-found' })
    const ledger = await backedUp(await choose({ 'PyPI-Recovery-Codes-bob.txt': codesOf('bob') }))
    test.app.lock('asked')
    await test.unlock()
    await expect(remove(ledger)).rejects.toMatchObject({ code: 'not-found' })
    expect(existsSync(join(test.folder, 'PyPI-Recovery-Codes-bob.txt'))).toBe(true)
  })

  it('never writes the path into the vault', async () => {
    await choose({ 'links.txt': PYPI })
    test.savePath = join(test.folder, 'export.json')
    await test.call['exports.save']({ format: 'json' })
    expect(readFileSync(test.savePath, 'utf8')).not.toContain(test.folder)
  })
})

it('choosing nothing changes nothing', async () => {
  test.filePaths = undefined
  expect(await test.call['intake.choose']({})).toBeUndefined()
})

it('a file that cannot be read is named, and nothing is read', async () => {
  test.filePaths = [join(test.folder, 'nothing.txt')]
  await expect(test.call['intake.choose']({})).rejects.toMatchObject({ code: 'not-found' })
})
