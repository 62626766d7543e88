import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continuityLines } from '../../../electron/readiness/report/report-words.ts'
import type { Reported, ReportedPackage } from '../../../electron/readiness/report/report.ts'
import { together, type PersonsReport } from '../../../electron/readiness/report/together.ts'

const NOW: Reported = { grade: 'now', known: true }
const NEVER: Reported = { grade: 'never', known: true }
const UNKNOWN: Reported = { grade: 'never', known: false }
const WEEK: Reported = { grade: 'days', days: 7, known: true }
const LONGER: Reported = { grade: 'days', days: 8, known: true }

function ropeway(release: Reported, without: Readonly<Record<string, Reported>> = {}, owners: string[] = []) {
  return {
    name: 'ropeway',
    service: 'pypi',
    account: 'pypi',
    release,
    without: Object.entries(without).map(([person, grade]) => ({ person, ...grade })),
    owners,
  }
}

function report(person: string, packages: readonly ReportedPackage[], made = '2026-11-01'): PersonsReport {
  return { person, report: { made, names: true, packages } }
}

/** Of the one package: the verdict, and that of each loss. */
function verdicts(...reports: readonly PersonsReport[]) {
  const [one] = together(reports).packages
  return [one?.verdict, Object.fromEntries(one?.losses.map(({ lost, verdict }) => [lost, verdict]) ?? [])]
}

describe('reports together', () => {
  it('say that a package survives when for each person another can release it within a week', () => {
    expect(verdicts(report('alice', [ropeway(NOW)]), report('ana', [ropeway(WEEK)]))).toEqual([
      'yes',
      { alice: 'yes', ana: 'yes' },
    ])
  })

  it.each([
    ['it takes longer than a week', LONGER],
    ['somebody has to decide', { grade: 'goodwill', known: true } as const],
    ['there is no way', NEVER],
  ])('say that it does not when %s for the other', (_why, grade) => {
    expect(verdicts(report('alice', [ropeway(NOW)]), report('ana', [ropeway(grade)]))).toEqual([
      'no',
      { alice: 'no', ana: 'yes' },
    ])
  })

  it('say that it does not when one person alone has it', () => {
    expect(verdicts(report('alice', [ropeway(NOW)]), report('ana', []))).toEqual(['no', { alice: 'no' }])
  })

  it('never say yes where it is not known, and say whom to ask', () => {
    const [one] = together([report('alice', [ropeway(NOW, {}, ['Ana'])]), report('jo', [ropeway(UNKNOWN)])]).packages
    expect(one).toMatchObject({
      verdict: 'not-known',
      losses: [
        { lost: 'alice', verdict: 'not-known', by: [], ask: ['jo', 'Ana'] },
        { lost: 'jo', verdict: 'yes', by: ['alice'], ask: [] },
      ],
    })
  })

  it('count a share, a key or a role that one person keeps for another', () => {
    expect(verdicts(report('alice', [ropeway(NOW)]), report('jo', [ropeway(NOW, { Alice: NEVER })]))).toEqual([
      'no',
      { alice: 'no', jo: 'yes' },
    ])
  })

  it('take a person whom one report names and nobody reported for the one who is lost', () => {
    expect(verdicts(report('alice', [ropeway(NOW)]), report('jo', [ropeway(NOW, { Al: NEVER })]))).toEqual([
      'not-known',
      { alice: 'not-known', jo: 'yes', Al: 'yes' },
    ])
  })

  it('know packages of PyPI by their plain names, and those of two registries apart', () => {
    const other = { ...ropeway(NOW), name: 'RopeWay' }
    expect(together([report('alice', [ropeway(NOW)]), report('ana', [other])]).packages).toHaveLength(1)
    const npm = { ...ropeway(NOW), service: 'npm' }
    expect(together([report('alice', [ropeway(NOW), npm])]).packages.map(({ service }) => service)).toEqual([
      'npm',
      'pypi',
    ])
  })

  it('take the later of two reports of one person', () => {
    const reports = [report('Ana', [ropeway(NEVER)], '2026-10-01'), report('ana', [ropeway(NOW)], '2026-11-01')]
    expect(together(reports).people).toEqual(['ana'])
    expect(verdicts(...reports, report('alice', [ropeway(NOW)]))).toEqual(['yes', { ana: 'yes', alice: 'yes' }])
  })

  it('name people who publish something and do not say what', () => {
    const { name: _name, ...unnamed } = ropeway(NOW)
    expect(together([report('alice', [unnamed])])).toEqual({ people: ['alice'], packages: [], unnamed: ['alice'] })
    expect(together([report('alice', [{ ...unnamed, release: NEVER }])]).unnamed).toEqual([])
  })

  it('do not depend on the order of the reports, and never get worse by one more', () => {
    const grade = fc.constantFrom(NOW, WEEK, LONGER, NEVER, UNKNOWN)
    const some = fc.dictionary(fc.constantFrom('a', 'b', 'c'), grade, { maxKeys: 3 })
    const reports = fc
      .tuple(grade, some, grade, some, grade, some)
      .map(([one, without1, two, without2, three, without3]) => [
        report('a', [ropeway(one, without1)]),
        report('b', [ropeway(two, without2)]),
        report('c', [ropeway(three, without3)]),
      ])
    const byLoss = (list: readonly PersonsReport[]) =>
      new Map(together(list).packages[0]?.losses.map(({ lost, verdict }) => [lost, verdict]))
    const rank = (verdict: string | undefined): number => ['no', 'not-known', 'yes'].indexOf(verdict ?? 'no')
    fc.assert(
      fc.property(reports, (list) => {
        const all = byLoss(list)
        expect(byLoss(list.toReversed())).toEqual(all)
        for (const [lost, verdict] of byLoss(list.slice(0, 2)))
          expect(rank(all.get(lost))).toBeGreaterThanOrEqual(rank(verdict))
      }),
      { seed: 11 },
    )
  })
})

describe('in words', () => {
  it('the answer comes first, then each package with each loss', () => {
    const both = together([
      report('alice', [ropeway(NOW), { ...ropeway(NOW, {}, ['Jo']), name: 'winch' }]),
      report('ana', [ropeway(NOW)]),
    ])
    expect(continuityLines(both)).toEqual([
      'Reports of alice and ana.',
      '1 of 2 packages can be released within 7 days after losing any one person.',
      '',
      'YES  ropeway (pypi), published by alice and ana',
      '  Without alice, ana can release it.',
      '  Without ana, alice can release it.',
      '',
      'NOT KNOWN  winch (pypi), published by alice',
      '  Without alice, it is not known whether Jo can. Ask for a report, or for the answers that are missing.',
      '',
      'This looks at releases. Whether issues and changes go on is to be seen at the source host.',
    ])
    expect(continuityLines(together([]))).toContain('These reports name no packages.')
  })
})
