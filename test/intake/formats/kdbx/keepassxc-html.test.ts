import { expect, test } from 'vitest'
import { keepassxcHtml as format } from '../../../../electron/intake/formats/kdbx/keepassxc-html.ts'
import { keepassxcLink } from '../../../fixtures/intake/keepassxc-csv.ts'
import { keepassxcHtml } from '../../../fixtures/intake/keepassxc-html.ts'
import { answerOf, readingOf, survivesDamage } from '../accounted.ts'

const bytes = (html: string) => new TextEncoder().encode(html)

test('an entry gives each of its codes, with its names, note and group', async () => {
  const login = { username: 'alice', password: 'hunter2!' }
  const reading = await readingOf(
    format,
    bytes(
      keepassxcHtml({
        Root: [
          {
            title: 'R&D <mine>',
            fields: { ...login, notes: 'two lines,\nand "quotes"', otp: keepassxcLink('R&D <mine>', 'alice') },
          },
          { title: 'Mail', fields: login },
        ],
        'Root &rarr; Work &rarr; Python': [
          { title: 'PyPI', fields: { ...login, 'TOTP Seed': 'JBSW Y3DP EHPK 3PXP', 'TOTP Settings': '60;8' } },
        ],
        'Root &rarr; Work': [
          { title: 'npm', fields: { ...login, url: keepassxcLink(`npm ${'long '.repeat(30)}`, 'alice') } },
        ],
      }),
    ),
  )
  expect(reading).toMatchObject({
    format: 'keepassxc-html',
    found: [
      { issuer: 'R&D <mine>', account: 'alice', note: 'two lines,\nand "quotes"' },
      {
        ...{ issuer: 'PyPI', account: 'alice', note: 'KeePassXC group: Work/Python', tags: ['Work/Python'] },
        token: { period: 60, digits: 8 },
      },
      { issuer: `npm ${'long '.repeat(30)}`.trim(), note: 'KeePassXC group: Work\nKeePassXC item: npm' },
    ],
    notes: [{ kind: 'without-code', count: 1 }],
  })
  expect(JSON.stringify(reading)).not.toContain('hunter2')
})

test('a page that was cut off says so, and no damage crashes it', async () => {
  const page = bytes(keepassxcHtml({ Root: [{ title: 'PyPI', fields: { otp: keepassxcLink('PyPI', 'alice') } }] }))
  expect(await answerOf(format, page.slice(0, -20))).toBe('file-truncated')
  await survivesDamage(format, page)
})
