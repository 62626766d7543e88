import { ownServiceName } from '../../../services/services.ts'
import type { CodesWarning } from '../../judgements.ts'
import type { Heading } from './recovery-code-heading.ts'
import { isDay } from './recovery-code-marks.ts'
import { nameInFileName } from './recovery-code-names.ts'
import { CODE_SERVICES, SKELETONS, type CodeService } from './recovery-code-services.ts'

/** Where a list of recovery codes comes from, as far as its file name, the text around it and its shape tell. */
export interface CodeOrigin {
  /** Empty when it is not known. */
  readonly service: string
  readonly account: string
  /** `YYYY-MM-DD`. */
  readonly issued?: string
  /** The best sign there was, best first: a name that the service gives its files, words in the text, the shape. */
  readonly toldBy: 'file-name' | 'heading' | 'shape' | 'nothing'
  /** The service uses up the first code at enrolment; the user is asked about it. */
  readonly burnsFirst: boolean
  readonly warnings: readonly CodesWarning[]
}

/**
 * A file name of a service's own decides, then what the text says, then the name that the user gave
 * the file. Whatever is named beats the shape, also where the table does not have it. Shape and count
 * only suggest, and say so.
 */
export function originOf(fileName: string, heading: Heading, codes: readonly string[]): CodeOrigin {
  const { account, issued, site, name } = heading
  const stated = { account, ...(issued !== undefined && { issued }) }
  const own = byFileName(fileName, codes)
  if (own) return { ...stated, ...own, account: own.account === '' ? account : own.account }
  if (name !== '') return { ...byName(name, 'heading', codes), ...stated }
  const known = byHeading(heading.text, codes)
  // A page for one site may name the program that made it, or where to keep the codes.
  if (known && (site === '' || site.toLowerCase().includes(known.service.split('.')[0]?.toLowerCase() ?? '')))
    return { ...told(known, 'heading', codes), ...stated }
  if (site !== '') return { service: site, ...stated, toldBy: 'heading', burnsFirst: false, warnings: [] }
  const inFileName = nameInFileName(fileName)
  if (inFileName !== '') return { ...byName(inFileName, 'file-name', codes), ...stated }
  return { ...byShape(codes), ...stated }
}

/** A person may call a file anything, so there a shape that does not fit leaves the service open. */
function byName(name: string, toldBy: 'heading' | 'file-name', codes: readonly string[]): CodeOrigin {
  const known = CODE_SERVICES.filter(({ heading }) => heading?.test(name))
  const fitting = known.find(({ shape }) => !shape || codes.some((code) => shape.test(code)))
  if (fitting) return told(fitting, toldBy, codes)
  const [other] = known
  const common = { account: '', toldBy, burnsFirst: false }
  if (!other) return { service: ownServiceName(name) ?? name, ...common, warnings: [] }
  const from = toldBy === 'heading' ? 'text' : 'file-name'
  const warnings: readonly CodesWarning[] = [{ kind: 'other-service', from, service: other.service }]
  return { service: toldBy === 'heading' ? other.service : '', ...common, warnings }
}

function byFileName(fileName: string, codes: readonly string[]): CodeOrigin | undefined {
  for (const known of CODE_SERVICES) {
    const match = known.fileName?.exec(fileName)
    if (!match || !codes.some((code) => known.shape?.test(code))) continue
    const [, account, issued] = match
    const origin = told(known, 'file-name', codes)
    return {
      ...origin,
      ...(account !== undefined && { account }),
      ...(issued !== undefined && isDay(issued) && { issued }),
    }
  }
  return undefined
}

/** The service that is named first, of those whose codes have this shape. */
function byHeading(text: string, codes: readonly string[]): CodeService | undefined {
  const fitting = CODE_SERVICES.filter(({ shape }) => !shape || codes.some((code) => shape.test(code)))
  const places = fitting.map((known) => ({ known, place: known.heading ? text.search(known.heading) : -1 }))
  return places.filter(({ place }) => place >= 0).sort((a, b) => a.place - b.place)[0]?.known
}

function byShape(codes: readonly string[]): CodeOrigin {
  // TestPyPI is PyPI's twin and has few users.
  const fitting = CODE_SERVICES.filter(
    ({ service, shape }) => service !== 'TestPyPI' && shape && codes.every((code) => shape.test(code)),
  )
  const counted = fitting.filter(({ count }) => count === codes.length)
  const pool = (counted.length > 0 ? counted : fitting).sort((a, b) => alphabetOf(a) - alphabetOf(b))
  // Codes from many characters would hardly ever all fit a pattern of few.
  const [likely, ...others] = pool.filter((one) => pool[0] && alphabetOf(one) === alphabetOf(pool[0]))
  const nothing = { service: '', account: '', toldBy: 'nothing', burnsFirst: false, warnings: [] } as const
  if (!likely) return nothing
  const services = [...new Set([likely, ...others].map(({ service }) => service))]
  if (others.length > 0 || (counted.length === 0 && likely.count !== undefined))
    return { ...nothing, warnings: [{ kind: 'shape-of', services }] }
  return { ...told(likely, 'shape', codes), warnings: [{ kind: 'guessed-by-shape', service: likely.service }] }
}

function told(known: CodeService, toldBy: CodeOrigin['toldBy'], codes: readonly string[]): CodeOrigin {
  const { service, count, burnsFirst = false } = known
  const whole = count === codes.length
  return {
    service,
    account: '',
    toldBy,
    burnsFirst: burnsFirst && whole,
    warnings: countWarning(service, count, codes.length),
  }
}

function countWarning(service: string, count: number | undefined, here: number): CodesWarning[] {
  if (count === undefined || count === 1 || here >= count) return []
  return [{ kind: 'fewer-codes', service, issued: count, here }]
}

const CHARACTERS = Array.from('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')

/** How many characters its codes may have, found by asking the pattern about codes of one character. */
function alphabetOf({ shape }: CodeService): number {
  return CHARACTERS.filter((one) => SKELETONS.some((skeleton) => shape?.test(skeleton.replaceAll('x', one)))).length
}
