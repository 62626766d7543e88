/**
 * PyPI's `/pypi/NAME/json` (warehouse docs/user/api/json.md): `{"info":{...},"last_serial":n,"ownership":{"roles":[{"role",
 * "user"}],"organization":null},"releases":{VERSION:[FILE]},"urls":[FILE]}`. It names no uploader of a file.
 */
import * as v from 'valibot'
import { isObject, named } from '../answers/json.ts'
import { byKey, otherFields, under } from './fields.ts'
import { filesOf, pypiName, releasesOf, type Reader } from './reader.ts'
import type { Fields, Owner, Release } from './snapshot.ts'

const file = v.looseObject({
  filename: v.string(),
  digests: v.looseObject({ sha256: v.optional(v.string()) }),
  upload_time_iso_8601: v.optional(v.string()),
  yanked: v.optional(v.boolean(), false),
})
const files = v.array(file)
const SHAPE = v.looseObject({
  info: v.looseObject({ name: v.string(), version: v.string() }),
  last_serial: v.optional(v.number()),
  ownership: v.nullish(
    v.looseObject({
      roles: v.array(v.looseObject({ role: v.string(), user: v.string() })),
      organization: v.nullish(v.string()),
    }),
  ),
  releases: v.optional(named(files)),
  urls: files,
})
type Shape = v.InferOutput<typeof SHAPE>

export const pypiJson: Reader = {
  takes: (json) => isObject(json) && isObject(json.info) && Array.isArray(json.urls) && 'name' in json.info,
  read: (json) => {
    const read = v.safeParse(SHAPE, json)
    if (!read.success) return undefined
    const { info, last_serial: serial, ownership, releases, urls, ...rest } = read.output
    // The list of all releases is deprecated; without it there is the latest.
    const all = releases ?? [[info.version, urls] as const]
    return {
      source: 'pypi-json',
      package: pypiName(info.name),
      ...(serial !== undefined && { serial }),
      ...(ownership && { owners: ownersIn(ownership), organisation: ownership.organization ?? null }),
      releases: releasesOf(all.map(([version, list]) => release(version, list))),
      ...(!releases && { partly: true as const }),
      fields: {
        ...otherFields(rest, ['vulnerabilities']),
        ...under('info', otherFields(info, INFO)),
        ...(ownership && under('ownership', otherFields(ownership, ['roles', 'organization']))),
      },
    }
  },
}

/** A person with two roles is one owner. */
function ownersIn({ roles }: NonNullable<Shape['ownership']>): readonly Owner[] {
  const byUser = [...Map.groupBy(roles, ({ user }) => user)].map(([name, own]): Owner => {
    const fields = own.flatMap((one) => Object.entries(otherFields(one, ['role', 'user'])))
    return {
      name,
      role: own
        .map(({ role }) => role)
        .sort()
        .join(', '),
      fields: Object.fromEntries(fields),
    }
  })
  return byKey(byUser, ({ name }) => name)
}

function release(version: string, list: Shape['urls']): Release {
  return {
    version,
    ...filesOf(
      list.map(({ filename, digests: { sha256 }, upload_time_iso_8601: at }) => ({
        name: filename,
        ...(sha256 !== undefined && { digest: sha256 }),
        ...(at !== undefined && { at }),
      })),
    ),
    by: [],
    withdrawn: list.length > 0 && list.every(({ yanked }) => yanked),
    fields: Object.assign({}, ...list.map((one) => under(one.filename, otherFields(one, FILE)))) as Fields,
  }
}

/** What says nothing of who publishes, or changes with every release. */
const INFO = [
  ...['author', 'author_email', 'bugtrack_url', 'classifiers', 'description', 'description_content_type', 'docs_url'],
  ...[
    'download_url',
    'downloads',
    'dynamic',
    'home_page',
    'keywords',
    'license',
    'license_expression',
    'license_files',
  ],
  ...['maintainer', 'maintainer_email', 'name', 'package_url', 'platform', 'project_url', 'project_urls'],
  ...['provides_extra', 'release_url', 'requires_dist', 'requires_python', 'summary', 'version', 'yanked'],
  'yanked_reason',
]
const FILE = [
  ...['comment_text', 'core-metadata', 'digests', 'downloads', 'filename', 'has_sig', 'md5_digest', 'packagetype'],
  ...['python_version', 'requires_python', 'size', 'upload_time', 'upload_time_iso_8601', 'url', 'yanked'],
  'yanked_reason',
]
