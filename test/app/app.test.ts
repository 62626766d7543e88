import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PASSPHRASE, TestApp } from '../fixtures/app.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const TOTP = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI&algorithm=SHA1&digits=8&period=30`
const HOTP = `otpauth://hotp/Old:bob?secret=${SECRET}&issuer=Old&algorithm=SHA1&digits=6&counter=0`
const CODES = ['0123456789abcdef', 'fedcba9876543210', '1111222233334444']

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
  vi.useRealTimers()
})

async function onlyToken() {
  const [row] = await test.call['accounts.list']({ search: '' })
  const [token] = row?.tokens ?? []
  if (!row || !token) throw new Error('no account')
  return { account: row.id, token: token.id }
}

describe('the vault', () => {
  it('is created, locked and unlocked, and says what it holds', async () => {
    await test.bringIn(TOTP)
    expect(await test.call['vault.state'](undefined)).toEqual({
      path: test.vaultPath,
      exists: true,
      locked: false,
      problems: [],
      readOnly: false,
      appearance: { theme: 'system', density: 'comfortable', hideCodes: false },
      drillsDue: [],
      paper: { overdue: 0, files: 0, reprint: 0 },
      counts: { accounts: 1, keys: 0, quarantined: 0 },
      backup: { changesSince: 3, accountsMissing: 1, reads: { overdue: false } },
    })
    await test.call['vault.lock'](undefined)
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: true, counts: { accounts: 0 } })
    expect(test.told).toContainEqual({ event: 'locked', payload: { reason: 'asked' } })
    await test.unlock()
    expect(await test.call['accounts.list']({ search: '' })).toHaveLength(1)
  })

  it('refuses everything while it is locked', async () => {
    test.app.lock('system')
    for (const channel of ['accounts.list', 'settings.get', 'keys.list', 'intake.ledgers'] as const) {
      const input = channel === 'accounts.list' ? { search: '' } : undefined
      expect(await test.dispatch(channel, input)).toMatchObject({ ok: false, error: { code: 'vault-locked' } })
    }
  })

  it('refuses a wrong passphrase, and a weak one for a new vault', async () => {
    test.app.lock('asked')
    expect(await test.dispatch('vault.unlock', { passphrase: 'wrong' })).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    })
    expect(await test.dispatch('vault.create', { passphrase: 'hunter2' })).toMatchObject({
      ok: false,
      error: { code: 'weak-passphrase' },
    })
    expect(await test.dispatch('vault.create', { passphrase: PASSPHRASE })).toMatchObject({
      ok: false,
      error: { code: 'vault-exists' },
    })
  })

  it('locks by itself when the user is away, and not before', async () => {
    vi.useFakeTimers()
    await test.call['settings.set']({ graceSeconds: 60, lockMinutes: 2, clipboardSeconds: 30 })
    vi.advanceTimersByTime(110_000)
    await test.call['vault.stay'](undefined)
    vi.advanceTimersByTime(110_000)
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: false })
    vi.advanceTimersByTime(10_000)
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: true })
    expect(test.told.at(-1)).toEqual({ event: 'locked', payload: { reason: 'idle' } })
  })
})

