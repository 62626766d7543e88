import * as v from 'valibot'
import type { Found } from '../../intake.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'

const text = v.nullish(v.string(), '')
const stated = v.optional(v.unknown())
const serviceSchema = v.object({
  /** As the user has edited it; `otp.issuer` stays what it was at first. */
  name: text,
  secret: v.string(),
  groupId: text,
  /** `otp.link` is not read: it is the link of the first day, at times with a hidden secret. */
  otp: v.nullish(
    v.object({
      label: text,
      account: text,
      issuer: text,
      tokenType: stated,
      algorithm: stated,
      digits: stated,
      period: stated,
      counter: stated,
    }),
  ),
})
type Service = v.InferOutput<typeof serviceSchema>

/** One service of a 2FAS backup. */
export function readService(value: unknown, where: string, groups: ReadonlyMap<string, string>): Found {
  const result = v.safeParse(serviceSchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: '2FAS' })
  const service = result.output
  const { tokenType, algorithm, digits, period, counter } = service.otp ?? {}
  const issuer = service.name || (service.otp?.issuer ?? '')
  return entryFrom({
    issuer,
    account: accountOf(service),
    // Schema 1 and 2 knew only TOTP, and did not say so.
    type: tokenType ?? 'TOTP',
    secret: service.secret,
    algorithm,
    digits,
    period,
    counter,
    note: noteOf(service, issuer, groups),
    tags: [groups.get(service.groupId) ?? ''].filter((group) => group !== ''),
    entry: value,
    where,
  })
}

/** Without an account, the label has it: "PyPI:alice" or "alice". */
function accountOf({ otp }: Service): string {
  const { account = '', issuer = '', label = '' } = otp ?? {}
  if (account !== '') return account
  const prefix = `${issuer}:`
  return issuer !== '' && label.startsWith(prefix) ? label.slice(prefix.length) : label
}

function noteOf({ otp, groupId }: Service, issuer: string, groups: ReadonlyMap<string, string>): string {
  const group = groups.get(groupId) ?? ''
  const first = otp?.issuer ?? ''
  return [first === '' || first === issuer ? '' : `2FAS issuer: ${first}`, group === '' ? '' : `2FAS group: ${group}`]
    .filter((line) => line !== '')
    .join('\n')
}
