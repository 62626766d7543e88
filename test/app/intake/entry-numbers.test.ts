import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IntakeView } from '../../../electron/contract.ts'
import { TestApp } from '../../fixtures/app.ts'
import { splitQr } from '../../fixtures/intake/split-qr.ts'

let app: TestApp

beforeEach(async () => {
  app = new TestApp()
  await app.create()
})

afterEach(async () => {
  await app.close()
})

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const OTHER = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const link = (account: string, secret = SECRET) => `otpauth://totp/PyPI:${account}?secret=${secret}&issuer=PyPI`
const file = (name: string, ...lines: string[]) => ({ name, bytes: new TextEncoder().encode(lines.join('\n')) })
const named = ({ entries }: IntakeView) => entries.map(({ index, name }) => [index, name])

test('an entry keeps its number while other files are left out, and no other entry is given it', async () => {
  const read = await app.call['intake.read']({
    files: [file('a.txt', link('alice')), file('b.txt', link('bob', OTHER))],
  })
  expect(named(read)).toEqual([
    [0, 'alice'],
    [1, 'bob'],
  ])
  const without = app.call['intake.leaveOut']({ intake: read.id, file: 0, leftOut: true })
  expect(named(await without)).toEqual([[1, 'bob']])
  const more = await app.call['intake.read']({ files: [file('c.txt', link('carol', SECRET))], intake: read.id })
  expect(named(more)).toEqual([
    [1, 'bob'],
    [2, 'carol'],
  ])
  const again = app.call['intake.leaveOut']({ intake: read.id, file: 0, leftOut: false })
  expect(named(await again)).toEqual([
    [0, 'alice'],
    [1, 'bob'],
    [2, 'carol'],
  ])
})

test('an entry keeps its number while a QR code before it is put together from its parts', async () => {
  const parts = splitQr(`${link('alice')}&digits=8`, 2).map((bytes, part) => ({
    name: `${part}.png`,
    bytes: new Uint8Array(bytes),
  }))
  const [first, second] = parts
  if (!first || !second) throw new Error('there are two parts')
  const { id } = await app.call['intake.read']({ files: [first, file('b.txt', link('bob', OTHER))] })
  const whole = await app.call['intake.read']({ files: [second], intake: id })
  expect(named(whole)).toEqual([
    [2, 'alice'],
    [1, 'bob'],
  ])
  expect(named(await app.call['intake.read']({ files: [file('c.txt', link('carol'))], intake: id }))).toEqual([
    [2, 'alice'],
    [1, 'bob'],
    [3, 'carol'],
  ])
})

test('an import that chose an entry of a file that is left out meanwhile is refused, and saves nothing', async () => {
  const { id } = await app.call['intake.read']({
    files: [file('a.txt', link('alice')), file('b.txt', link('bob', OTHER))],
  })
  await app.call['intake.leaveOut']({ intake: id, file: 0, leftOut: true })
  const take = [{ index: 0, service: 'PyPI', name: 'alice' }]
  expect(await app.dispatch('intake.commit', { intake: id, take })).toMatchObject({ error: { code: 'not-found' } })
  expect(await app.call['intake.ledgers'](undefined)).toEqual([])
  const bob = [{ index: 1, service: 'PyPI', name: 'bob' }]
  expect(await app.call['intake.commit']({ intake: id, take: bob })).toMatchObject({
    added: 1,
    rows: [{ what: 'PyPI: bob (TOTP, SHA1, 6 digits, 30 s)' }, { what: 'the whole file', outcome: 'refused' }],
  })
})

test('the codes of an entry that is gone are not shown in place of it', async () => {
  const { id, entries } = await app.call['intake.read']({
    files: [
      file('a.txt', link('x', 'ORSXG5BRGIZTINJWG44DSMBR')),
      file('b.txt', link('alice'), link('alice', OTHER)),
      file('c.txt', link('alice', 'MFRGGZDFMZTWQ2LK')),
    ],
  })
  expect(entries.map(({ index, question }) => [index, question])).toEqual([
    [0, undefined],
    [1, { kind: 'two-secrets', first: 1 }],
    [2, { kind: 'two-secrets', first: 1 }],
    [3, { kind: 'two-secrets', first: 1 }],
  ])
  await app.call['intake.leaveOut']({ intake: id, file: 0, leftOut: true })
  expect(await app.call['intake.rivals']({ intake: id, entry: 2 })).toMatchObject([
    { entry: 1 },
    { entry: 2 },
    { entry: 3 },
  ])
  await app.call['intake.leaveOut']({ intake: id, file: 1, leftOut: true })
  for (const entry of [1, 2, 99])
    expect(await app.dispatch('intake.rivals', { intake: id, entry })).toMatchObject({ error: { code: 'not-found' } })
})

test('nothing is imported or left out while a file is still being read', async () => {
  const { id } = await app.call['intake.read']({ files: [file('a.txt', link('alice'))] })
  const reading = app.call['intake.read']({ files: [file('b.txt', link('bob', OTHER))], intake: id })
  const take = [{ index: 0, service: 'PyPI', name: 'alice' }]
  const commit = await app.dispatch('intake.commit', { intake: id, take })
  const leaveOut = await app.dispatch('intake.leaveOut', { intake: id, file: 0, leftOut: true })
  expect([commit, leaveOut]).toMatchObject([{ error: { code: 'invalid-input' } }, { error: { code: 'invalid-input' } }])
  expect((await reading).files).toMatchObject([{ leftOut: false }, { leftOut: false }])
  expect(await app.call['intake.commit']({ intake: id, take })).toMatchObject({ read: 2, added: 1 })
})

test('files that are given while others are read wait for them, and all are read', async () => {
  const { id } = await app.call['intake.read']({ files: [file('a.txt', link('alice'))] })
  const [, last] = await Promise.all([
    app.call['intake.read']({ files: [file('b.txt', link('bob', OTHER))], intake: id }),
    app.call['intake.read']({ files: [file('c.txt', link('carol', OTHER))], intake: id }),
  ])
  expect(last.files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'c.txt'])
})

test('stopping stops what waits as well', async () => {
  const { id } = await app.call['intake.read']({ files: [file('a.txt', link('alice'))] })
  const add = async (name: string) =>
    await app.call['intake.read']({ files: [file(name, link(name, OTHER))], intake: id })
  const both = Promise.all([add('b.txt'), add('c.txt')])
  await app.call['intake.stop'](undefined)
  const [, last] = await both
  expect(last.files.map(({ name }) => name)).toEqual(['a.txt'])
})