describe('codes', () => {
  it('are right for the clock, with the next one and their end', async () => {
    await test.bringIn(TOTP)
    const { token } = await onlyToken()
    test.now = 1111111109_000
    expect(await test.call['tokens.codes']({ tokens: [token] })).toEqual([
      { token, code: '07081804', next: '14050471', validUntil: 1111111110_000 },
    ])
  })

  it('of HOTP are shown only when asked for, each with its counter on disk first', async () => {
    await test.bringIn(HOTP)
    const { token } = await onlyToken()
    expect(await test.call['tokens.codes']({ tokens: [token] })).toEqual([])
    expect(await test.call['tokens.nextCode']({ token })).toBe('755224')
    test.app.lock('asked')
    await test.unlock()
    expect(await test.call['tokens.nextCode']({ token })).toBe('287082')
  })

  it('of HOTP end with the last counter that can be kept, and the token is not lost', async () => {
    await test.bringIn(HOTP.replace('counter=0', 'counter=9007199254740990'))
    const { token } = await onlyToken()
    expect(await test.dispatch('tokens.nextCode', { token })).toMatchObject({ ok: true })
    const refused = { ok: false, error: { code: 'invalid-input' } }
    expect(await test.dispatch('tokens.nextCode', { token })).toMatchObject(refused)
    expect(await test.dispatch('tokens.copy', { token })).toMatchObject(refused)
    test.app.lock('asked')
    await test.unlock()
    expect(await onlyToken()).toMatchObject({ token })
  })

  it('are cleared from the clipboard in time, but never what somebody else copied since', async () => {
    vi.useFakeTimers()
    await test.bringIn(TOTP)
    const { token } = await onlyToken()
    test.now = 59_000
    expect(await test.call['tokens.copy']({ token })).toBe(30)
    expect(test.clipboard).toBe('94287082')
    await vi.advanceTimersByTimeAsync(29_000)
    expect(test.clipboard).toBe('94287082')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(test.clipboard).toBe('')

    await test.call['tokens.copy']({ token })
    test.clipboard = 'a shopping list'
    await vi.advanceTimersByTimeAsync(30_000)
    expect(test.clipboard).toBe('a shopping list')

    await test.call['tokens.copy']({ token })
    test.app.lock('asked')
    await vi.advanceTimersByTimeAsync(0)
    expect(test.clipboard).toBe('')
  })
})

describe('secrets', () => {
  it('are shown for a while after the passphrase was typed, then only after typing it again', async () => {
    await test.bringIn(TOTP)
    const { token } = await onlyToken()
    expect(await test.call['tokens.reveal']({ token })).toEqual({
      secret: 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ',
      link: TOTP,
    })
    test.now += 300_000
    expect(await test.dispatch('tokens.reveal', { token })).toMatchObject({
      ok: false,
      error: { code: 'confirm-needed' },
    })
    expect(await test.dispatch('vault.confirm', { passphrase: 'wrong' })).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    })
    expect(await test.dispatch('vault.confirm', { passphrase: PASSPHRASE })).toMatchObject({ ok: true })
    expect(await test.dispatch('tokens.reveal', { token })).toMatchObject({ ok: true })
    test.now -= 10_000
    expect(await test.dispatch('tokens.reveal', { token })).toMatchObject({
      ok: false,
      error: { code: 'confirm-needed' },
    })
  })

  it('are shown once for each typing when the grace period is zero', async () => {
    await test.bringIn(TOTP)
    const { token } = await onlyToken()
    await test.call['settings.set']({ graceSeconds: 0, lockMinutes: 5, clipboardSeconds: 30 })
    expect(await test.dispatch('tokens.reveal', { token })).toMatchObject({
      ok: false,
      error: { code: 'confirm-needed' },
    })
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    expect(await test.dispatch('tokens.reveal', { token })).toMatchObject({ ok: true })
    expect(await test.dispatch('tokens.reveal', { token })).toMatchObject({
      ok: false,
      error: { code: 'confirm-needed' },
    })
    expect(
      await test.dispatch('settings.set', { graceSeconds: 600, lockMinutes: 5, clipboardSeconds: 30 }),
    ).toMatchObject({
      error: { code: 'confirm-needed' },
    })
  })
})

