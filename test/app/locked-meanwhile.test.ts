/** A call made before a lock does nothing in the vault that is unlocked after it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { CHANNELS, ORIGIN, type Channel } from '../../electron/contract.ts'
import { PASSPHRASE, TestApp } from '../fixtures/app.ts'
import { derivations } from '../fixtures/derivations.ts'
import { TWO_COLUMNS } from '../fixtures/intake/bare-tables.ts'
import { hardPicture } from '../fixtures/intake/hard-pictures.ts'
import { qrPng } from '../fixtures/intake/pictures.ts'
import { addEntry, kdbxFile } from '../fixtures/intake/kdbx.ts'
import { textPicture } from '../fixtures/intake/text-pictures.ts'
import { MADE_UP_FIDO } from '../fixtures/metadata-blob.ts'
import { SoftwareKey } from '../fixtures/software-key.ts'

const SECOND = 'lamp orbit velvet tundra quarry'
const LINK = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'
const OTHER_LINK = 'otpauth://totp/npm:alice?secret=JBSWY3DPEHPK3PXP&issuer=npm'
const CODES = ['a1', '3b', '5c', '7d', '9e', 'b1', 'd2', 'f4'].map((pair) => `${pair}0f2e4d6c8b9a17`)
const CODES_FILE = 'PyPI-Recovery-Codes-alice-2026-03-01T10_00_00.000000.txt'

/** Prepares everything; what it returns is sent at the moment under test. */
type Prepare = (test: TestApp) => Promise<unknown>

/**
 * Every call that waits for something between being made and being answered. The others are answered
 * at once, so no lock can come between. A new call must be added to one of the two.
 */
