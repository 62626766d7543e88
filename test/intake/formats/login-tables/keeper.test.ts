import { describe, expect, test } from 'vitest'
import { keeper } from '../../../../electron/intake/formats/login-tables/keeper.ts'
import { readSource } from '../../../../electron/intake/formats.ts'
import { keeperFile, keeperRecord } from '../../../fixtures/intake/keeper.ts'
import { line, LINK, SECRET } from '../../../fixtures/intake/login-tables.ts'
import { answerOf, readingOf, survivesDamage } from '../accounted.ts'

const BOB = LINK.replace('alice', 'bob')

describe("Keeper's JSON", () => {
  test('gives every code of a record, old and new, with its names and folders', async () => {
    const folders = [{ folder: 'Work\\Python' }, { shared_folder: 'Team', can_edit: true }, 7]
    const reading = await readingOf(
      keeper,
      keeperFile([
        keeperRecord({ '$oneTimeCode::1': LINK }, { notes: 'mine', folders }),
        keeperRecord({ '$oneTimeCode:second:1': [SECRET, BOB] }),
        keeperRecord({ 'TFC:Keeper': LINK }),
        keeperRecord({ $oneTimeCode: '' }),
        { uid: 2, title: 'A card', $type: 'bankCard', custom_fields: { '$pinCode::1': 'hunter2!' } },
        'what',
      ]),
    )
    expect(reading).toMatchObject({
      format: 'keeper',
      found: [
        { issuer: 'PyPI', account: 'alice', note: 'mine\nKeeper folder: Work\\Python, Team' },
        { issuer: 'PyPI', account: 'alice' },
        { issuer: 'PyPI', account: 'bob' },
        { issuer: 'PyPI', account: 'alice' },
      ],
      notes: [{ kind: 'without-code', count: 3 }],
    })
    expect(JSON.stringify(reading)).not.toContain('hunter2')
  })

  test('keeps a code of another shape, and nothing else of its record', async () => {
    const { found } = await readingOf(keeper, keeperFile([keeperRecord({ '$oneTimeCode::1': { seed: 'x' } })]))
    expect(found).toEqual([
      {
        kind: 'quarantined',
        what: 'PyPI: alice',
        reason: { kind: 'code-not-text' },
        verbatim: new TextEncoder().encode('{"seed":"x"}'),
      },
    ])
  })

  test('tells a cut file from a damaged one, and survives both', async () => {
    const bytes = keeperFile([keeperRecord({ '$oneTimeCode::1': LINK })])
    expect(await answerOf(keeper, bytes.slice(0, -9))).toBe('file-truncated')
    expect(await answerOf(keeper, new TextEncoder().encode('{"records":{},"shared_folders":[]}'))).toBe('file-damaged')
    await survivesDamage(keeper, bytes)
  })
})

describe("Keeper's table", () => {
  const read = async (rows: readonly (readonly string[])[]) =>
    await readSource({ name: 'keeper.csv', bytes: new TextEncoder().encode(rows.map(line).join('')) })

  test('gives the value behind the name of the field, in any place', async () => {
    const reading = await read([
      ['Work', 'PyPI', 'alice', 'hunter2!', 'https://pypi.org', 'mine', 'Team', 'PIN', 'hunter2!', 'TFC:Keeper', LINK],
      ['', 'npm', 'bob', 'hunter2!', '', '', '', 'TFC:Keeper', SECRET],
      ['', 'Mail', 'alice', 'hunter2!', '', '', ''],
    ])
    expect(reading).toMatchObject({
      format: 'keeper-csv',
      found: [
        { issuer: 'PyPI', account: 'alice', note: 'mine\nKeeper folder: Work\nKeeper shared folder: Team' },
        { issuer: 'npm', account: 'bob' },
      ],
      notes: [{ kind: 'without-code', count: 1 }],
    })
    expect(JSON.stringify(reading)).not.toContain('hunter2')
  })

  test('that was cut inside a cell says so', async () => {
    const rows = [['', 'PyPI', 'alice', 'x', '', '', '', 'TFC:Keeper', SECRET, 'Note', 'two\nlines']]
    const text = rows.map(line).join('').slice(0, -4)
    await expect(readSource({ name: '', bytes: new TextEncoder().encode(text) })).rejects.toMatchObject({
      code: 'file-truncated',
    })
  })
})
