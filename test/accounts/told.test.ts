import { encode } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinTold, settleTold } from '../../electron/accounts/merge/join-told.ts'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import type { AccessRecord, BearerRecord, OpenedRecord, ToldRecord } from '../../electron/accounts/records.ts'
import { VaultCopy } from '../fixtures/copies.ts'
import { anyTold } from '../fixtures/kits.ts'

const id = (letter: string) => letter.repeat(32)
const [A, B, C] = ['a', 'b', 'c'].map(id) as [string, string, string]
const [JAN, FEB] = ['2026-01-01', '2026-02-01'] as const

const phone: BearerRecord = { kind: 'bearer', name: 'phone', type: 'phone', told: JAN }
const vault: OpenedRecord = { kind: 'opened', name: 'vault', needs: [['laptop'], ['head']], told: JAN }
const access: AccessRecord = {
  kind: 'access',
  account: A,
  holds: [
    { atom: 'code', asked: JAN },
    { atom: 'password', in: ['head', { account: B }, { atLeast: 2, of: ['x', { account: B }] }], told: JAN },
  ],
  rests: [
    { atom: 'github', named: 'work', told: JAN },
    { atom: 'mail', account: B, told: JAN },
    { atom: 'repo-push', none: true, told: JAN },
    { atom: 'sso', outside: 'the university', told: JAN },
  ],
  facts: [{ name: 'reachable', is: 'yes', told: JAN }],
  packages: [{ name: 'left-pad', ways: ['api-token'], told: JAN }],
  others: 'unknown',
  verbatim: '{"brain":true}',
}
const holding = (told: string, ...places: string[]): AccessRecord => ({
  kind: 'access',
  account: A,
  holds: [{ atom: 'password', in: places, told }],
  rests: [],
  others: 'none',
})

describe('an answer, as a record', () => {
  it.each([phone, { ...phone, place: 'home', with: 'Ana' }, vault, { ...vault, needs: [null, []] }, access])(
    'comes back as it was: $kind',
    (record) => {
      expect(decodeRecord(encodeRecord(record))).toEqual(record)
    },
  )

  it.each([
    { ...phone, type: 'cloud' },
    { ...phone, more: 1 },
    { ...vault, needs: ['laptop'] },
    { ...access, account: 'alice' },
    { ...access, holds: [{ atom: 'password' }] },
    { ...access, rests: [{ atom: 'mail', account: B, outside: 'x', told: JAN }] },
    { ...access, others: 'some' },
  ])('is unknown in another shape: %j', (record) => {
    expect(decodeRecord(encode(record))).toBeUndefined()
  })
})