const CALLS: Readonly<Record<Channel, 'at once' | 'opens' | Prepare>> = {
  'vault.state': 'at once',
  'vault.suggest': () => Promise.resolve(undefined),
  'vault.strength': () => Promise.resolve({ passphrase: SECOND }),
  'vault.create': 'opens',
  'vault.putBack': 'at once',
  'vault.unlock': 'opens',
  'vault.unlockWithIdentity': 'opens',
  'vault.confirm': () => Promise.resolve({ passphrase: PASSPHRASE }),
  'vault.lock': 'at once',
  'vault.stay': 'at once',
  'vault.typing': 'at once',
  'vault.stop': 'at once',
  'vault.rotate': () => Promise.resolve({ passphrases: [PASSPHRASE] }),
  'vault.drill': (test) => {
    test.now += 1000
    return Promise.resolve({ passphrase: PASSPHRASE })
  },
  'start.demo': 'opens',
  'start.choose': 'opens',
  'start.open': 'opens',
  'start.shares': 'opens',
  'start.frame': 'opens',
  'start.readPaper': 'opens',
  'start.setAside': 'opens',
  'start.forget': 'at once',
  'start.keep': 'opens',
  'slots.list': 'at once',
  'slots.add': () => Promise.resolve({ passphrase: SECOND, name: 'In the safe' }),
  'slots.change': async (test) => {
    const { slots } = await test.call['slots.add']({ passphrase: 'quarry velvet lamp tundra orbit', name: 'Other' })
    return { id: slots.find(({ name }) => name === 'Other')?.id, passphrase: SECOND }
  },
  'slots.rename': 'at once',
  'slots.remove': async (test) => {
    const { slots } = await test.call['slots.add']({ passphrase: SECOND, name: 'Other' })
    return { id: slots.find(({ name }) => name === 'Other')?.id }
  },
  'slots.slower': () => Promise.resolve({ passphrase: PASSPHRASE }),
  'settings.get': 'at once',
  'settings.set': 'at once',
  'accounts.list': 'at once',
  'accounts.get': 'at once',
  'accounts.edit': 'at once',
  'accounts.noteKeys': 'at once',
  'accounts.remove': 'at once',
  'accounts.arrange': 'at once',
  'accounts.orderPins': 'at once',
  'trash.list': 'at once',
  'trash.restore': 'at once',
  'trash.delete': 'at once',
  'tokens.codes': 'at once',
  'tokens.nextCode': 'at once',
  'tokens.copy': async (test) => ({ token: (await onlyAccount(test)).tokens[0]?.id }),
  'tokens.prove': 'at once',
  'tokens.correct': 'at once',
  'tokens.reveal': 'at once',
  'tokens.qr': 'at once',
  'tokens.setPin': 'at once',
  'codes.reveal': 'at once',
  'codes.copy': async (test) => {
    const { codeSets } = await test.call['accounts.get']({ id: (await onlyAccount(test)).id })
    return { set: codeSets[0]?.id, index: 0 }
  },
  'codes.use': 'at once',
  'intake.read': () => Promise.resolve({ files: [file('more.txt', OTHER_LINK)] }),
  'intake.choose': (test) => {
    test.filePaths = [join(test.folder, 'more.txt')]
    writeFileSync(join(test.folder, 'more.txt'), OTHER_LINK)
    return Promise.resolve({})
  },
  'intake.typed': () => Promise.resolve({ service: 'npm', account: 'alice', secret: 'JBSWY3DPEHPK3PXP', type: 'totp' }),
  'intake.stop': 'at once',
  'intake.password': async (test) => ({ ...(await lockedIntake(test)), password: SECOND }),
  'intake.keyFile': async (test) => {
    test.filePaths = [join(test.folder, 'my.key')]
    writeFileSync(join(test.folder, 'my.key'), 'key')
    return await lockedIntake(test)
  },
  'intake.columns': async (test) => {
    const { id } = await test.call['intake.read']({ files: [file('codes.csv', TWO_COLUMNS)] })
    return { intake: id, file: 0, columns: ['service', 'secret'] }
  },
  'intake.pictureText': async (test) => {
    const bytes = Uint8Array.from(await textPicture(['3a1f0c9be2d47760']))
    return { intake: (await test.call['intake.read']({ files: [{ name: 'codes.pgm', bytes }] })).id, file: 0 }
  },
  'intake.pictureLine': 'at once',
  'intake.pictureCodes': 'at once',
  'tokens.match': 'at once',
  'intake.leaveOut': 'at once',
  'intake.rivals': 'at once',
  'intake.codes': 'at once',
  'intake.commit': 'at once',
  'intake.cancel': 'at once',
  'intake.ledgers': 'at once',
  'intake.deleteSource': 'at once',
  'intake.saveLedgers': async (test) => {
    test.savePath = join(test.folder, 'ledger.pdf')
    return { ledgers: (await test.call['intake.ledgers'](undefined)).map(({ id }) => id), paper: 'a4' }
  },
  'intake.quarantined': 'at once',
  'quarantined.reveal': 'at once',
  'quarantined.remove': 'at once',
  'camera.open': 'at once',
  'camera.frame': async (test) => {
    await test.call['camera.open'](undefined)
    return frame(OTHER_LINK)
  },
  'camera.close': 'at once',
  'sheets.plan': choice,
  'sheets.preview': async (test) => ({ ...(await choice(test)), page: 1 }),
  'sheets.close': 'at once',
  'sheets.save': async (test) => {
    test.savePath = join(test.folder, 'sheets.pdf')
    return await choice(test)
  },
  'sheets.printer': () => Promise.resolve(undefined),
  'sheets.print': async (test) => {
    test.printer = { way: 'dialog' }
    return await choice(test)
  },
  'sheets.stop': 'at once',
  'sheets.list': 'at once',
  'sheets.place': 'at once',
  'sheets.gone': 'at once',
  'sheets.fileGone': 'at once',
  'cover.get': () => Promise.resolve(undefined),
  'cover.save': () => Promise.resolve({ fields: [{ label: 'Owner', value: 'Alice' }] }),
  'drill.start': async (test) => ({ set: (await savedSet(test)).set }),
  'drill.read': async (test) => ({ files: [(await savedSet(test)).file] }),
  'drill.choose': async (test) => {
    await savedSet(test)
    test.filePaths = [join(test.folder, 'before.pdf')]
  },
  'drill.frame': async (test) => {
    const { set } = await savedSet(test)
    await test.call['drill.start']({ set })
    await test.call['camera.open'](undefined)
    return frame(LINK)
  },
  'drill.open': async (test) => {
    const { set, file } = await savedSet(test, { kind: 'sealed', passphrase: SECOND })
    await test.call['drill.start']({ set })
    await test.call['drill.read']({ files: [file] })
    return { passphrase: SECOND }
  },
  'drill.line': 'at once',
  'drill.finish': 'at once',
  'drill.cancel': 'at once',
  'drill.backup': async (test) => {
    await aCopy(test)
    return { password: PASSPHRASE }
  },
  'backups.state': 'at once',
  'backups.make': 'at once',
  'backups.replace': 'at once',
  'backups.copy': (test) => {
    test.folderPath = join(test.folder, 'stick')
    mkdirSync(test.folderPath)
    return Promise.resolve(undefined)
  },
  'backups.open': async (test) => {
    await aCopy(test)
    return { passphrase: PASSPHRASE }
  },
  'backups.close': 'at once',
  'backups.restore': 'at once',
  'backups.merge': 'at once',
  'exports.list': 'at once',
  'exports.save': (test) => {
    test.savePath = join(test.folder, 'all.age')
    return Promise.resolve({ format: 'age-passphrase', password: SECOND })
  },
  'identity.get': 'at once',
  'identity.create': () => Promise.resolve({ replace: false }),
  'identity.check': async (test) => ({ identity: await newIdentity(test) }),
  'identity.sheet': async (test) => {
    test.savePath = join(test.folder, 'identity.pdf')
    return { identity: await newIdentity(test), paper: 'a4', copies: 1, to: 'file' }
  },
  'identity.shares': async (test) => {
    test.printer = { way: 'dialog' }
    const identity = await newIdentity(test)
    return { identity, paper: 'a4', threshold: 2, holders: ['Bob', 'Carol'], nameOthers: false, to: 'printer' }
  },
  'identity.combine': async (test) => {
    await newIdentity(test)
    return { shares: [], pictures: [{ name: 'share.png', bytes: new Uint8Array(await qrPng(LINK)) }] }
  },
  'identity.shareFrame': async (test) => {
    await newIdentity(test)
    await test.call['camera.open'](undefined)
    return frame(LINK)
  },
  'identity.forgetShares': 'at once',
  'keys.list': 'at once',
  'keys.begin': 'at once',
  'keys.answer': async (test) => {
    const touch = await test.call['keys.begin']({ test: 'new', name: 'Blue', model: false })
    const credential = { ...new SoftwareKey(ORIGIN).register(String(touch.options.challenge)) }
    return { ceremony: touch.ceremony, credential }
  },
  'keys.failed': 'at once',
  'keys.stop': 'at once',
  'keys.plugged': 'at once',
  'keys.metadata': 'at once',
  'keys.forgetMetadata': 'at once',
  'keys.readMetadata': (test) => {
    test.filePath = join(test.folder, 'blob.jwt')
    writeFileSync(test.filePath, MADE_UP_FIDO.blob())
    return Promise.resolve({})
  },
  'keys.describe': 'at once',
  'keys.certificates': 'at once',
  'keys.gone': 'at once',
  'keys.join': 'at once',
  'keys.remove': 'at once',
  'keys.matrix': 'at once',
  'keys.note': 'at once',
  'keys.unnote': 'at once',
  'keys.tried': 'at once',
  'keys.untried': 'at once',
  'readiness.state': 'at once',
  'readiness.lose': 'at once',
  'readiness.losses': () => Promise.resolve({ upTo: 3 }),
  'readiness.bearers': 'at once',
  'readiness.asks': 'at once',
  'readiness.answer': 'at once',
  'readiness.told': 'at once',
  'readiness.answers': 'at once',
  'readiness.takeAnswers': 'at once',
  'publishers.watch': 'at once',
  'runbook.save': async (test) => {
    test.savePath = join(test.folder, 'runbook.pdf')
    return { lost: [(await onlyAccount(test)).service], form: 'pdf', paper: 'a4' }
  },
  'report.save': (test) => {
    test.savePath = join(test.folder, 'report.json')
    return Promise.resolve({ form: 'json', paper: 'a4', names: true })
  },
}

