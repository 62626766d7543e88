import { expect, test } from 'vitest'
import { psono } from '../../../../electron/intake/formats/login-tables/psono.ts'
import { LINK, SECRET } from '../../../fixtures/intake/login-tables.ts'
import { psonoFile, psonoItem } from '../../../fixtures/intake/psono.ts'
import { answerOf, readingOf, setAsideIn, survivesDamage } from '../accounted.ts'

const settings = { algorithm: 'SHA256', digits: 8, period: 60 }

test('a code is read with its settings, and with the folders that it is in', async () => {
  const reading = await readingOf(
    psono,
    psonoFile(
      [psonoItem('totp', { title: 'PyPI', code: SECRET, ...settings, notes: 'mine' })],
      [
        {
          name: 'Work',
          items: null,
          folders: [{ name: 'Python', items: [psonoItem('totp', { title: 'npm', code: SECRET })] }],
        },
      ],
    ),
  )
  expect(reading).toMatchObject({
    format: 'psono',
    found: [
      {
        ...{ issuer: 'PyPI', account: '', note: 'mine' },
        token: { type: 'totp', algorithm: 'SHA256', digits: 8, period: 60 },
      },
      { issuer: 'npm', note: 'Psono folder: Work/Python', tags: ['Work/Python'], token: { digits: 6, period: 30 } },
    ],
  })
})

test('a login may have a code among its fields, or a link anywhere', async () => {
  const login = { username: 'alice', password: 'hunter2!', notes: '' }
  const reading = await readingOf(
    psono,
    psonoFile([
      psonoItem('website_password', { ...login, title: 'PyPI', totp_code: SECRET, totp_digits: 8, totp_period: 60 }),
      psonoItem('website_password', { ...login, title: 'Forge', totp_code: '', notes: LINK }),
      psonoItem('application_password', { ...login, title: 'Mail' }),
    ]),
  )
  expect(reading.found).toMatchObject([
    { issuer: 'PyPI', account: 'alice', token: { digits: 8, period: 60 } },
    { issuer: 'PyPI', account: 'alice', token: { digits: 6 } },
  ])
  expect(reading.notes).toEqual([{ kind: 'without-code', count: 1 }])
  expect(JSON.stringify(reading)).not.toContain('hunter2')
})

test('a code that is not understood is set aside without the password beside it', async () => {
  const item = psonoItem('website_password', { title: 'PyPI', password: 'hunter2!', totp_code: '0!8', totp_digits: 6 })
  const { found } = await readingOf(psono, psonoFile([item]))
  expect(setAsideIn(found)).toEqual([
    [
      { kind: 'not-base32', at: 1 },
      { name: 'PyPI', website_password_totp_code: '0!8', website_password_totp_digits: 6 },
    ],
  ])
})

test('a cut is told from damage, and no damage crashes it', async () => {
  const bytes = psonoFile([psonoItem('totp', { title: 'PyPI', code: SECRET, ...settings })])
  expect(await answerOf(psono, bytes.slice(0, -20))).toBe('file-truncated')
  await survivesDamage(psono, bytes)
})
