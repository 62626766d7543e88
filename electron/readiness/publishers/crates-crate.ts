/**
 * crates.io's `/api/v1/crates/NAME`: `{"crate":{"name","trustpub_only"},"versions":[{"crate","num","created_at","checksum",
 * "yanked","published_by":{"id","login"}|null,"trustpub_data":{"provider":"github","repository","run_id","sha"}|null}]}`; and
 * its `/api/v1/crates/NAME/versions`, the versions alone, page by page.
 */
import * as v from 'valibot'
import { isObject } from '../answers/json.ts'
import { otherFields, under } from './fields.ts'
import { releasesOf, type Reader } from './reader.ts'
import type { Publisher, Release } from './snapshot.ts'

const version = v.looseObject({
  crate: v.optional(v.string()),
  num: v.string(),
  created_at: v.string(),
  checksum: v.optional(v.string()),
  yanked: v.boolean(),
  published_by: v.nullish(v.looseObject({ login: v.string() })),
  trustpub_data: v.nullish(v.looseObject({ provider: v.string() })),
})
const SHAPE = v.looseObject({
  crate: v.optional(
    v.looseObject({
      name: v.string(),
      updated_at: v.optional(v.string()),
      trustpub_only: v.optional(v.boolean()),
    }),
  ),
  versions: v.pipe(v.array(version), v.minLength(1)),
  meta: v.optional(v.looseObject({ next_page: v.nullish(v.string()) })),
})
type Version = v.InferOutput<typeof version>

export const cratesCrate: Reader = {
  takes: (json) =>
    isObject(json) &&
    Array.isArray(json.versions) &&
    (isObject(json.crate) || json.versions.some((one) => isObject(one) && 'num' in one && 'crate' in one)),
  read: (json) => {
    const read = v.safeParse(SHAPE, json)
    if (!read.success) return undefined
    const { crate, versions, meta, ...rest } = read.output
    const updated = Date.parse(crate?.updated_at ?? '')
    const name = crate?.name ?? versions[0]?.crate
    return {
      source: 'crates-crate',
      ...(name !== undefined && { package: name }),
      ...(Number.isFinite(updated) && { serial: updated }),
      ...(crate?.trustpub_only !== undefined && { trustedOnly: crate.trustpub_only }),
      releases: releasesOf(versions.map(release)),
      ...(typeof meta?.next_page === 'string' && { partly: true as const }),
      fields: {
        ...otherFields(rest, ['categories', 'keywords']),
        ...under('crate', otherFields(crate ?? {}, CRATE)),
      },
    }
  },
}

function release(one: Version): Release {
  return {
    version: one.num,
    at: one.created_at,
    ...(one.checksum !== undefined && { files: [{ name: `${one.num}.crate`, digest: one.checksum }] }),
    by: publisherOf(one),
    withdrawn: one.yanked,
    fields: otherFields(one, VERSION),
  }
}

/** Which run it was, and of which commit, is another in each release. */
function publisherOf({ published_by: person, trustpub_data: trusted }: Version): readonly Publisher[] {
  if (trusted) {
    const { provider, ...rest } = trusted
    return [{ kind: 'trusted', provider, fields: otherFields(rest, ['run_id', 'job_id', 'sha']) }]
  }
  if (!person) return []
  return [{ kind: 'person', name: person.login, fields: otherFields(person, ['login', 'name', 'avatar', 'url']) }]
}

/** What says nothing of who publishes, or changes with every release. */
const CRATE = [
  ...['badges', 'categories', 'created_at', 'default_version', 'description', 'documentation', 'downloads'],
  ...['exact_match', 'homepage', 'id', 'keywords', 'links', 'max_stable_version', 'max_version', 'name'],
  ...['newest_version', 'num_versions', 'recent_downloads', 'repository', 'trustpub_only', 'updated_at', 'versions'],
  'yanked',
]
const VERSION = [
  ...['audit_actions', 'bin_names', 'checksum', 'crate', 'crate_size', 'created_at', 'description', 'dl_path'],
  ...['documentation', 'downloads', 'edition', 'features', 'has_lib', 'homepage', 'id', 'lib_links', 'license'],
  ...['linecounts', 'links', 'num', 'published_by', 'readme_path', 'repository', 'rust_version', 'trustpub_data'],
  ...['updated_at', 'yank_message', 'yanked'],
]
