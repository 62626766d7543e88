/**
 * 2FAS backups of schema 1 to 4, plain and encrypted: JSON with a list of services. What a version
 * did not know is absent: schema 1 has names and secrets only, schema 2 adds digits, period and
 * algorithm, schema 3 the type and the counter.
 *
 *   { "services": [{ "name": "PyPI", "secret": "BASE32", "otp": { "account": "alice", "digits": 6, ... } }],
 *     "groups": [{ "id": "...", "name": "Work" }], "schemaVersion": 4, "servicesEncrypted": "ct:salt:iv" }
 *
 * https://github.com/twofas/2fas-android
 */
import * as v from 'valibot'
import { damaged, passwordNeeded, tooMany } from '../../containers/failures.ts'
import type { Format, Reading, Source } from '../../intake.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import { openServices } from './two-fas-sealed.ts'
import { readService } from './two-fas-services.ts'

const WHAT = '2FAS backup'

export const twoFas: Format = {
  id: '2fas',
  name: '2FAS backup',
  recognises: (source) => kindOf(source) === 'plain',
  read: (source) => reading(twoFas, jsonAs(source, backup, WHAT), []),
}

export const twoFasEncrypted: Format = {
  id: '2fas-encrypted',
  name: '2FAS backup, encrypted',
  recognises: (source) => kindOf(source) === 'encrypted',
  read: async (source, password) => {
    const file = jsonAs(source, backup, WHAT)
    const sealed = file.servicesEncrypted
    if (typeof sealed !== 'string') throw damaged(WHAT)
    if (password === undefined) throw passwordNeeded(WHAT)
    const plaintext = await openServices(sealed, file.reference ?? undefined, password, WHAT)
    try {
      const services = jsonAs({ name: source.name, bytes: plaintext }, v.array(v.unknown()), WHAT)
      return reading(twoFasEncrypted, file, services)
    } finally {
      plaintext.fill(0)
    }
  },
}

const backup = v.object({
  services: v.nullish(v.array(v.unknown()), []),
  groups: v.nullish(v.array(v.object({ id: v.string(), name: v.string() })), []),
  schemaVersion: v.nullish(v.number(), 1),
  servicesEncrypted: v.nullish(v.string()),
  /** A known text under the same password. */
  reference: v.nullish(v.string()),
})

/** The newest schema this was written against. */
const KNOWN_SCHEMA = 4

/** The services come first in the file, so even one that was cut off has their names. */
function kindOf(source: Source): 'plain' | 'encrypted' | undefined {
  if (!isJsonWith(source, 'services') && !isJsonWith(source, 'servicesEncrypted')) return undefined
  const { text } = textOf(source.bytes)
  const whole = isJsonWith(source, 'services', 'schemaVersion')
  if (/"servicesEncrypted"\s*:\s*"/.test(text)) return 'encrypted'
  // Without what it refers to, the file is damaged, and its plain list is not all there was.
  if (whole && /"reference"\s*:\s*"/.test(text)) return 'encrypted'
  return whole || (/^\s*\{/.test(text) && isJsonWith(source, 'services', 'secret', 'otp')) ? 'plain' : undefined
}

/** Whether a file is encrypted is told by `servicesEncrypted`; its plain list is then empty, but that is not promised. */
function reading(format: Format, file: v.InferOutput<typeof backup>, opened: readonly unknown[]): Reading {
  const services = [...file.services, ...opened]
  if (services.length > LIMITS.entries) throw tooMany(WHAT)
  const groups = new Map(file.groups.map(({ id, name }) => [id, name]))
  return {
    format: format.id,
    formatName: format.name,
    found: services.map((service, index) => readService(service, `service ${index + 1}`, groups)),
    notes: [],
    ...(file.schemaVersion > KNOWN_SCHEMA && {
      warnings: [{ kind: 'newer-app', app: '2FAS' }],
    }),
    parts: [],
  }
}
