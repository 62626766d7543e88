import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decoderHash, ownDecoder, putDecoderBeside } from '../../../electron/app/exports/decoder-file.ts'
import type { ExportFormat } from '../../../electron/exports/formats.ts'
import { DECODER_PAGE as PAGE, TestApp } from '../../fixtures/app.ts'

const SHA256 = createHash('sha256').update(PAGE).digest('hex')

let folder: string
/** The app's own page. */
let own: string
/** Where the export is, and the page next to it. */
let place: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'decoder-file-'))
  own = join(folder, 'own.html')
  writeFileSync(own, PAGE)
  mkdirSync(join(folder, 'exports'))
  place = join(folder, 'exports', 'decoder.html')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const put = (format: ExportFormat = 'json', sha256 = SHA256) =>
  putDecoderBeside({ path: join(folder, 'exports', 'export'), format }, { path: own, sha256 })

describe('decoder.html beside an export', () => {
  it.each(['age-identity', 'age-passphrase', 'json', 'otpauth'] as const)(
    'is put there with what it opens: %s',
    (format) => {
      expect(put(format)).toEqual({ kind: 'beside', path: place })
      expect(readFileSync(place, 'utf8')).toBe(PAGE)
    },
  )

  it.each(['aegis', 'aegis-encrypted', '2fas', '2fas-encrypted', 'google-qr'] as const)(
    'is not put beside %s, which it does not open',
    (format) => {
      expect(put(format)).toBeUndefined()
      expect(existsSync(place)).toBe(false)
    },
  )

  it('never replaces a file of that name, and does not vouch for a different one', () => {
    writeFileSync(place, 'a page that sends what it is given elsewhere')
    expect(put()).toEqual({ kind: 'another', path: place })
    expect(readFileSync(place, 'utf8')).toBe('a page that sends what it is given elsewhere')
  })

  it('is not vouched for when it is a link to the same page, which may change', () => {
    symlinkSync(own, place)
    expect(put()).toEqual({ kind: 'another', path: place })
  })

  it('is named when the same page is there already', () => {
    writeFileSync(place, PAGE)
    expect(put()).toEqual({ kind: 'beside', path: place })
  })

  it('is said to be missing when the app has none, and altered when it is not the one that was built', () => {
    expect(put('json', '0'.repeat(64))).toEqual({ kind: 'altered' })
    rmSync(own)
    expect(put()).toEqual({ kind: 'missing' })
    expect(putDecoderBeside({ path: join(folder, 'exports', 'export'), format: 'json' }, undefined)).toEqual({
      kind: 'missing',
    })
    expect(existsSync(place)).toBe(false)
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('is said not to be written', () => {
    chmodSync(join(folder, 'exports'), 0o500)
    expect(put()).toEqual({ kind: 'not-written' })
    chmodSync(join(folder, 'exports'), 0o700)
  })

  it('that is not there does not keep an export from being saved, and the answer says so', async () => {
    const app = new TestApp()
    await app.create()
    app.savePath = join(folder, 'exports', 'export')
    rmSync(app.decoderPath)
    expect(await app.call['exports.save']({ format: 'json' })).toMatchObject({ decoder: { kind: 'missing' } })
    expect(existsSync(app.savePath)).toBe(true)
    await app.close()
  })
})

describe('the hash on the archivist page', () => {
  it('is the one that was built in, else that of the file, as sha256sum prints it', () => {
    expect(decoderHash({ path: own })).toBe(SHA256)
    expect(decoderHash({ path: own, sha256: 'f'.repeat(64) })).toBe('f'.repeat(64))
    expect(decoderHash({ path: join(folder, 'none') })).toBeUndefined()
    expect(decoderHash(undefined)).toBeUndefined()
  })

  it('is known to be whole, missing or altered', () => {
    expect(ownDecoder({ path: own, sha256: SHA256 })).toMatchObject({ kind: 'whole' })
    expect(ownDecoder(undefined)).toEqual({ kind: 'missing' })
    expect(ownDecoder({ path: own, sha256: 'f'.repeat(64) })).toEqual({ kind: 'altered' })
  })

  it('is warned about in the plan of a set with such a page, and in no other', async () => {
    const app = new TestApp()
    await app.create()
    const choice = { accounts: [], kind: 'cover' as const, paper: 'a4' as const }
    expect(await app.call['sheets.plan'](choice)).toMatchObject({ warnings: [] })
    rmSync(app.decoderPath)
    expect(await app.call['sheets.plan']({ ...choice, archivist: true })).toMatchObject({
      warnings: [{ kind: 'decoder-missing' }],
    })
    expect(await app.call['sheets.plan']({ ...choice, archivist: false })).toMatchObject({ warnings: [] })
    await app.close()
  })
})