describe('recovery codes', () => {
  it('are masked until asked for, and ticked off with a date', async () => {
    await test.bringIn(CODES.join('\n'), 'PyPI-Recovery-Codes-alice-2026-02-01T10_00_00.000000.txt')
    const [row] = await test.call['accounts.list']({ search: 'pypi' })
    expect(row).toMatchObject({ service: 'PyPI', name: 'alice', codes: { left: 3, total: 3 } })
    const detail = await test.call['accounts.get']({ id: row?.id ?? '' })
    const [set] = detail.codeSets
    expect(set).toMatchObject({ issued: '2026-02-01', codes: [{ masked: '·'.repeat(16) }, {}, {}] })
    expect(JSON.stringify(detail)).not.toContain(CODES[0])
    expect(await test.call['codes.reveal']({ set: set?.id ?? '', index: 1 })).toBe(CODES[1])
    const after = await test.call['codes.use']({ set: set?.id ?? '', index: 1, used: '2026-03-01' })
    expect(after).toMatchObject({
      codes: { left: 2, total: 3 },
      codeSets: [{ codes: [{}, { used: '2026-03-01' }, {}] }],
    })
    expect(await test.call['codes.use']({ set: set?.id ?? '', index: 1, used: null })).toMatchObject({
      codes: { left: 3 },
    })
  })

  it('are voided by a newer set for the same account', async () => {
    const name = 'PyPI-Recovery-Codes-alice-2026-02-01T10_00_00.000000.txt'
    await test.bringIn(CODES.join('\n'), name)
    test.now += 86_400_000
    await test.bringIn(CODES.map((code) => Array.from(code).reverse().join('')).join('\n'), name)
    const [row] = await test.call['accounts.list']({ search: '' })
    const { codeSets } = await test.call['accounts.get']({ id: row?.id ?? '' })
    expect(codeSets.map(({ voided }) => voided)).toEqual([undefined, '2026-03-02T12:00:00.000Z'])
  })
})

describe('accounts', () => {
  it('are edited, removed with everything they own, and restored', async () => {
    await test.bringIn([TOTP, HOTP].join('\n'))
    const [, row] = await test.call['accounts.list']({ search: '' })
    const id = row?.id ?? ''
    await test.call['accounts.edit']({ id, service: 'PyPI', name: 'alice-2', note: 'work' })
    expect(await test.call['accounts.get']({ id })).toMatchObject({ name: 'alice-2', note: 'work' })
    const trash = await test.call['accounts.remove']({ ids: [id] })
    expect(await test.call['accounts.list']({ search: '' })).toHaveLength(1)
    expect(await test.call['trash.restore']({ ids: [...trash] })).toEqual([id])
    test.app.lock('asked')
    await test.unlock()
    expect(await test.call['accounts.get']({ id })).toMatchObject({ name: 'alice-2', tokens: [{ type: 'totp' }] })
    expect(await test.dispatch('trash.restore', { ids: trash })).toMatchObject({ error: { code: 'not-found' } })
  })
})

describe('intake', () => {
  it('leaves a ledger that adds up, and nothing twice', async () => {
    const links = [TOTP, HOTP, TOTP.replace('SHA1', 'MD5'), 'otpauth://totp/x?issuer=x'].join('\n')
    expect(await test.bringIn(links)).toMatchObject({ read: 4, added: 2, duplicate: 0, refused: 1, quarantined: 1 })
    expect(await test.bringIn(links)).toMatchObject({ read: 4, added: 0, duplicate: 2, refused: 1, quarantined: 1 })
    expect(await test.call['accounts.list']({ search: '' })).toHaveLength(2)
    expect(await test.call['intake.quarantined'](undefined)).toHaveLength(1)
    expect(await test.call['intake.ledgers'](undefined)).toHaveLength(2)
  })

  it('stops when told, and shows what was read so far', async () => {
    const five = () =>
      Array.from({ length: 5 }, (_, number) => ({
        name: `${number}.txt`,
        bytes: new TextEncoder().encode(TOTP.replace('GEZD', `GEZ${'ABCDE'.charAt(number)}`)),
      }))
    const files = five()
    test.whenTold = (_, payload) => {
      if (JSON.stringify(payload).includes('"done":2')) void test.call['intake.stop'](undefined)
    }
    const stopped = await test.call['intake.read']({ files, intake: undefined })
    // The file being read and those after it are left out, and nothing of them stays in memory.
    expect(stopped.files.map(({ name }) => name)).toEqual(['0.txt', '1.txt'])
    expect(files.map(({ bytes }) => bytes.some((byte) => byte !== 0))).toEqual([true, true, false, false, false])
    test.whenTold = () => undefined
    const again = await test.call['intake.read']({ files: five(), intake: undefined })
    expect(again.entries).toHaveLength(5)
  })

  it('is forgotten when it is cancelled, and when the vault is locked', async () => {
    const files = [{ name: 'pasted text', bytes: new TextEncoder().encode(TOTP) }]
    const view = await test.call['intake.read']({ files, intake: undefined })
    await test.call['intake.cancel']({ intake: view.id })
    expect(await test.dispatch('intake.commit', { intake: view.id, take: [] })).toMatchObject({
      error: { code: 'not-found' },
    })
  })

  it('returns what it set aside, to be corrected, and forgets it on request', async () => {
    const unknown = TOTP.replace('SHA1', 'MD5')
    await test.bringIn(unknown)
    const [entry] = await test.call['intake.quarantined'](undefined)
    const id = entry?.id ?? ''
    expect(await test.call['quarantined.reveal']({ id })).toBe(unknown)
    test.now += 3_600_000
    expect(await test.dispatch('quarantined.reveal', { id })).toMatchObject({ error: { code: 'confirm-needed' } })
    await test.call['quarantined.remove']({ id })
    expect(await test.call['intake.quarantined'](undefined)).toEqual([])
  })

  it('shows a file it cannot read, and changes nothing', async () => {
    const files = [
      { name: 'holiday.txt', bytes: new TextEncoder().encode('It was a dark and stormy night. The rain fell.') },
    ]
    const view = await test.call['intake.read']({ files, intake: undefined })
    expect(view).toMatchObject({
      files: [{ name: 'holiday.txt', needsPassword: false, error: { code: 'unknown-format' } }],
      entries: [],
    })
  })
})

