import { ownServiceName } from '../accounts/service-names.ts'

/**
 * The own name of a service that is called otherwise: a host, another spelling. It is only
 * suggested: "pypi.org" may be what somebody calls it on purpose.
 *
 * @returns Undefined for what is not known, and for what is called by its own name already.
 */
export function suggestedService(called: string): string | undefined {
  const name = ownServiceName(called)
  return name === called.trim() ? undefined : name
}
