import type { Evidence, Route, Service } from '../../services/service.ts'
import type { Atom } from '../../services/vocabulary.ts'
import { both, either, named, siteOf, waysTo, type Need } from './need.ts'

/** What comes first at a sign-in; everything else is a second factor, or what goes with one. */
const FIRST: readonly Atom[] = ['password', 'passkey', 'sso', 'github', 'google', 'microsoft', 'entra']

/** What it takes to sign in with the secret or code of a sheet, the weightiest first. */
export function needsToSignIn(service: Service): readonly Need[] {
  const ways = waysTo(service, 'sign-in').filter(
    ({ all, when }) => when === undefined && !all.includes('reset-factors'),
  )
  return [
    ...(ways.length > 0 ? [first(service, ways)] : []),
    ...knownBy(service, ways),
    ...mailedLink(service, ways),
    ...apps(service),
    ...codes(service),
  ]
}

function first(service: Service, ways: readonly Route[]): Need {
  const kinds = FIRST.filter((atom) => ways.some(({ all }) => all.includes(atom)))
  const accounts = kinds.filter((atom) => ACCOUNTS.includes(atom)).map(named)
  const account = `the ${either(accounts)} account`
  if (!kinds.includes('password'))
    return { sentence: `${capital(account)}: ${siteOf(service)} has no sign-in of its own.`, from: ways }
  const apart = service.facts?.apartFrom
  const others = [
    ...(accounts.length > 0 ? [`${account} that signs in to it`] : []),
    ...(kinds.includes('sso') ? ['the single sign-on it uses'] : []),
    ...(kinds.includes('passkey') ? ['a passkey'] : []),
  ]
  const parts = [
    'The password of the account',
    ...(apart ? [`, which is not the one at ${apart.value}`] : []),
    ...(ways.every(({ all }) => all.includes('secret-key')) ? [' and the Secret Key'] : []),
    ...(others.length > 0 ? [`, or ${either(others)}`] : []),
  ]
  const { sentence, from } = newPassword(service, others.length > 0)
  return { sentence: `${parts.join('')}${sentence}.`, from: [...ways, ...from, ...(apart ? [apart] : [])] }
}

const ACCOUNTS: readonly Atom[] = ['github', 'google', 'microsoft', 'entra']

/** How a forgotten password is replaced, as the end of a sentence. */
function newPassword(service: Service, hasOthers: boolean): Need {
  const ways = waysTo(service, 'password').filter(({ all }) => !all.includes('reset-factors'))
  const atoms = [...new Set(ways.flatMap(({ all }): readonly Atom[] => all))]
  const means = [
    ...(atoms.includes('mail') ? ['mail'] : []),
    ...(atoms.includes('recovery-phrase') ? [named('recovery-phrase')] : []),
  ]
  const factors = atoms.filter((atom) => atom !== 'mail' && atom !== 'recovery-phrase' && atom !== 'code')
  const byCode = !atoms.includes('code') && !hasOthers ? codeBesidePassword(service) : []
  if (means.length === 0)
    return byCode.length > 0 ? { sentence: ': a recovery code does not replace it', from: byCode } : NOTHING
  const second = [
    ...(factors.length > 1 ? ['a second factor'] : factors.map(named)),
    ...(atoms.includes('code') ? ['a recovery code'] : []),
  ]
  const set = second.length > 0 ? both([...means, either(second)]) : either(means)
  const ends = ways.some(({ voids }) => voids?.includes('api-token')) ? ', which revokes its access tokens' : ''
  const not = byCode.length > 0 && second.length === 0 ? ', not by a recovery code' : ''
  const sentence = `; ${hasOthers ? 'a new password' : 'a new one'} is set by ${set}${ends}${not}`
  return { sentence, from: [...ways, ...byCode] }
}

/** What says that a code goes beside the password, and not in its place. */
function codeBesidePassword(service: Service): readonly Evidence[] {
  const ways = waysTo(service, 'sign-in').filter(({ all }) => all.includes('code'))
  if (ways.length > 0) return ways.every(({ all }) => all.includes('password')) ? ways : []
  const fact = service.codes?.needsPassword
  return fact?.value === true ? [fact] : []
}

const NOTHING: Need = { sentence: '', from: [] }

function knownBy(service: Service, ways: readonly Route[]): readonly Need[] {
  const fact = service.facts?.knownBy
  if (!fact) return []
  const none = ways.length === 0 ? 'There is no account: ' : ''
  return [{ sentence: `${none}${siteOf(service)} goes by ${fact.value}.`, from: [fact] }]
}

/** Where a link is mailed before a code works, unless the network is known. */
function mailedLink(service: Service, ways: readonly Route[]): readonly Need[] {
  const mailed = ways.filter(({ all }) => all.includes('password') && all.includes('mail'))
  if (!ways.some(({ all }) => all.includes('known-network')) || mailed.length === 0) return []
  const spared = ways.some(({ all }) => all.includes('key') && !all.includes('mail'))
    ? '; a security key needs none'
    : ''
  const sentence = `The mailbox: from an unknown network ${siteOf(service)} mails a link before a code of either kind works${spared}.`
  return [{ sentence, from: mailed }]
}

function apps({ facts }: Service): readonly Need[] {
  const { noNewTotp, recoveryPhone } = facts ?? {}
  return [
    ...(noNewTotp
      ? [{ sentence: 'An authenticator app that is removed cannot be added again.', from: [noNewTotp] }]
      : []),
    ...(recoveryPhone
      ? [{ sentence: 'A text message to the telephone number on file is a second factor, too.', from: [recoveryPhone] }]
      : []),
  ]
}

function codes(service: Service): readonly Need[] {
  const { forms = [], perRecovery, regenerate, reusable, useTurnsFactorOff, useLeavesNone } = service.codes ?? {}
  if (perRecovery) {
    const none = regenerate?.value === 'none' ? regenerate : undefined
    const last = none ? '; there is no new set while a device is registered' : ''
    return [
      {
        sentence: `Up to ${perRecovery.value} recovery codes for one recovery${last}.`,
        from: [perRecovery, ...(none ? [none] : [])],
      },
    ]
  }
  const count = forms.find(({ until }) => until === undefined)?.count
  if (count?.value !== 1 || reusable) return []
  const off = useTurnsFactorOff?.value === true ? useTurnsFactorOff : undefined
  const effect = off ?? useLeavesNone
  const what = off
    ? ', and using it turns the second factor off'
    : useLeavesNone
      ? '; once used there is none until you make one'
      : ''
  return [
    {
      sentence: `The recovery code: ${siteOf(service)} issues only one${what}.`,
      from: [count, ...(effect ? [effect] : [])],
    },
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
