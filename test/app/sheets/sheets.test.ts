import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../electron/contract.ts'
import { kitJson } from '../../../electron/exports/kit-json.ts'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'
import { smallKit } from '../../fixtures/exports.ts'
import { keyRecord } from '../../fixtures/intake/plans.ts'
import { missingOf, skipped } from '../../fixtures/tools.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const link = (service: string, secret = SECRET) =>
  `otpauth://totp/${service}:alice?secret=${secret}&issuer=${service}&algorithm=SHA1&digits=6&period=30`
const CODES = ['0123456789abcdef', 'fedcba9876543210', '00112233445566ff', 'aabbccddeeff0011']
const NEW_CODES = ['aaaabbbbccccdddd', '1111222233334444', '5555666677778888', '9999000011112222']
const CODES_FILE = 'PyPI-Recovery-Codes-alice-2026-02-01T10_00_00.000000.txt'

let test: TestApp
beforeEach(async () => {
  test = new TestApp()
  await test.create()
})
afterEach(() => test.close())

const accounts = async () => (await test.call['accounts.list']({ search: '' })).map(({ id }) => id)
const list = async () => await test.call['sheets.list'](undefined)
const choice = async (more: Partial<Input<'sheets.save'>> = {}): Promise<Input<'sheets.save'>> => ({
  accounts: await accounts(),
  paper: 'a4',
  ...more,
})

const missing = missingOf('pdftotext')
const printedText = () => execFileSync('pdftotext', ['-layout', test.savePath ?? '', '-'], { encoding: 'utf8' })

/** Saves a set and answers with how it is listed. */
async function save(more: Partial<Input<'sheets.save'>> = {}) {
  test.savePath = join(test.folder, `sheet-${test.now}.pdf`)
  await test.call['sheets.save'](await choice(more))
  const [set] = await list()
  if (!set) throw new Error('nothing was noted')
  return set
}

async function aliceAtPyPi() {
  await test.bringIn(link('PyPI'))
  await test.bringIn(CODES.join('\n'), CODES_FILE)
}

