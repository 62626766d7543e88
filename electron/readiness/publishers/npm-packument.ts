/**
 * npm's whole packument, `registry.npmjs.org/NAME`: `{"name","maintainers":[{"name","email"}],"time":{VERSION:TIME},
 * "versions":{VERSION:{"_npmUser":{"name","email","trustedPublisher"?:{"id","oidcConfigId"}},"dist":{"integrity",
 * "attestations"?}}}}`. Every release by a trusted publisher has the same name there, so its configuration is what counts.
 */
import * as v from 'valibot'
import { isObject, named } from '../answers/json.ts'
import { byKey, otherFields, under } from './fields.ts'
import { attestedOf, releasesOf, type Reader } from './reader.ts'
import type { Owner, Publisher, Release } from './snapshot.ts'

const user = v.looseObject({ name: v.string(), email: v.optional(v.string()) })
const npmUser = v.looseObject({
  name: v.string(),
  email: v.optional(v.string()),
  trustedPublisher: v.optional(v.looseObject({ id: v.string(), oidcConfigId: v.optional(v.string()) })),
})
const version = v.looseObject({
  _npmUser: v.optional(npmUser),
  dist: v.looseObject({ integrity: v.optional(v.string()), shasum: v.optional(v.string()), tarball: v.string() }),
  deprecated: v.optional(v.union([v.string(), v.boolean()]), false),
})
const SHAPE = v.looseObject({
  name: v.string(),
  maintainers: v.array(user),
  time: named(v.unknown()),
  versions: named(version),
})
type Version = v.InferOutput<typeof version>
type NpmUser = v.InferOutput<typeof npmUser>

export const npmPackument: Reader = {
  takes: (json) => isObject(json) && isObject(json.versions) && ('dist-tags' in json || isObject(json.time)),
  read: (json) => {
    const read = v.safeParse(SHAPE, json)
    if (!read.success) return undefined
    const { name, maintainers, time, versions, ...rest } = read.output
    const times = new Map(time.flatMap(([of, at]) => (typeof at === 'string' ? [[of, at] as const] : [])))
    const modified = Date.parse(times.get('modified') ?? '')
    return {
      source: 'npm-packument',
      package: name,
      ...(Number.isFinite(modified) && { serial: modified }),
      owners: byKey(maintainers.map(ownerOf), (one) => one.name),
      releases: releasesOf(versions.map(([of, one]) => release(of, one, times.get(of)))),
      fields: otherFields(rest, DOCUMENT),
    }
  },
}

function ownerOf({ name, ...rest }: v.InferOutput<typeof user>): Owner {
  return { name, fields: otherFields(rest, []) }
}

function release(of: string, one: Version, at: string | undefined): Release {
  const { _npmUser: by, dist, deprecated, ...rest } = one
  const digest = dist.integrity ?? dist.shasum
  const marks = Object.entries(rest).filter(([name]) => name.startsWith('_'))
  return {
    version: of,
    ...(at !== undefined && { at }),
    files: [{ name: dist.tarball.split('/').at(-1) ?? '', ...(digest !== undefined && { digest }) }],
    by: by ? [publisherOf(by)] : [],
    attested: attestedOf([isObject(dist.attestations)]),
    withdrawn: deprecated !== false && deprecated !== '',
    fields: { ...otherFields(Object.fromEntries(marks), MARKS), ...under('dist', otherFields(dist, DIST)) },
  }
}

/** npm's own name and address of a trusted publisher, for releases from before it said which. */
const OIDC_ADDRESS = 'npm-oidc-no-reply@'

function publisherOf({ name, email, trustedPublisher, ...rest }: NpmUser): Publisher {
  const others = otherFields(rest, [])
  if (trustedPublisher) {
    const { id, oidcConfigId, ...more } = trustedPublisher
    const configuration = oidcConfigId !== undefined && { configuration: oidcConfigId }
    return { kind: 'trusted', provider: id, fields: { ...others, ...otherFields(more, []), ...configuration } }
  }
  if (email?.startsWith(OIDC_ADDRESS) === true) return { kind: 'trusted', provider: name, fields: others }
  return { kind: 'person', name, fields: { ...others, ...(email !== undefined && { email }) } }
}

/** What says nothing of who publishes, or changes with every release. */
const DOCUMENT = [
  ...['_attachments', '_cached', '_id', '_rev', '_uplinks', '_distfiles', 'author', 'bugs', 'contributors'],
  ...['description', 'dist-tags', 'homepage', 'keywords', 'license', 'readme', 'readmeFilename', 'repository', 'users'],
  'modified',
]
const MARKS = [
  ...['_from', '_hasShrinkwrap', '_id', '_integrity', '_nodeVersion', '_npmOperationalInternal', '_npmVersion'],
  ...['_resolved', '_shasum', '_where', '_defaultsLoaded', '_engineSupported', '_phantomChildren', '_requested'],
  ...['_requiredBy', '_shrinkwrap', '_spec', '_args', '_inBundle', '_inCache', '_location', '_lastModified'],
]
const DIST = [
  ...['attestations', 'fileCount', 'integrity', 'npm-signature', 'shasum', 'signatures', 'tarball', 'unpackedSize'],
]
