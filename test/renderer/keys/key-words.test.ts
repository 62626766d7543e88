import { describe, expect, it } from 'vitest'
import type { ModelView } from '../../../electron/contract.ts'
import { modelName, pairsOf, standingText, whereText } from '../../../renderer/keys/key-words.ts'
import { idOf, keyView } from '../../fixtures/window/views.ts'

describe('what the screen says of a key', () => {
  it('is how it stands, by day', () => {
    expect([
      standingText({ kind: 'works', on: '2025-11-02' }),
      standingText({ kind: 'due', on: '2025-04-08', since: '2025-10-08' }),
      standingText({ kind: 'suspect', on: '2025-11-02', counter: false }),
      standingText({ kind: 'suspect', on: '2025-11-02', counter: true }),
      standingText({ kind: 'never' }),
      standingText({ kind: 'gone' }),
    ]).toEqual([
      'Worked on Nov 2, 2025',
      'Due since Oct 8, 2025',
      'Failed on Nov 2, 2025',
      'Counter went back on Nov 2, 2025',
      'Never tested',
      'Out of use',
    ])
  })

  it('is where it is and who has it, or since when it is lost', () => {
    expect([
      whereText({ place: 'home safe', with: 'Ana' }),
      whereText({ with: 'Ana' }),
      whereText({}),
      whereText({ place: 'home safe', gone: { how: 'retired', on: '2025-11-02' } }),
    ]).toEqual(['home safe, with Ana', 'with Ana', '', 'Retired on Nov 2, 2025'])
  })

  it('is its model only on the word of somebody who signed it', () => {
    const signedBy = { organisation: 'Keymaker', commonName: 'Batch 7' }
    const source = { url: 'https://keymaker.example', read: '2026-11-30' }
    const model = (is: ModelView) => modelName({ model: { on: '2026-03-01', certificates: 1, is } })
    expect([
      model({ kind: 'table', name: 'Key 7', source, signedBy }),
      model({ kind: 'signed-by', ...signedBy }),
      model({ kind: 'signed-by' }),
      model({ kind: 'stated', aaguid: idOf('a'), named: { kind: 'table', name: 'Key 7', source } }),
      modelName({}),
    ]).toEqual(['Key 7', 'as signed by Keymaker', undefined, undefined, undefined])
  })
})

describe('pairs of keys', () => {
  const other = (digit: string, name: string) => ({ id: idOf(digit), name })

  it('are named once each, those shown to be two first', () => {
    const keys = [
      keyView('a', 'Blue', {
        different: [{ ...other('b', 'Green'), on: '2025-04-08' }],
        notCompared: [other('c', 'Red')],
      }),
      keyView('b', 'Green', {
        different: [{ ...other('a', 'Blue'), on: '2025-04-08' }],
        notCompared: [other('c', 'Red')],
      }),
      keyView('c', 'Red', { notCompared: [other('a', 'Blue'), other('b', 'Green')] }),
    ]
    expect(pairsOf(keys).map(({ shown, says, more }) => [shown, says, more])).toEqual([
      [
        true,
        'Blue and Green are two different keys.',
        'Shown on Apr 8, 2025: one refused the test entry of the other.',
      ],
      [
        false,
        'Blue and Red have not been compared yet.',
        'On Linux, test one of them while the other is not plugged in.',
      ],
      [
        false,
        'Green and Red have not been compared yet.',
        'On Linux, test one of them while the other is not plugged in.',
      ],
    ])
  })

  it('are only counted when they are many', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const keys = names.map((digit) =>
      keyView(digit, digit, { notCompared: names.filter((one) => one !== digit).map((one) => other(one, one)) }),
    )
    expect(pairsOf(keys).map(({ says }) => says)).toEqual(['10 pairs have not been compared yet.'])
  })

  it('leave out keys that are gone', () => {
    const gone = { how: 'lost', on: '2025-04-08' } as const
    expect(
      pairsOf([
        keyView('a', 'Blue', { different: [{ ...other('b', 'Green'), on: '2025-04-08' }] }),
        keyView('b', 'Green', { gone }),
      ]),
    ).toEqual([])
  })
})