describe('paper', () => {
  it('is saved for its owner alone, and noted as stale when the account changes', async () => {
    await test.bringIn(TOTP)
    const { account } = await onlyToken()
    test.savePath = join(test.folder, 'sheet.pdf')
    expect(await test.call['sheets.save']({ accounts: [account], paper: 'a4' })).toEqual({
      path: test.savePath,
      pages: 2,
    })
    expect(readFileSync(test.savePath).toString('latin1', 0, 5)).toBe('%PDF-')
    const [row] = await test.call['accounts.list']({ search: '' })
    expect(row?.sheet).toEqual({ made: '2026-03-01T12:00:00.000Z', grade: 'as-printed' })
    test.now += 1000
    await test.bringIn(CODES.join('\n'), 'PyPI-Recovery-Codes-alice-2026-03-01T10_00_00.000000.txt')
    expect((await test.call['accounts.list']({ search: '' }))[0]?.sheet?.grade).toBe('does-not-restore')
  })

  it.skipIf(process.platform === 'win32')(
    'is for its owner alone also when it replaces a file that was not',
    async () => {
      await test.bringIn(TOTP)
      const { account } = await onlyToken()
      test.savePath = join(test.folder, 'sheet.pdf')
      writeFileSync(test.savePath, 'older', { mode: 0o644 })
      await test.call['sheets.save']({ accounts: [account], paper: 'a4' })
      expect(statSync(test.savePath).mode & 0o777).toBe(0o600)
    },
  )

  it('is not saved when the vault is locked while the user chooses where', async () => {
    await test.bringIn(TOTP)
    const { account } = await onlyToken()
    test.savePath = join(test.folder, 'sheet.pdf')
    test.whileChoosing = () => {
      test.app.lock('system')
    }
    expect(await test.dispatch('sheets.save', { accounts: [account], paper: 'a4' })).toMatchObject({
      error: { code: 'vault-locked' },
    })
    expect(existsSync(test.savePath)).toBe(false)
  })

  it('is neither saved nor noted when the user cancels', async () => {
    await test.bringIn(TOTP)
    const { account } = await onlyToken()
    expect(await test.call['sheets.save']({ accounts: [account], paper: 'letter' })).toEqual({ pages: 2 })
    expect((await test.call['accounts.list']({ search: '' }))[0]?.sheet).toBeUndefined()
  })

  it('says when it cannot be written, and notes nothing', async () => {
    await test.bringIn(TOTP)
    const { account } = await onlyToken()
    test.savePath = join(test.folder, 'no-such-folder', 'sheet.pdf')
    expect(await test.dispatch('sheets.save', { accounts: [account], paper: 'a4' })).toMatchObject({
      error: { code: 'write-failed' },
    })
    expect(existsSync(test.savePath)).toBe(false)
    expect((await test.call['accounts.list']({ search: '' }))[0]?.sheet).toBeUndefined()
  })
})
