import { expect, it } from 'vitest'
import { readSource } from '../../../electron/intake/formats.ts'
import type { Reading } from '../../../electron/intake/intake.ts'
import { withProgress, type ReadingProgress } from '../../../electron/intake/reading/reading-progress.ts'
import { pgm, qrColumn, qrPng } from '../../fixtures/intake/pictures.ts'
import { zipOf } from '../../fixtures/intake/zips.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const BOB = LINK.replace('alice', 'bob')

async function read(bytes: Uint8Array, password?: string): Promise<Reading> {
  return await readSource({ name: 'screenshots.zip', bytes }, password)
}

it('a zip of pictures is read picture by picture, and what cannot be read is named', async () => {
  const bytes = await zipOf({
    'one.png': await qrPng(LINK),
    'folder/two.pgm': qrColumn([BOB, 'WIFI:S:a;;']),
    'folder/.DS_Store': 'of the system',
    '__MACOSX/._one.png': 'of the system',
    'blank.pgm': pgm(new Uint8Array(40_000).fill(255), 200, 200),
    'broken.png': 'no picture',
    'phone.heic': '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
  })
  const before = bytes.slice()
  expect(await read(bytes)).toMatchObject({
    format: 'picture-zip',
    formatName: 'Zip of 5 pictures',
    found: [
      { kind: 'token', issuer: 'PyPI', account: 'alice' },
      { kind: 'token', issuer: 'PyPI', account: 'bob' },
      { kind: 'refused', what: 'folder/two.pgm, QR code 2 of 2, bottom', reason: { kind: 'qr-wifi' } },
      { kind: 'refused', what: 'blank.pgm', reason: { kind: 'not-read', code: 'no-qr-code' } },
      { kind: 'refused', what: 'broken.png', reason: { kind: 'not-read', code: 'unreadable' } },
      { kind: 'refused', what: 'phone.heic', reason: { kind: 'not-read', code: 'unreadable' } },
    ],
  })
  expect(bytes).toEqual(before)
})

it('a zip of pictures says after each how many are read', async () => {
  const bytes = await zipOf({ 'one.png': await qrPng(LINK), 'two.png': await qrPng(BOB), 'broken.png': 'no picture' })
  const told: ReadingProgress[] = []
  await withProgress(
    (progress) => told.push(progress),
    async () => await read(bytes),
  )
  expect(told).toEqual([0, 1, 2, 3].map((done) => ({ done, total: 3 })))
})

it('a zip of pictures with a password asks for it', async () => {
  const bytes = await zipOf({ 'one.png': await qrPng(LINK) }, { password: 'a password' })
  await expect(read(bytes)).rejects.toMatchObject({ code: 'password-needed' })
  await expect(read(bytes, 'another')).rejects.toMatchObject({ code: 'wrong-password' })
  expect((await read(bytes, 'a password')).found).toMatchObject([{ kind: 'token', account: 'alice' }])
})

it('a zip with other files beside its pictures is not taken for one', async () => {
  const bytes = await zipOf({ 'one.png': await qrPng(LINK), 'letter.doc': 'text' })
  await expect(read(bytes)).rejects.toMatchObject({ code: 'unreadable' })
})