describe('the answers of two sides', () => {
  it('are the later one for each fact', () => {
    const later: AccessRecord = {
      ...access,
      holds: [{ atom: 'password', in: ['safe'], told: FEB }],
      rests: [{ atom: 'mail', asked: FEB }],
      facts: [{ name: 'domain', is: '2030-01-01', told: FEB }],
    }
    expect(joinTold(access, later)).toEqual({
      ...access,
      holds: [
        { atom: 'code', asked: JAN },
        { atom: 'password', in: ['safe'], told: FEB },
      ],
      rests: [
        { atom: 'github', named: 'work', told: JAN },
        { atom: 'mail', asked: FEB },
        { atom: 'repo-push', none: true, told: JAN },
        { atom: 'sso', outside: 'the university', told: JAN },
      ],
      facts: [
        { name: 'domain', is: '2030-01-01', told: FEB },
        { name: 'reachable', is: 'yes', told: JAN },
      ],
    })
    expect(joinTold(vault, { ...vault, needs: [['stick'], null], told: FEB })).toEqual({
      ...vault,
      needs: [['stick'], null],
      told: FEB,
    })
    expect(joinTold({ ...phone, place: 'home' }, { ...phone, told: FEB })).toEqual({ ...phone, told: FEB })
  })

  it('are an answer rather than "I do not know" of the same day', () => {
    const asked: AccessRecord = { ...holding(JAN), holds: [{ atom: 'password', asked: JAN }] }
    expect(joinTold(asked, holding(JAN, 'head'))).toEqual(holding(JAN, 'head'))
  })

  it('may have more when either side may', () => {
    expect(joinTold(holding(JAN, 'head'), { ...holding(JAN, 'head'), others: 'unknown' })).toMatchObject({
      others: 'unknown',
    })
  })

  it('are both places when a bearer was said to be in two on one day', () => {
    expect(joinTold({ ...phone, place: 'home' }, { ...phone, type: 'other', place: 'office', with: 'Ana' })).toEqual({
      ...phone,
      place: 'home / office',
      with: 'Ana',
    })
  })

  it('keeps what was not understood of a thing, whichever side has it', () => {
    const old = { ...phone, verbatim: '{"seal":7}' }
    expect(joinTold(old, { ...phone, told: FEB })).toEqual({ ...old, told: FEB })
    expect(joinTold(old, { ...phone, told: FEB, verbatim: '{}' })).toEqual({ ...phone, told: FEB, verbatim: '{}' })
    expect(joinTold(old, { ...phone, verbatim: '{}' })).toBeUndefined()
    expect(joinTold(vault, { ...vault, told: FEB, verbatim: '{}' })).toEqual({ ...vault, told: FEB, verbatim: '{}' })
  })

  it('do not join when they differ on the same day', () => {
    expect(joinTold(holding(JAN, 'head'), holding(JAN, 'safe'))).toBeUndefined()
    expect(joinTold(vault, { ...vault, needs: [['stick'], ['head']] })).toBeUndefined()
    expect(joinTold(access, { ...access, verbatim: '{}' })).toBeUndefined()
  })

  it('about two things never join', () => {
    expect(joinTold(phone, { ...phone, name: 'tablet' })).toBeUndefined()
    expect(joinTold(access, { ...access, account: B })).toBeUndefined()
    expect(joinTold(phone, vault)).toBeUndefined()
  })

  it('are asked again when a vault holds both after a merge', () => {
    expect(settleTold(holding(JAN, 'head'), holding(JAN, 'safe'))).toEqual({
      ...holding(JAN),
      holds: [],
      others: 'unknown',
    })
    expect(settleTold(vault, { ...vault, needs: [['stick'], ['head']] })).toEqual({ ...vault, needs: [null, ['head']] })
  })

  it('are the same whichever comes first, and a second time', () => {
    fc.assert(
      fc.property(anyTold, anyTold, (one, other) => {
        fc.pre(one.kind === other.kind)
        const twin = { ...other, ...keyOf(one) } as ToldRecord
        const both = joinTold(one, twin)
        expect(joinTold(twin, one)).toEqual(both)
        if (both) expect(joinTold(both, twin)).toEqual(both)
      }),
      { seed: 11, numRuns: 500 },
    )
  })
})

describe('two copies of a vault', () => {
  const start = new VaultCopy().put(A, { kind: 'account', service: 'PyPI', name: 'alice', note: '', added: JAN })

  it('have one record of one thing, also where each made its own', () => {
    const here = start.copied().put(B, phone).put(id('d'), holding(JAN, 'head'))
    const there = start
      .copied()
      .put(C, { ...phone, told: FEB })
      .put(id('e'), holding(FEB, 'safe'))
    const merged = here.mergedWith(there)
    expect(merged.ids).toEqual([A, B, id('d')])
    expect([merged.get(B), merged.get(id('d'))]).toEqual([{ ...phone, told: FEB }, holding(FEB, 'safe')])
  })

  it('keep both answers of one day, and the answers of an account with it', () => {
    const common = start.copied().put(B, holding(JAN, 'head'))
    const here = common.copied().put(B, holding(FEB, 'here'))
    const there = common.copied().put(B, holding(FEB, 'there'))
    expect(here.outcomes(there)).toEqual({ [B]: 'conflict' })
    const merged = here.mergedWith(there)
    expect(merged.ids.map((one) => merged.get(one)).filter((record) => record?.kind === 'access')).toEqual(
      expect.arrayContaining([holding(FEB, 'here'), holding(FEB, 'there')]),
    )
  })

  it('do not lose an account that has an answer since', () => {
    const here = start.copied().put(B, holding(FEB, 'head'))
    const there = start.copied().put(C, phone).remove(A)
    const merged = here.mergedWith(there, { takes: new Map(), deletions: new Set([A]) })
    expect(merged.ids).toEqual([A, B, C])
  })
})

function keyOf(record: ToldRecord): Partial<ToldRecord> {
  if (record.kind !== 'access') return { kind: record.kind, name: record.name }
  const { kind, account, name, service, login } = record
  return {
    kind,
    ...(account !== undefined && { account }),
    ...(name !== undefined && { name }),
    ...(service !== undefined && { service }),
    ...(login !== undefined && { login }),
  }
}
