/**
 * Duo Mobile's accounts as they lie on an Android phone: a JSON list. HOTP accounts have a counter,
 * TOTP accounts have none; nothing else is stated. Accounts of Duo's own push sign-in have no secret.
 *
 *   [{ "accountType": "OtpAccount", "name": "alice", "otpGenerator": { "otpSecret": "BASE32", "counter": 3 } }]
 */
import * as v from 'valibot'
import { tooMany } from '../containers/failures.ts'
import type { Format, Found } from '../intake.ts'
import { isJsonWith, jsonAs } from '../containers/json.ts'
import { LIMITS } from '../containers/limits.ts'
import { withoutCode } from '../skipped.ts'
import { entryFrom, setAside } from '../stated-entry.ts'

const WHAT = 'Duo file'

export const duo: Format = {
  id: 'duo',
  name: 'Duo Mobile accounts',
  recognises: (source) => isJsonWith(source, 'otpGenerator') || isJsonWith(source, 'accountType', 'pkey'),
  read: (source) => {
    const accounts = jsonAs(source, v.array(v.unknown()), WHAT)
    if (accounts.length > LIMITS.entries) throw tooMany(WHAT)
    const withCode = accounts
      .map((account, index) => ({ account, where: `account ${index + 1}` }))
      .filter(({ account }) => !v.is(accountWithoutCode, account))
    return {
      format: duo.id,
      formatName: duo.name,
      found: withCode.map(({ account, where }) => readAccount(account, where)),
      notes: withoutCode(accounts.length - withCode.length),
      parts: [],
    }
  },
}

const accountWithoutCode = v.object({ accountType: v.string(), otpGenerator: v.nullish(v.never()) })
const accountSchema = v.object({
  name: v.nullish(v.string(), ''),
  otpGenerator: v.object({ otpSecret: v.string(), counter: v.nullish(v.unknown()) }),
})

function readAccount(value: unknown, where: string): Found {
  const result = v.safeParse(accountSchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: 'Duo' })
  const { name, otpGenerator } = result.output
  const { otpSecret, counter } = otpGenerator
  return entryFrom({
    issuer: '',
    account: name,
    type: counter === undefined || counter === null ? 'totp' : 'hotp',
    secret: otpSecret,
    counter,
    entry: value,
    where,
  })
}
