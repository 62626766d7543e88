/** Reads a report (electron/exports/EXPORT.md, "Reports"), as much of it as this version understands. */
import * as v from 'valibot'
import { boundedJson, isObject } from '../answers/json.ts'
import { REPORT_FORMAT, REPORT_VERSION, type Report, type Reported } from './report.ts'

/** Checked before any work. */
export const REPORT_LIMITS = { bytes: 8 * 1024 * 1024, values: 1_000_000, depth: 16 } as const

/** The part of a report that is put together with others. */
export type ReadReport = Pick<Report, 'made' | 'of' | 'names' | 'packages'>

export type ReportReading =
  | { readonly kind: 'report'; readonly report: ReadReport; readonly notUnderstood: readonly string[] }
  | { readonly kind: 'refused'; readonly why: 'too-large' | 'no-report' }

const grade = v.variant('grade', [
  v.looseObject({ grade: v.picklist(['now', 'goodwill', 'never']), known: v.boolean() }),
  v.looseObject({ grade: v.literal('days'), days: v.pipe(v.number(), v.integer(), v.minValue(0)), known: v.boolean() }),
])
const head = v.looseObject({
  format: v.literal(REPORT_FORMAT),
  version: v.number(),
  made: v.pipe(v.string(), v.isoDate()),
  of: v.optional(v.string()),
  names: v.optional(v.boolean(), false),
  packages: v.array(v.unknown()),
})
const onePackage = v.looseObject({
  name: v.optional(v.string()),
  account: v.optional(v.string(), ''),
  service: v.optional(v.string()),
  release: grade,
  without: v.array(v.intersect([v.looseObject({ person: v.string() }), grade])),
  owners: v.optional(v.array(v.string()), []),
})
const KNOWN = {
  report: ['format', 'version', 'made', 'of', 'names', 'accounts', 'packages', 'losses'],
  package: ['name', 'account', 'service', 'release', 'without', 'owners', 'registry'],
  grade: ['grade', 'days', 'known', 'person'],
} as const

/** What is not understood is left out and named by where it stands. */
export function readReport(text: string): ReportReading {
  const json = boundedJson(text, REPORT_LIMITS)
  if (json.kind === 'too-large') return { kind: 'refused', why: 'too-large' }
  const read = v.safeParse(head, json.kind === 'json' ? json.value : undefined)
  if (!read.success) return { kind: 'refused', why: 'no-report' }
  const { version, made, of, names, packages } = read.output
  const notUnderstood = [
    ...(version > REPORT_VERSION ? [`version ${String(version)}`] : []),
    ...others(read.output, KNOWN.report),
  ]
  const understood = packages.flatMap((one, at) => {
    const place = `packages.${String(at)}`
    const found = v.safeParse(onePackage, one)
    if (!found.success) {
      notUnderstood.push(place)
      return []
    }
    notUnderstood.push(...othersIn(one, place))
    const { name, service, account, release, without, owners } = found.output
    return [
      {
        ...(name !== undefined && { name }),
        account,
        ...(service !== undefined && { service }),
        release: gradeIn(release),
        without: without.map((loss) => ({ person: loss.person, ...gradeIn(loss) })),
        owners,
      },
    ]
  })
  return {
    kind: 'report',
    report: { made, ...(of !== undefined && { of }), names, packages: understood },
    notUnderstood,
  }
}

function gradeIn(read: v.InferOutput<typeof grade>): Reported {
  return read.grade === 'days'
    ? { grade: 'days', days: read.days, known: read.known }
    : { grade: read.grade, known: read.known }
}

function othersIn(json: unknown, place: string): readonly string[] {
  if (!isObject(json)) return []
  const without = Array.isArray(json.without) ? (json.without as readonly unknown[]) : []
  return [
    ...others(json, KNOWN.package),
    ...others(json.release, KNOWN.grade).map((name) => `release.${name}`),
    ...without.flatMap((one, at) => others(one, KNOWN.grade).map((name) => `without.${String(at)}.${name}`)),
  ].map((name) => `${place}.${name}`)
}

function others(json: unknown, known: readonly string[]): readonly string[] {
  return isObject(json) ? Object.keys(json).filter((name) => !known.includes(name)) : []
}
