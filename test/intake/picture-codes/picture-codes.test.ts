import { describe, expect, it } from 'vitest'
import { lineDoubts } from '../../../electron/intake/picture-codes/line-doubts.ts'
import { codesReading, formOf } from '../../../electron/intake/picture-codes/picture-codes.ts'

const CODES = ['01234-abcde', 'f232a-1cba7', '76fdf-f2ae7']
const ofGitHub = { name: 'screenshot.png', codes: CODES, around: ['GitHub recovery codes'] }
const unknown = { name: 'screenshot.png', codes: CODES, around: [] }

describe('the confirmed lines of a picture', () => {
  it('are one set of codes, of the service that the heading names, with where they are from', () => {
    const { found, ...reading } = codesReading(ofGitHub)
    expect(reading).toEqual({
      format: 'picture-text',
      formatName: 'Picture with recovery codes',
      notes: [{ kind: 'codes-from-picture', count: 3 }],
      parts: [],
    })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ kind: 'code-set', service: 'GitHub', account: '' })
    const [set] = found
    if (set?.kind !== 'code-set') throw new Error('no set')
    expect(set.codes.map((code) => new TextDecoder().decode(code))).toEqual(CODES)
    expect(set.warnings).toEqual([
      { kind: 'fewer-codes', service: 'GitHub', issued: 16, here: 3 },
      { kind: 'read-from-picture' },
    ])
  })
})

describe('a line is in doubt', () => {
  const doubts = (text: string, unsure: readonly number[] = [], list = ofGitHub) =>
    lineDoubts(text, unsure, formOf(list), 'hex')

  it('where a character was hard to read, by its place from 1', () => {
    expect(doubts('f232a-1cba7', [0, 10])[0]).toEqual({ kind: 'hard-to-read', places: [1, 11] })
  })

  it('where a character is easily confused with another that such codes have', () => {
    expect(doubts('68-012', [], unknown)[0]).toEqual({ kind: 'easily-confused', characters: ['6b'] })
    expect(doubts('6b-012', [], unknown)[0]).toEqual({ kind: 'easily-confused', characters: ['6b'] })
    const names = lineDoubts('0l5-8Z', [], formOf(unknown), 'any')[0]
    expect(names).toEqual({ kind: 'easily-confused', characters: ['0OoQD', 'l1I', '5S', '8B', 'Z2'] })
    expect(lineDoubts('0158-2', [], formOf(unknown), 'digits').map(({ kind }) => kind)).not.toContain('easily-confused')
  })

  it('where it is not written as its service writes codes, or unlike the others', () => {
    expect(doubts('f232a-1cca')).toEqual([{ kind: 'unlike-service', service: 'GitHub' }, { kind: 'unlike-others' }])
    expect(doubts('f232a-1ccaO')).toContainEqual({ kind: 'unlike-service', service: 'GitHub' })
    expect(doubts('f232a-1cca7')).toEqual([])
  })
})
