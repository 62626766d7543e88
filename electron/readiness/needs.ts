import type { Service } from './service.ts'
import { serviceOf } from './services.ts'

/**
 * What a service asks for besides the secret or the code, in sentences for paper: what signs in,
 * what the mailbox is for, what is left when all is lost, and of which day this is.
 *
 * @param called - The service as the account has it.
 * @returns At most four sentences; none for a service of which nothing is known.
 */
export function needsOf(called: string): readonly string[] {
  const service = serviceOf(called)
  if (!service) return []
  const facts = [
    signIn(service),
    knownBy(service),
    mailbox(service),
    codes(service),
    withoutCodes(service),
    reset(service),
  ]
  return [...facts.filter((fact) => fact !== undefined).slice(0, MOST - 1), asOf(service)]
}

const MOST = 4

const ACCOUNTS = { sso: 'single sign-on', github: 'GitHub', google: 'Google', microsoft: 'Microsoft', entra: 'Entra' }

function signIn(service: Service): string {
  const { signIn: ways, apartFrom, codes: issued } = service
  const others = ways.flatMap((way) => (way === 'password' || way === 'passkey' ? [] : [ACCOUNTS[way]]))
  if (!ways.includes('password')) return `The ${either(others)} account: ${siteOf(service)} has no sign-in of its own.`
  if (apartFrom !== undefined) return `The password of the account, which is not the one at ${apartFrom}.`
  if (ways.includes('sso')) return 'The password of the account, or the single sign-on it uses.'
  if (others.length > 0) return `The password of the account, or the ${either(others)} account that signs in to it.`
  if (issued?.needsPassword === true) return 'The password of the account: a recovery code does not replace it.'
  return 'The password of the account.'
}

function knownBy(service: Service): string | undefined {
  return service.knownBy === undefined ? undefined : `${siteOf(service)} goes by ${service.knownBy}.`
}

function mailbox(service: Service): string | undefined {
  if (service.codes?.mailsLinkFromUnknownNetwork !== true) return undefined
  return `The mailbox: from an unknown network ${siteOf(service)} mails a link before a recovery code works.`
}

function codes(service: Service): string | undefined {
  const { count, perRecovery } = service.codes ?? {}
  if (perRecovery !== undefined && perRecovery > 1) return `Up to ${perRecovery} recovery codes for one recovery.`
  return count === 1 ? `The recovery code: ${siteOf(service)} issues only one.` : undefined
}

function withoutCodes({ withoutCodes: ways }: Service): string | undefined {
  return ways === undefined ? undefined : `Without codes: ${ways}.`
}

function reset(service: Service): string {
  const { kind, by, proof } = service.reset
  const site = siteOf(service)
  if (kind === 'none') return `No support: ${site} does not reset two-factor authentication.`
  if (kind === 'paid') return `No support for free accounts: ${site} does not reset their two-factor authentication.`
  const asked = by ?? `the support of ${site}`
  if (kind === 'delegated') return `If all is lost: ${asked}; ${site} itself cannot reset it.`
  return `If all is lost: ${asked}${proof === undefined ? '' : `; proof: ${proof}`}.`
}

function asOf({ verifiedOn, sourceUrl }: Service): string {
  const place = sourceUrl.replace('https://', '').replace(/[/?#].*$/, '')
  return verifiedOn === undefined
    ? `This may have changed; what holds now is at ${place}.`
    : `This held on ${verifiedOn}; what holds now is at ${place}.`
}

function siteOf({ site, name }: Service): string {
  return site ?? name
}

function either(names: readonly string[]): string {
  return names.join(' or ')
}
