/**
 * PyPI's index as JSON (PEP 691, PEP 740, PEP 792): `{"meta":{"api-version":"1.4","_last-serial":n},"name":NAME,"versions":[],
 * "project-status":{"status","reason"?},"files":[{"filename","hashes":{"sha256"},"upload-time","provenance":URL|null}]}`.
 * A quarantined project serves no files, and is still there.
 */
import * as v from 'valibot'
import { isObject } from '../answers/json.ts'
import { otherFields, under } from './fields.ts'
import { attestedOf, distribution, filesOf, pypiName, releasesOf, type Reader } from './reader.ts'
import type { Fields, Release } from './snapshot.ts'

const file = v.looseObject({
  filename: v.string(),
  hashes: v.looseObject({ sha256: v.optional(v.string()) }),
  'upload-time': v.optional(v.string()),
  yanked: v.optional(v.union([v.boolean(), v.string()]), false),
  provenance: v.nullish(v.string()),
})
const SHAPE = v.looseObject({
  meta: v.looseObject({ 'api-version': v.string(), '_last-serial': v.optional(v.number()) }),
  name: v.string(),
  versions: v.optional(v.array(v.string()), []),
  'project-status': v.nullish(v.looseObject({ status: v.string(), reason: v.nullish(v.string()) })),
  files: v.array(file),
})
type File = v.InferOutput<typeof file>

export const pypiIndex: Reader = {
  takes: (json) => isObject(json) && isObject(json.meta) && 'api-version' in json.meta && Array.isArray(json.files),
  read: (json) => {
    const read = v.safeParse(SHAPE, json)
    if (!read.success) return undefined
    const { meta, name, versions, 'project-status': status, files, ...rest } = read.output
    const byVersion = Map.groupBy(files, ({ filename }) => distribution(filename)?.version ?? '')
    const all = new Set([...versions, ...[...byVersion.keys()].filter((version) => version !== '')])
    const serial = meta['_last-serial']
    return {
      source: 'pypi-index',
      package: pypiName(name),
      ...(serial !== undefined && { serial }),
      // Registries that have never heard of PEP 792 say nothing, and PyPI says nothing of what is active (version 1.4).
      status: { is: status?.status ?? 'active', ...(typeof status?.reason === 'string' && { reason: status.reason }) },
      releases: releasesOf([...all].map((version) => release(version, byVersion.get(version) ?? []))),
      fields: {
        ...otherFields(rest, []),
        ...under('meta', otherFields(meta, ['api-version', '_last-serial'])),
        ...(status && under('project-status', otherFields(status, ['status', 'reason']))),
      },
    }
  },
}

function release(version: string, list: readonly File[]): Release {
  return {
    version,
    ...filesOf(
      list.map(({ filename, hashes: { sha256 }, 'upload-time': at }) => ({
        name: filename,
        ...(sha256 !== undefined && { digest: sha256 }),
        ...(at !== undefined && { at }),
      })),
    ),
    by: [],
    ...(list.length > 0 && { attested: attestedOf(list.map(({ provenance }) => typeof provenance === 'string')) }),
    withdrawn: list.length > 0 && list.every(({ yanked }) => yanked !== false),
    fields: Object.assign({}, ...list.map((one) => under(one.filename, otherFields(one, FILE)))) as Fields,
  }
}

const FILE = [
  ...['core-metadata', 'data-dist-info-metadata', 'dist-info-metadata', 'filename', 'gpg-sig', 'hashes', 'provenance'],
  ...['requires-python', 'size', 'upload-time', 'url', 'yanked'],
]
