import { execFileSync } from 'node:child_process'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { makeIdentity, recipientOf } from '../../../electron/vault/age/identity.ts'
import { identityIn } from '../../../electron/vault/age/identity-text.ts'
import { missingOf, skipped } from '../../fixtures/tools.ts'

test('an identity is one of age, and its recipient follows from it', async () => {
  const { identity, recipient } = await makeIdentity()
  expect(identity).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/)
  expect(recipient).toMatch(/^age1[02-9ac-hj-np-z]{58}$/)
  expect(await recipientOf(identity)).toBe(recipient)
  expect((await makeIdentity()).identity).not.toBe(identity)
})

test('case, spaces, line breaks and the comments of a key file do not count', async () => {
  const { identity } = await makeIdentity()
  for (const typed of [
    ` ${identity.toLowerCase()} `,
    identity.replace(/(.{4})/g, '$1 '),
    `${identity.slice(0, 40)}\r\n${identity.slice(40)}`,
    `# created: 2026-01-01\n# public key: age1xyz\n${identity}\n`,
  ])
    expect(identityIn(typed)).toBe(identity)
})

test('one wrong character is noticed', async () => {
  const { identity } = await makeIdentity()
  for (const at of [20, 45, 70]) {
    const wrong = `${identity.slice(0, at)}${identity[at] === 'Q' ? 'P' : 'Q'}${identity.slice(at + 1)}`
    expect(await recipientOf(wrong)).toBeUndefined()
  }
  expect(await recipientOf('')).toBeUndefined()
  expect(identityIn('correct horse battery staple')).toBeUndefined()
})

test('a post-quantum identity is one too, in whatever way it is typed, and one wrong character is noticed', async () => {
  const identity = await generateHybridIdentity()
  expect(identity).toMatch(/^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}$/)
  expect(identityIn(`# public key: age1pq1…\n${identity.toLowerCase().replace(/(.{5})/g, '$1 ')}\n`)).toBe(identity)
  expect(await recipientOf(identity)).toBe(await identityToRecipient(identity))
  const wrong = `${identity.slice(0, 40)}${identity[40] === 'Q' ? 'P' : 'Q'}${identity.slice(41)}`
  expect(await recipientOf(wrong)).toBeUndefined()
})

test('the post-quantum identity in age-keygen’s manual has the recipient given there', async () => {
  const recipient = await recipientOf('AGE-SECRET-KEY-PQ-1K30MYPZAHAXHR22YHH27EGDVLU0QNSUH3DSV7J7NR3X6D9LHXNWSDLTV4T')
  // "age1pq167[... 1950 more characters ...]"
  expect(recipient?.slice(0, 9)).toBe('age1pq167')
  expect(recipient).toHaveLength(9 + 1950)
})

const missing = missingOf('age-keygen')

test.skipIf(missing.length > 0)(`age-keygen sees the same recipient${skipped(missing)}`, async () => {
  const { identity, recipient } = await makeIdentity()
  expect(
    execFileSync('age-keygen', ['-y'], { input: `${identity}\n` })
      .toString()
      .trim(),
  ).toBe(recipient)
})