describe('a set of sheets', () => {
  it('has a cover and an archivist page around its accounts, and a sheet for each', async () => {
    await test.bringIn([link('PyPI'), link('GitHub', 'JBSWY3DPEHPK3PXP')].join('\n'))
    expect(await test.call['sheets.plan'](await choice())).toMatchObject({
      sheets: 4,
      accounts: 2,
      tokens: 2,
      codes: 0,
      warnings: [],
    })
    const set = await save()
    expect(set).toMatchObject({
      sheets: 4,
      kinds: ['cover', 'totp', 'archivist'],
      accounts: ['GitHub · alice', 'PyPI · alice'],
      stale: [],
    })
    expect(set.set).toMatch(/^[0-9A-F]{8}$/)
  })

  it('has no cover for one account, and no archivist page when that is not wanted', async () => {
    await aliceAtPyPi()
    expect(await test.call['sheets.plan'](await choice())).toMatchObject({ sheets: 2 })
    expect(await test.call['sheets.plan'](await choice({ archivist: false }))).toMatchObject({ sheets: 1, pages: 1 })
  })

  it('puts secrets and codes on different sheets when they go to different places', async () => {
    await aliceAtPyPi()
    const together = await test.call['sheets.plan'](await choice())
    expect(together.warnings).toEqual([{ kind: 'both', accounts: ['PyPI: alice'] }])
    const apart = await test.call['sheets.plan'](await choice({ apart: true }))
    expect(apart.warnings).toEqual([])
    expect((await save({ apart: true })).kinds).toEqual(['totp', 'codes', 'archivist'])
  })

  it('puts several accounts on a page where there are more than eight, or where that is asked for', async () => {
    const secretOf = (at: number) => `GEZDGNBVGY3TQOJ${'ABCDEFGHI'[at] ?? ''}`
    const links = Array.from({ length: 8 }, (_, at) => link(`Service ${at}`, secretOf(at)))
    await test.bringIn(links.join('\n'))
    const bare = { cover: false, archivist: false }
    expect(await test.call['sheets.plan'](await choice(bare))).toMatchObject({ sheets: 8, pages: 8 })
    expect(await test.call['sheets.plan'](await choice({ ...bare, layout: 'compact' }))).toMatchObject({
      sheets: 8,
      pages: 2,
    })
    await test.bringIn(link('Service 8', secretOf(8)))
    expect(await test.call['sheets.plan'](await choice(bare))).toMatchObject({ sheets: 9, pages: 2 })
    expect(await test.call['sheets.plan'](await choice({ ...bare, layout: 'single' }))).toMatchObject({
      sheets: 9,
      pages: 9,
    })
  })

  it('is sealed with a passphrase that is strong, and with none it is not made', async () => {
    await aliceAtPyPi()
    const plan = await test.call['sheets.plan'](await choice({ kind: 'sealed', archivist: false }))
    test.savePath = join(test.folder, 'sealed.pdf')
    expect(await test.dispatch('sheets.save', await choice({ kind: 'sealed' }))).toMatchObject({
      error: { code: 'password-needed' },
    })
    expect(await test.dispatch('sheets.save', await choice({ kind: 'sealed', passphrase: 'alice' }))).toMatchObject({
      error: { code: 'weak-passphrase' },
    })
    expect(existsSync(test.savePath)).toBe(false)
    const saved = await test.call['sheets.save'](
      await choice({ kind: 'sealed', passphrase: PASSPHRASE, archivist: false }),
    )
    expect(saved.pages).toBe(plan.pages)
    expect((await list())[0]).toMatchObject({ kinds: ['sealed'], accounts: ['PyPI · alice'], stale: [] })
  })

  it('can be a cover alone, without accounts', async () => {
    expect(await test.call['sheets.plan']({ accounts: [], paper: 'letter', kind: 'cover' })).toMatchObject({
      sheets: 1,
      accounts: 0,
      warnings: [],
    })
    const set = await save({ accounts: [], kind: 'cover' })
    expect(set).toMatchObject({ kinds: ['cover'], accounts: [], stale: [] })
  })
})

