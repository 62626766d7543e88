import { expect, test } from 'vitest'
import { authyTable } from '../../../../electron/intake/formats/authy/authy-table.ts'
import { sealedToken, twilioTable } from '../../../fixtures/intake/authy-tokens.ts'
import { answerOf, foundIn, setAsideIn, survivesDamage, tokensOf } from '../accounted.ts'

const PASSWORD = 'пароль 🔑 '
const IV = '000102030405060708090a0b0c0d0e0f'
const TOKEN = { type: 'totp', secret: 'Hello!\xde\xad\xbe\xef', algorithm: 'SHA1', digits: 6, period: 30 }
const utf8 = (text: string) => new TextEncoder().encode(text)
const sealed = (name: string, password = PASSWORD) => sealedToken(password, { iterations: 100_000, iv: IV }, { name })

const table = twilioTable([sealed('PyPI: alice'), sealed('npm')])

test.each([
  ['as it is', table],
  ['whose column names have capitals and blanks', table.replace('name,encrypted_seed', ' Name , Encrypted_Seed')],
  ['that is one cell in quotation marks', `"${table.trim()}"\n`],
  ['with semicolons', table.replaceAll(',', ';')],
])('a table %s is opened, and what it does not say is warned of', async (_, text) => {
  const found = await foundIn(authyTable, utf8(text), PASSWORD)
  expect(tokensOf(found)).toEqual([
    ['PyPI', 'alice', undefined, TOKEN],
    ['', 'npm', undefined, TOKEN],
  ])
  expect(found).toMatchObject([{ warnings: [{ kind: 'only-secret' }] }, { warnings: [{ kind: 'only-secret' }] }])
})

test('what it does say counts', async () => {
  const columns = ['name', 'encrypted_seed', 'salt', 'unique_iv', 'key_derivation_iterations', 'digits']
  const token = sealedToken(PASSWORD, { iterations: 3000, iv: IV }, { digits: 7 })
  const found = await foundIn(authyTable, utf8(twilioTable([token], columns)), PASSWORD)
  expect(found).toMatchObject([{ token: { ...TOKEN, secret: {}, digits: 7 }, warnings: [] }])
})

test('a missing password, a wrong one, and a row under another one are told apart', async () => {
  expect(await answerOf(authyTable, utf8(table))).toBe('password-needed')
  expect(await answerOf(authyTable, utf8(table), PASSWORD.trim())).toBe('wrong-password')
  const found = await foundIn(authyTable, utf8(twilioTable([sealed('PyPI'), sealed('npm', 'earlier')])), PASSWORD)
  expect(setAsideIn(found)).toMatchObject([[{ kind: 'secret-damaged' }, { name: 'npm', iv: IV }]])
})

test('every alteration is survived', async () => {
  await survivesDamage(authyTable, utf8(twilioTable([sealed('PyPI: alice')])), PASSWORD, 40)
})
