import { expect, test } from 'vitest'
import { aegisHtml } from '../../../../electron/intake/formats/aegis/aegis-html.ts'
import { aegisHtmlFile, aegisHtmlRow } from '../../../fixtures/intake/aegis.ts'
import { answerOf, foundIn, tokensOf } from '../accounted.ts'

const SECRET = 'JBSWY3DPEHPK3PXP'
const TEXT = 'Hello!\xde\xad\xbe\xef'

test('a code says what the columns do not, and the note stays', async () => {
  expect(tokensOf(await foundIn(aegisHtml, await aegisHtmlFile()))).toEqual([
    ['R&D', 'mara', 'at work', { type: 'totp', secret: TEXT, algorithm: 'SHA1', digits: 6, period: 60 }],
    ['Bank', 'bob', undefined, { type: 'hotp', secret: TEXT, algorithm: 'SHA1', digits: 6, counter: 9 }],
  ])
})

test('a row whose code is of another secret is read from its columns, or set aside where they lack the period', async () => {
  const other = 'otpauth://totp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const cells = { Issuer: 'PyPI', Name: 'alice', Secret: SECRET }
  const file = await aegisHtmlFile([
    await aegisHtmlRow({ ...cells, Type: 'hotp', Counter: '4', Digits: '8' }, other),
    await aegisHtmlRow({ ...cells, Type: 'totp' }, other),
  ])
  const [hotp, totp] = await foundIn(aegisHtml, file)
  expect(hotp).toMatchObject({ kind: 'token', token: { type: 'hotp', counter: 4, digits: 8 } })
  expect(totp).toMatchObject({ kind: 'quarantined', what: 'PyPI: alice', reason: { kind: 'code-not-read' } })
})

test('a file that was cut off is called so', async () => {
  const file = await aegisHtmlFile()
  expect(await answerOf(aegisHtml, file.slice(0, -60))).toBe('file-truncated')
})