describe('the preview', () => {
  it('shows the page that is saved, for whoever has typed the passphrase', async () => {
    await aliceAtPyPi()
    test.now += 301_000
    expect(await test.dispatch('sheets.preview', { ...(await choice()), page: 1 })).toMatchObject({
      error: { code: 'confirm-needed' },
    })
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    const picture = await test.call['sheets.preview']({ ...(await choice()), page: 1 })
    expect(picture).toMatchObject({ page: 1, pages: 2, width: 909 })
    expect(picture.grey).toHaveLength(909 * picture.height)
    expect(picture.grey.some((pixel) => pixel < 10)).toBe(true)
    const again = await test.call['sheets.preview']({ ...(await choice()), page: 1 })
    expect(Buffer.compare(again.grey, picture.grey)).toBe(0)
    expect(await test.dispatch('sheets.preview', { ...(await choice()), page: 3 })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(await list()).toEqual([])
  })

  describe('is shown on one confirmation', () => {
    const page = async (number: number) => {
      const result = await test.dispatch('sheets.preview', { ...(await choice()), page: number })
      return result.ok ? 'shown' : result.error.code
    }
    const confirm = () => test.call['vault.confirm']({ passphrase: PASSPHRASE })
    const grace = (graceSeconds: number) =>
      test.call['settings.set']({ graceSeconds, lockMinutes: 600, clipboardSeconds: 30 })

    it('until the grace period is over, and then asks for the passphrase again', async () => {
      await aliceAtPyPi()
      await confirm()
      expect(await page(1)).toBe('shown')
      test.now += 299_999
      expect(await page(2)).toBe('shown')
      test.now += 1
      expect(await page(2)).toBe('confirm-needed')
      expect(await page(1)).toBe('confirm-needed')
      await confirm()
      expect(await page(2)).toBe('shown')
    })

    it('for a minute without a grace period, and for no other set', async () => {
      await aliceAtPyPi()
      await confirm()
      await grace(0)
      await confirm()
      expect(await page(1)).toBe('shown')
      test.now += 59_999
      expect(await page(2)).toBe('shown')
      expect(await test.dispatch('sheets.preview', { ...(await choice({ copies: 2 })), page: 1 })).toMatchObject({
        error: { code: 'confirm-needed' },
      })
      test.now += 1
      expect(await page(2)).toBe('confirm-needed')
    })

    it('and not to a clock that was set back, nor to a shorter grace period', async () => {
      await aliceAtPyPi()
      await confirm()
      await grace(600)
      await confirm()
      expect(await page(1)).toBe('shown')
      test.now -= 1
      expect(await page(2)).toBe('confirm-needed')
      test.now += 1
      expect(await page(2)).toBe('shown')
      await grace(60)
      expect(await page(2)).toBe('confirm-needed')
    })
  })

  it('is of the very set that is saved then', async () => {
    await aliceAtPyPi()
    await test.call['sheets.preview']({ ...(await choice()), page: 2 })
    const before = test.now
    test.now += 1000
    expect((await save()).made).toBe(new Date(before).toISOString())
  })

  it('is of the very set that was planned, made once, while nothing changes', async () => {
    await aliceAtPyPi()
    const planned = test.now
    await test.call['sheets.plan'](await choice())
    test.now += 1000
    expect((await save()).made).toBe(new Date(planned).toISOString())
    test.now += 1000
    expect((await save()).made).toBe(new Date(test.now).toISOString())
  })

  it('is not of a plan of yesterday, nor of one that was closed', async () => {
    await aliceAtPyPi()
    await test.call['sheets.plan'](await choice())
    test.now += 86_400_000
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    expect((await save()).made).toBe(new Date(test.now).toISOString())
    await test.call['sheets.plan'](await choice())
    await test.call['sheets.close'](undefined)
    test.now += 1000
    expect((await save()).made).toBe(new Date(test.now).toISOString())
  })

  it('is made again when the vault has changed', async () => {
    await aliceAtPyPi()
    await test.call['sheets.preview']({ ...(await choice()), page: 1 })
    test.now += 1000
    await test.bringIn(NEW_CODES.join('\n'), 'PyPI-Recovery-Codes-alice-2026-03-01T10_00_00.000000.txt')
    const set = await save()
    expect(set.made).toBe(new Date(test.now).toISOString())
    expect(set.stale).toEqual([])
  })

  it('is forgotten with the lock', async () => {
    await aliceAtPyPi()
    const input = { ...(await choice()), page: 1 }
    await test.call['sheets.preview'](input)
    test.app.lock('asked')
    expect(await test.dispatch('sheets.preview', input)).toMatchObject({ error: { code: 'vault-locked' } })
  })
})

describe('a large set', () => {
  const many = () =>
    Array.from({ length: 24 }, (_, index) =>
      link(`Service${index}`, `${SECRET}${'ABCDEFGHIJKLMNOPQRSTUVWX'[index] ?? ''}AAAAAAA`),
    )

  const progress = () => test.told.flatMap(({ event, payload }) => (event === 'progress' ? [payload] : []))
  const until = async (done: number) => {
    while (!progress().some((told) => (told as { done: number }).done >= done)) await new Promise(setImmediate)
  }

  it('says how far it is, sheet by sheet from the first to the last', async () => {
    await test.bringIn(many().join('\n'))
    test.told.length = 0
    const { sheets } = await save({ layout: 'single' })
    expect(sheets).toBe(26)
    expect(progress()).toEqual(
      Array.from({ length: 27 }, (_, done) => ({ what: 'Making the sheets', done, total: 26 })),
    )
  })

  it('leaves nothing when it is stopped while it is planned or drawn, and can be made after that', async () => {
    await test.bringIn(many().join('\n'))
    test.savePath = join(test.folder, 'stopped.pdf')
    for (const done of [1, 20]) {
      test.told.length = 0
      const saving = test.dispatch('sheets.save', await choice())
      await until(done)
      await test.call['sheets.stop'](undefined)
      expect(await saving).toEqual({
        ok: false,
        error: { code: 'cancelled', message: 'Stopped. Nothing was saved or printed.' },
      })
      expect(progress().length).toBeLessThan(26)
      expect(existsSync(test.savePath)).toBe(false)
      expect(await list()).toEqual([])
    }
    const { pages } = await test.call['sheets.plan'](await choice())
    expect(await save()).toMatchObject({ sheets: 26, pages })
  })

  it('lets other calls through while it is planned, and gives up for a newer plan', async () => {
    await test.bringIn(many().join('\n'))
    const first = test.dispatch('sheets.plan', await choice())
    const between = test.call['accounts.list']({ search: 'Service7' })
    const second = test.dispatch('sheets.plan', await choice({ archivist: false }))
    expect(await Promise.race([first.then(() => 'planned'), between])).toHaveLength(1)
    expect(await first).toMatchObject({ error: { code: 'cancelled' } })
    expect(await second).toMatchObject({ ok: true, value: { sheets: 25, accounts: 24 } })
  })

  it('is not planned to the end when the vault is locked meanwhile', async () => {
    await test.bringIn(many().join('\n'))
    const planning = test.dispatch('sheets.plan', await choice())
    await new Promise(setImmediate)
    test.app.lock('asked')
    expect(await planning).toMatchObject({ ok: false })
  })
})

describe('a save dialog that stays open over a lock', () => {
  it('saves nothing for whoever unlocks the vault after it', async () => {
    await aliceAtPyPi()
    const path = join(test.folder, 'sheet.pdf')
    await test.call['settings.set']({ graceSeconds: 0, lockMinutes: 10, clipboardSeconds: 30 })
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    let choose: (path: string) => void = () => undefined
    test.choosing = new Promise((resolve) => {
      choose = resolve
    })
    const opened = new Promise<void>((resolve) => {
      test.whileChoosing = resolve
    })
    const saving = test.dispatch('sheets.save', await choice())
    await opened
    test.app.lock('idle')
    await test.unlock()
    choose(path)
    expect(await saving).toMatchObject({ error: { code: 'vault-locked' } })
    expect(existsSync(path)).toBe(false)
  })
})

const OFFICE = { way: 'cups', name: 'Office', state: 'ready', writesFiles: false } as const

describe('printing', () => {
  it('says that it is on paper and not noted, when the vault is locked meanwhile', async () => {
    await aliceAtPyPi()
    test.printer = OFFICE
    test.whilePrinting = () => {
      test.app.lock('idle')
    }
    const printing = await test.dispatch('sheets.print', await choice())
    expect(printing).toMatchObject({ ok: false, error: { code: 'vault-locked' } })
    expect(printing).toMatchObject({ error: { message: expect.stringContaining('They are printed') as string } })
    expect(test.printed).toHaveLength(1)
  })

  it('says so too when the vault was unlocked again before the printer was done', async () => {
    await aliceAtPyPi()
    test.printer = { way: 'cups', name: 'Office', state: 'ready', writesFiles: false }
    test.whilePrinting = () => {
      test.app.lock('idle')
      test.held = test.unlock()
    }
    expect(await test.dispatch('sheets.print', await choice())).toMatchObject({
      error: { code: 'vault-locked', message: expect.stringContaining('They are printed') as string },
    })
    expect(test.printed).toHaveLength(1)
    expect(await list()).toEqual([])
  })

  it('is not offered without a printer, and names the one there is', async () => {
    expect(await test.call['sheets.printer'](undefined)).toEqual({ way: 'none' })
    test.printer = OFFICE
    expect(await test.call['sheets.printer'](undefined)).toEqual(OFFICE)
  })

  it('hands over the PDF from memory and notes the set without a file', async () => {
    await aliceAtPyPi()
    expect(await test.call['sheets.print'](await choice({ copies: 2 }))).toEqual({ outcome: 'printed', pages: 4 })
    expect(Buffer.from(test.printed[0] ?? []).toString('latin1', 0, 5)).toBe('%PDF-')
    const [set] = await list()
    expect(set?.file).toBeUndefined()
    expect(set?.copies.map(({ number }) => number)).toEqual([1, 2])
  })

  it('notes nothing when the person changes their mind', async () => {
    await aliceAtPyPi()
    test.printing = 'cancelled'
    expect(await test.call['sheets.print'](await choice())).toEqual({ outcome: 'neither', pages: 2 })
    expect(await list()).toEqual([])
  })

  it('says that a job is held in the queue, and notes the set, since it may come out', async () => {
    await aliceAtPyPi()
    test.printing = 'queued'
    expect(await test.call['sheets.print'](await choice())).toEqual({ outcome: 'queued', pages: 2 })
    expect(await list()).toHaveLength(1)
  })

  it('asks for the passphrase as saving does', async () => {
    await aliceAtPyPi()
    test.now += 301_000
    expect(await test.dispatch('sheets.print', await choice())).toMatchObject({ error: { code: 'confirm-needed' } })
    expect(test.printed).toEqual([])
  })
})

describe('a sheet goes stale', () => {
  it('when the recovery codes are regenerated, with the day', async () => {
    await aliceAtPyPi()
    await save()
    test.now += 1000
    await test.bringIn(NEW_CODES.join('\n'), 'PyPI-Recovery-Codes-alice-2026-03-01T10_00_00.000000.txt')
    expect((await list())[0]?.stale).toEqual([
      {
        sheet: 1,
        account: 'PyPI · alice',
        grade: 'does-not-restore',
        changes: [{ kind: 'codes-replaced', on: '2026-03-01' }],
      },
    ])
    const [row] = await test.call['accounts.list']({ search: '' })
    expect(row?.sheet?.grade).toBe('does-not-restore')
    expect((await test.call['accounts.get']({ id: row?.id ?? '' })).sheetChanges).toEqual([
      { kind: 'codes-replaced', on: '2026-03-01' },
    ])
    expect(await test.call['vault.state'](undefined)).toMatchObject({ paper: { reprint: 1 } })
  })

  it('only where the codes stand, when secrets are apart', async () => {
    await aliceAtPyPi()
    await save({ apart: true })
    test.now += 1000
    await test.bringIn(NEW_CODES.join('\n'), 'PyPI-Recovery-Codes-alice-2026-03-01T10_00_00.000000.txt')
    expect((await list())[0]?.stale.map(({ sheet }) => sheet)).toEqual([2])
  })

  it('when a secret is added, an account is renamed or removed', async () => {
    await test.bringIn([link('PyPI'), link('GitHub', 'JBSWY3DPEHPK3PXP'), link('npm', 'KRSXG5CTMVRXEZLU')].join('\n'))
    await save({ cover: false })
    test.now += 86_400_000
    await test.bringIn(link('GitHub', 'MFRGGZDFMZTWQ2LK'))
    const idOf = async (search: string) => (await test.call['accounts.list']({ search }))[0]?.id ?? ''
    await test.call['accounts.edit']({ id: await idOf('PyPI'), service: 'PyPI', name: 'alice-2', note: '' })
    await test.call['accounts.remove']({ ids: [await idOf('npm')] })
    const stale = (await list())[0]?.stale ?? []
    expect(stale.map(({ account, grade, changes }) => [account, grade, ...changes])).toEqual([
      ['GitHub · alice', 'does-not-restore', { kind: 'secret-added', on: '2026-03-02' }],
      [undefined, 'not-known', { kind: 'account-gone' }],
      ['PyPI · alice-2', 'restores', { kind: 'names' }],
    ])
    expect(await test.call['vault.state'](undefined)).toMatchObject({ paper: { reprint: 1 } })
  })

  it('by a note alone when a code is used, and not when a counter moves', async () => {
    await aliceAtPyPi()
    await test.bringIn('otpauth://hotp/VPN:bob?secret=JBSWY3DPEHPK3PXP&issuer=VPN&algorithm=SHA1&digits=6&counter=4')
    const rows = await test.call['accounts.list']({ search: 'PyPI' })
    const detail = await test.call['accounts.get']({ id: rows[0]?.id ?? '' })
    const set = detail.codeSets[0]?.id ?? ''
    await test.call['codes.use']({ set, index: 0, used: '2026-02-02' })
    await save()
    await test.call['codes.use']({ set, index: 1, used: '2026-03-02' })
    const [vpn] = await test.call['accounts.list']({ search: 'VPN' })
    await test.call['tokens.nextCode']({ token: vpn?.tokens[0]?.id ?? '' })
    const left = CODES.length - 2
    expect((await list())[0]?.stale).toEqual([
      {
        sheet: expect.any(Number) as number,
        account: 'PyPI · alice',
        grade: 'restores',
        changes: [{ kind: 'codes-used', count: 1, left }],
      },
    ])
  })
})

describe('what is on paper', () => {
  it('says where each copy is, who has it, and when it is to be read back', async () => {
    await aliceAtPyPi()
    const { id } = await save({ copies: 2 })
    const changed = await test.call['sheets.place']({ set: id, copy: 2, place: 'Bank', holder: 'Bob' })
    const never = { kind: 'never', wrong: [], missing: [] }
    expect(changed.copies).toEqual([
      { number: 1, place: '', holder: '', read: never, due: '2027-03-01', overdue: false },
      { number: 2, place: 'Bank', holder: 'Bob', read: never, due: '2027-03-01', overdue: false },
    ])
    test.now = Date.parse('2027-03-02T00:00:00Z')
    expect((await list())[0]?.copies.map(({ overdue }) => overdue)).toEqual([true, true])
    expect(await test.call['vault.state'](undefined)).toMatchObject({ paper: { overdue: 2, files: 1 } })
    const [account] = await test.call['accounts.list']({ search: '' })
    const { copies } = await test.call['accounts.get']({ id: account?.id ?? '' })
    expect(copies.map(({ number, place, overdue }) => ({ number, place, overdue }))).toEqual([
      { number: 1, place: '', overdue: true },
      { number: 2, place: 'Bank', overdue: true },
    ])
  })

  it('takes a destroyed copy out, until that is taken back', async () => {
    await aliceAtPyPi()
    const { id } = await save()
    const gone = await test.call['sheets.gone']({ set: id, copy: 1, gone: true })
    expect(gone.copies[0]?.gone).toBe('2026-03-01T12:00:00.000Z')
    const [account] = await test.call['accounts.list']({ search: '' })
    expect(await test.call['accounts.get']({ id: account?.id ?? '' })).toMatchObject({ copies: [] })
    expect((await test.call['accounts.list']({ search: '' }))[0]?.sheet).toBeUndefined()
    const back = await test.call['sheets.gone']({ set: id, copy: 1, gone: false })
    expect(back.copies[0]).not.toHaveProperty('gone')
    expect(await test.dispatch('sheets.gone', { set: id, copy: 2, gone: true })).toMatchObject({
      error: { code: 'not-found' },
    })
  })

  it('keeps a saved file outstanding until the person says that it is deleted', async () => {
    await aliceAtPyPi()
    const { id, file } = await save()
    expect(file).toEqual({ path: test.savePath, there: true })
    rmSync(file?.path ?? '')
    expect((await list())[0]?.file).toEqual({ path: test.savePath, there: false })
    expect(await test.call['vault.state'](undefined)).toMatchObject({ paper: { overdue: 0, files: 1 } })
    const { file: deleted } = await test.call['sheets.fileGone']({ set: id, gone: true })
    expect(await test.call['vault.state'](undefined)).toMatchObject({ paper: { overdue: 0, files: 0 } })
    expect(deleted).toEqual({ path: test.savePath, there: false, gone: '2026-03-01T12:00:00.000Z' })
  })

  it('comes through an export of ours with its accounts', async () => {
    await aliceAtPyPi()
    const before = await save()
    test.savePath = join(test.folder, 'kit.json')
    await test.call['exports.save']({ format: 'json' })
    const text = readFileSync(test.savePath, 'utf8')
    const other = new TestApp()
    try {
      await other.create()
      await other.bringIn(text, 'kit.json')
      const [set] = await other.call['sheets.list'](undefined)
      expect(set).toMatchObject({ set: before.set, accounts: ['PyPI · alice'], stale: [] })
    } finally {
      await other.close()
    }
  })
})

describe('the table of keys', () => {
  const key = { ...keyRecord('b'.repeat(32), 'Blue'), tested: [] }

  async function aliceWithKey() {
    await test.bringIn(new TextDecoder().decode(kitJson(smallKit({ records: [key] })).bytes), 'kit.json')
    await test.bringIn(link('PyPI'))
    const [matrix, [account = '']] = [await test.call['keys.matrix'](undefined), await accounts()]
    return { key: matrix.keys[0]?.id ?? '', account }
  }

  it('is a sheet of its own before the archivist page, when it is asked for', async () => {
    await aliceWithKey()
    expect((await save()).kinds).toEqual(['totp', 'archivist'])
    test.now += 1000
    const set = await save({ keyTable: true, cover: true })
    expect(set).toMatchObject({ sheets: 4, kinds: ['cover', 'totp', 'keys', 'archivist'], stale: [] })
  })

  it.skipIf(missing.length > 0)(`says of an account that nothing was noted${skipped(missing)}`, async () => {
    await aliceWithKey()
    await save({ keyTable: true, cover: true })
    const printed = printedText()
    expect(printed).toContain('Sheet 3: which key opens which account')
    expect(printed).toMatch(/PyPI · alice +- +Nothing noted\./)
  })

  it('is out of date once a note changes, which costs nothing: it still restores', async () => {
    const at = await aliceWithKey()
    await save({ keyTable: true })
    await test.call['keys.note'](at)
    const [set] = await list()
    expect(set?.stale).toEqual([
      // The sheet of the account names its keys, too.
      { sheet: 1, account: 'PyPI · alice', grade: 'restores', changes: [{ kind: 'keys' }] },
      { sheet: 2, grade: 'restores', changes: [{ kind: 'key-table' }] },
    ])
    await test.call['keys.unnote'](at)
    expect((await list())[0]?.stale).toEqual([])
  })

  it('is not printed without a key, and not around sheets that are to name no account', async () => {
    await test.bringIn(link('PyPI'))
    const plan = async (more: Partial<Input<'sheets.save'>>) =>
      test.call['sheets.plan'](await choice({ keyTable: true, ...more }))
    await expect(plan({})).rejects.toMatchObject({ code: 'nothing-to-print' })
    await aliceWithKey()
    await expect(plan({ kind: 'sealed', named: false })).rejects.toMatchObject({ code: 'invalid-input' })
    expect((await plan({ kind: 'sealed' })).sheets).toBe(3)
    expect((await plan({ kind: 'cover' })).sheets).toBe(1)
  })
})

describe('the cover', () => {
  it('keeps what the user wrote, under the labels every cover has', async () => {
    const { fields } = await test.call['cover.get'](undefined)
    expect(fields.length).toBeGreaterThan(4)
    expect(fields.every(({ value }) => value === '')).toBe(true)
    const label = fields[0]?.label ?? ''
    const saved = await test.call['cover.save']({
      fields: [
        { label, value: 'Alice' },
        { label: 'Notary', value: 'Ms. B' },
      ],
    })
    expect(saved.fields).toContainEqual({ label, value: 'Alice' })
    expect(saved.fields.at(-1)).toEqual({ label: 'Notary', value: 'Ms. B' })
  })

  it.skipIf(missing.length > 0)(`prints what the user wrote${skipped(missing)}`, async () => {
    await test.call['cover.save']({ fields: [{ label: 'Notary', value: 'Ms. B' }] })
    await save({ accounts: [], kind: 'cover' })
    expect(printedText()).toContain('Notary: Ms. B')
  })
})
