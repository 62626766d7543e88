import { labelText } from '../../otp/otpauth.ts'

/** The account that an entry belongs to. */
export interface Label {
  readonly service: string
  readonly name: string
}

/** A label without what an app put into it by mistake, and how it was written where it differs. */
export interface TidyLabel extends Label {
  readonly written?: string
}

/** What programs write for a name that is not there. */
const NO_NAME = /^\s*(?:null|\(null\)|undefined)\s*$/

/** "GitHub:GitHub:alice", "PyPI (PyPI: alice)" and "GitHub:null" have more in them than a service and a name. */
export function tidyLabel(label: Label): TidyLabel {
  const service = NO_NAME.test(label.service) ? '' : label.service
  const name = withoutService(NO_NAME.test(label.name) ? '' : label.name, service)
  if (service === label.service && name === label.name) return label
  return { service, name, written: labelText(label.service, label.name) }
}

/** Nothing is left out that would leave no name. */
function withoutService(name: string, service: string): string {
  const inside = bracketed(name, service)
  if (inside !== undefined) return withoutService(inside, service)
  const rest = afterService(name, service)?.replace(/^\s*:\s*/, ':')
  if (rest?.startsWith(':') !== true) return name
  const behind = rest.slice(1)
  if (behind.trim() === '') return name
  return NO_NAME.test(behind) ? '' : withoutService(behind, service)
}

/** "alice" of "PyPI (alice)". */
function bracketed(name: string, service: string): string | undefined {
  return /^ \(([^()]+)\)$/.exec(afterService(name, service) ?? '')?.[1]
}

function afterService(name: string, service: string): string | undefined {
  const isBefore = service !== '' && name.slice(0, service.length).toLowerCase() === service.toLowerCase()
  return isBefore ? name.slice(service.length) : undefined
}
