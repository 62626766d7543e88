import type { Route, Service } from '../../services/service.ts'
import type { Atom } from '../../services/vocabulary.ts'
import { both, either, named, siteOf, waysTo, type Need } from './need.ts'

type Reset = NonNullable<NonNullable<Service['facts']>['reset']>['value']

/** What is left without the secret and the codes of a sheet. */
export function needsToRecover(service: Service): { readonly without: readonly Need[]; readonly reset?: Need } {
  const last = reset(service)
  return { without: withoutCodes(service), ...(last && { reset: last }) }
}

function withoutCodes(service: Service): readonly Need[] {
  return [...newCodes(service), ...factorsOff(service)]
}

/** New codes for somebody who cannot sign in. Few ways are proven; those that are not say so. */
function newCodes({ routes }: Service): readonly Need[] {
  const ways = routes.filter(({ to, all }) => to === 'new-codes' && !all.includes('sign-in'))
  return ways.map((way) => {
    const command = way.command === undefined ? '' : ` (${way.command})`
    const doubt = way.unproven === true ? '; nobody has proven that it works' : ''
    return { sentence: `Without codes: ${both(way.all.map(named))} makes new ones${command}${doubt}.`, from: [way] }
  })
}

/** Ways past the second factor that are not the last resort of `reset`. */
function factorsOff(service: Service): readonly Need[] {
  const lastResort = service.facts?.reset?.value.kind
  const ways = waysTo(service, 'reset-factors').filter(
    ({ all, human }) =>
      !all.includes('code') && !all.includes('paid-plan') && !(human === true && lastResort === 'staff'),
  )
  if (ways.length === 0) return []
  const common = (ways[0]?.all ?? []).filter((atom) => ways.every(({ all }) => all.includes(atom)))
  const each = ways.flatMap(({ all }): Atom[] => all.filter((atom) => !common.includes(atom)))
  const means = [both(common.map(named)), ...(each.length > 0 ? [either(each.map(named))] : [])].join(', and ')
  const days = daysOf(ways)
  const effect = ways.some(({ human }) => human === true)
    ? `; staff decide${days === undefined ? '' : `, in ${days} days`}`
    : `, to turn the second factor off`
  return [{ sentence: `Without codes: ${means}${effect}.`, from: ways }]
}

function reset(service: Service): Need | undefined {
  const fact = service.facts?.reset
  if (!fact) return undefined
  const { kind, by, instead } = fact.value
  const site = siteOf(service)
  if (kind === 'none' || kind === 'paid') {
    const whose = kind === 'paid' ? ' of free accounts' : ''
    const besides = kind === 'none' && instead !== undefined ? ` ${instead}` : ''
    return { sentence: `If all is lost: ${site} resets no second factor${whose}.${besides}`, from: [fact] }
  }
  const asked = by ?? `the support of ${site}`
  if (kind === 'elsewhere')
    return { sentence: `If all is lost: ${asked}; ${site} itself cannot reset it.`, from: [fact] }
  if (fact.unverified === true) return { sentence: `If all is lost, try ${asked}${proofOf(fact.value)}.`, from: [fact] }
  const ways = waysTo(service, 'reset-factors').filter(({ human }) => human === true)
  const days = daysOf(ways)
  return {
    sentence: `If all is lost: ${asked}${days === undefined ? '' : `, in ${days} days`}${proofOf(fact.value)}.`,
    from: [fact, ...(days === undefined ? [] : ways)],
  }
}

function proofOf({ proof, otherwise }: Reset): string {
  if (!proof) return ''
  return `. Proof: ${both(proof)}${otherwise === undefined ? '' : `; ${otherwise}`}`
}

/** "3 to 14": of the quickest way. */
function daysOf(ways: readonly Route[]): string | undefined {
  const [quickest] = ways.flatMap(({ days }) => (days ? [days] : [])).sort(([a], [b]) => a - b)
  return quickest && `${quickest[0]} to ${quickest[1]}`
}
