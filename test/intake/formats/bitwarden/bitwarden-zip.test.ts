import { expect, test } from 'vitest'
import { bitwardenZip } from '../../../../electron/intake/formats/bitwarden/bitwarden-zip.ts'
import { attachedZip, LINK, login, passwordProtected, vault } from '../../../fixtures/intake/bitwarden.ts'
import { answerOf, readingOf } from '../accounted.ts'

const CODES = { kind: 'code-set', service: 'PyPI', account: 'alice', warnings: [] }

test('recovery codes among the attachments belong to their item, and what was not read is counted', async () => {
  const { found, notes } = await readingOf(bitwardenZip, await attachedZip())
  expect(found).toMatchObject([{ kind: 'token', issuer: 'PyPI' }, CODES])
  expect(found[1]).not.toHaveProperty('guessed')
  expect(notes).toContainEqual({ kind: 'attachments', count: 1 })
})

test('with an encrypted export in it, the codes are there and their owner is asked for', async () => {
  const data = await passwordProtected(vault([login(LINK, { id: 'a' })]), { password: 'pass' })
  const { found } = await readingOf(bitwardenZip, await attachedZip(data), 'pass')
  expect(found).toMatchObject([{ kind: 'token', issuer: 'PyPI' }, { kind: 'code-set' }])
  expect(await answerOf(bitwardenZip, await attachedZip(data))).toBe('password-needed')
})

test('a zip whose data is something else is refused', async () => {
  expect(await answerOf(bitwardenZip, await attachedZip({ any: 1 }))).toBe('file-damaged')
})