/** How far a call gets before the lock: to its first dialog or derivation, or a number of turns. */
const MOMENTS = [
  { name: 'while it waits for a person or a derivation', hold: 0 },
  { name: 'while it waits for a second derivation', hold: 1 },
  ...[0, 3].map((turns) => ({ name: `after ${turns} turns`, turns })),
] as const

const waiting = CHANNELS.filter((channel) => typeof CALLS[channel] === 'function')

describe.each(waiting)('%s', (channel) => {
  const ready = async (): Promise<{ readonly test: TestApp; readonly input: unknown }> => {
    const test = await appWithOneAccount()
    const prepare = CALLS[channel]
    return { test, input: typeof prepare === 'function' ? await prepare(test) : undefined }
  }

  it('is answered when no lock comes between', async () => {
    const { test, input } = await ready()
    expect(await test.dispatch(channel, input)).toMatchObject({ ok: true })
    await test.close()
  })

  it.each(MOMENTS)('changes nothing after a lock, when it comes $name', async (moment) => {
    const { test, input } = await ready()
    let letGo: () => void = () => undefined
    if ('hold' in moment) {
      derivations.hold(moment.hold)
      test.held = new Promise((resolve) => {
        letGo = resolve
      })
    }
    const answer = test.dispatch(channel, input)
    if ('turns' in moment) for (let turn = 0; turn < moment.turns; turn++) await Promise.resolve()
    else await setImmediate()

    test.app.lock('system')
    const before = filesOf(test)
    derivations.holdNoMore()
    test.held = undefined
    await test.unlock()
    letGo()
    derivations.release()
    await answer
    await setImmediate()
    test.app.lock('system')
    expect(filesOf(test)).toEqual(before)
    expect(test.clipboard).toBe('')
    await test.close()
  })
})

