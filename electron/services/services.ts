import { FILES } from './files.ts'
import type { Evidence, Service, Source } from './service.ts'

/** Every known service, by id. */
// test/services/files.test.ts checks the schema, so that starting the app does not have to.
export const SERVICES = FILES as readonly Service[]

/** By every name of a service, in lower case. */
const BY_NAME = new Map(
  SERVICES.flatMap((service) =>
    [service.name, ...service.aliases, ...service.domains].map((called) => [folded(called), service] as const),
  ),
)

/**
 * What is known about a service.
 *
 * @param called - As in an account: its own name, a host, an address, another spelling.
 * @returns Undefined when nothing is known about it.
 */
export function serviceOf(called: string): Service | undefined {
  const host = folded(called)
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/^www\./, '')
  return BY_NAME.get(host)
}

/** The service's own name, whatever it is called here; undefined when it is not known. */
export function ownServiceName(called: string): string | undefined {
  return serviceOf(called)?.name
}

/**
 * The own name of a service that goes by another name here. Only a suggestion: someone may call it
 * "pypi.org" on purpose.
 *
 * @returns Undefined for unknown services, and for those already called by their own name.
 */
export function suggestedService(called: string): string | undefined {
  const name = ownServiceName(called)
  return name === called.trim() ? undefined : name
}

/** Where a fact or a route of a service was read. */
export function sourcesOf(service: Service, { source }: Evidence): readonly Source[] {
  return source.flatMap((key) => service.sources?.[key] ?? [])
}

/**
 * The date of a fact or a route: that of its youngest source.
 *
 * @returns A year, a month or a day, `YYYY`, `YYYY-MM`, `YYYY-MM-DD`; undefined when none of its
 *   sources has a date.
 */
export function dateOf(service: Service, evidence: Evidence): string | undefined {
  const dated = sourcesOf(service, evidence).filter(({ undated }) => undated !== true)
  return dated
    .map(({ date }) => date)
    .sort()
    .at(-1)
}

function folded(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}
