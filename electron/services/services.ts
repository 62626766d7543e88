import { FILES } from './files.ts'
import type { Evidence, Service, Source } from './service.ts'

/** Every service that anything is known of, in order of id. */
// The schema is checked by test/services/files.test.ts: a file that breaks it fails the tests, and costs no start.
export const SERVICES = FILES as readonly Service[]

/** By everything that a service is called, in lower case. */
const BY_NAME = new Map(
  SERVICES.flatMap((service) =>
    [service.name, ...service.aliases, ...service.domains].map((called) => [folded(called), service] as const),
  ),
)

/**
 * What is known of a service.
 *
 * @param called - As in an account: its own name, a host, an address, another spelling.
 * @returns Undefined when nothing is known of it.
 */
export function serviceOf(called: string): Service | undefined {
  const host = folded(called)
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/^www\./, '')
  return BY_NAME.get(host)
}

/** The own name of a service, however it is called; undefined when it is not known. */
export function ownServiceName(called: string): string | undefined {
  return serviceOf(called)?.name
}

/**
 * The own name of a service that is called otherwise. It is only suggested: "pypi.org" may be what
 * somebody calls it on purpose.
 *
 * @returns Undefined for what is not known, and for what is called by its own name already.
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
 * When a fact or a route was last said: the youngest date of its sources.
 *
 * @returns A year, a month or a day, `YYYY`, `YYYY-MM`, `YYYY-MM-DD`; undefined where none of its
 *   sources carries a date.
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