it('a passphrase that was confirmed before a lock does not count after it', async () => {
  const test = await appWithOneAccount()
  await test.call['settings.set']({ graceSeconds: 0, lockMinutes: 5, clipboardSeconds: 30 })
  derivations.hold()
  const confirming = test.dispatch('vault.confirm', { passphrase: PASSPHRASE })
  await setImmediate()
  test.app.lock('system')
  derivations.holdNoMore()
  await test.unlock()
  derivations.release()
  expect(await confirming).toMatchObject({ error: { code: 'vault-locked' } })
  const { tokens } = await onlyAccount(test)
  expect(await test.dispatch('tokens.reveal', { token: tokens[0]?.id })).toMatchObject({
    error: { code: 'confirm-needed' },
  })
  await test.close()
})

/** A digest of everything in the vault, except for the app's automatic backups. */
function filesOf(test: TestApp): Readonly<Record<string, string>> {
  const names = readdirSync(test.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes('.backups'))
  return Object.fromEntries(names.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]))
}

let withOneAccount: Uint8Array | undefined

/** Each has a copy of the same vault: making hundreds would be most of the time. */
async function appWithOneAccount(): Promise<TestApp> {
  const test = new TestApp()
  if (withOneAccount) writeFileSync(test.vaultPath, withOneAccount)
  else {
    await test.create()
    await test.bringIn(LINK)
    await test.bringIn(CODES.join('\n'), CODES_FILE)
    test.app.lock('system')
    withOneAccount = readFileSync(test.vaultPath)
  }
  await test.unlock()
  return test
}

async function onlyAccount(test: TestApp) {
  const [row, ...others] = await test.call['accounts.list']({ search: '' })
  if (!row || others.length > 0) throw new Error('there is one account')
  return row
}

async function choice(test: TestApp) {
  return { accounts: [(await onlyAccount(test)).id], paper: 'a4' as const, archivist: false }
}

async function savedSet(test: TestApp, more: { kind?: 'sealed'; passphrase?: string } = {}) {
  test.savePath = join(test.folder, 'before.pdf')
  await test.call['sheets.save']({ ...(await choice(test)), ...more })
  const [set] = await test.call['sheets.list'](undefined)
  return { set: set?.set ?? '', file: { name: 'before.pdf', bytes: new Uint8Array(readFileSync(test.savePath)) } }
}

async function newIdentity(test: TestApp): Promise<string> {
  return (await test.call['identity.create']({ replace: false })).identity
}

async function aCopy(test: TestApp): Promise<void> {
  test.folderPath = test.folder
  const copy = await test.call['backups.copy'](undefined)
  test.filePath = copy?.path
}

async function lockedIntake(test: TestApp): Promise<{ readonly intake: string; readonly file: number }> {
  const bytes = await kdbxFile({ password: SECOND, fill: (kdbx) => void addEntry(kdbx, { Title: 'x' }) })
  const { id } = await test.call['intake.read']({ files: [{ name: 'vault.kdbx', bytes }] })
  return { intake: id, file: 0 }
}

function file(name: string, text: string) {
  return { name, bytes: new TextEncoder().encode(text) }
}

function frame(text: string) {
  const { width, height, data } = hardPicture(text, { turn: 8 }, 1)
  return { width, height, grey: new Uint8Array(data) }
}
