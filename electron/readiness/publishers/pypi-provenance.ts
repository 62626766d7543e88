/**
 * A provenance object (PEP 740; PyPI's `/integrity/NAME/VERSION/FILE/provenance`): `{"version":1,"attestation_bundles":[
 * {"publisher":{"kind":"GitHub","repository","workflow","environment"},"attestations":[{"envelope":{"statement","signature"},
 * "verification_material":{"certificate",...}}]}]}`. Only what it says is read; no signature is checked.
 */
import * as v from 'valibot'
import { isObject } from '../answers/json.ts'
import { numbersIn } from './certificate.ts'
import { byKey, canonical, otherFields } from './fields.ts'
import { distribution, type Reader } from './reader.ts'
import type { Publisher, Release, ReleaseFile } from './snapshot.ts'

const attestation = v.looseObject({
  envelope: v.looseObject({ statement: v.string() }),
  verification_material: v.looseObject({ certificate: v.string() }),
})
const bundle = v.looseObject({
  publisher: v.looseObject({ kind: v.string() }),
  attestations: v.pipe(v.array(attestation), v.minLength(1)),
})
const SHAPE = v.looseObject({
  version: v.literal(1),
  attestation_bundles: v.pipe(v.array(bundle), v.minLength(1)),
})
/** An in-toto statement, as far as it says which file it is of. */
const STATEMENT = v.looseObject({
  subject: v.pipe(
    v.array(v.looseObject({ name: v.string(), digest: v.looseObject({ sha256: v.string() }) })),
    v.length(1),
  ),
})
type Bundle = v.InferOutput<typeof bundle>

export const pypiProvenance: Reader = {
  takes: (json) => isObject(json) && Array.isArray(json.attestation_bundles),
  read: (json) => {
    const read = v.safeParse(SHAPE, json)
    if (!read.success) return undefined
    const { attestation_bundles: bundles, ...rest } = read.output
    const statements = bundles.flatMap((one) => one.attestations.map(({ envelope }) => subjectOf(envelope.statement)))
    const [file, ...others] = statements
    const found = file && distribution(file.name)
    if (!file || !found || others.some((other) => canonical(other) !== canonical(file))) return undefined
    const release: Release = {
      version: found.version,
      files: [file],
      by: byKey(bundles.map(publisherOf), canonical),
      attested: 'all',
      fields: {},
    }
    return {
      source: 'pypi-provenance',
      package: found.package,
      releases: [release],
      partly: true,
      fields: otherFields(rest, ['version']),
    }
  },
}

/** Claims are of one run; null there. */
function publisherOf({ publisher, attestations }: Bundle): Publisher {
  const numbers = attestations.map((one) => numbersIn(one.verification_material.certificate))
  return {
    kind: 'trusted',
    provider: publisher.kind,
    fields: Object.assign(otherFields(publisher, ['kind', 'claims']), ...numbers) as Publisher['fields'],
  }
}

function subjectOf(statement: string): ReleaseFile | undefined {
  try {
    const read = v.safeParse(STATEMENT, JSON.parse(Buffer.from(statement, 'base64').toString('utf8')))
    const subject = read.success ? read.output.subject[0] : undefined
    return subject && { name: subject.name, digest: subject.digest.sha256 }
  } catch {
    return undefined
  }
}
