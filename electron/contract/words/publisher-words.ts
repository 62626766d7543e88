/** Sentences about snapshots of registries, the same in the window and the terminal. */
import type { PublisherChangeView, SnapshotSourceView, WatchedView, WatchRefusal } from '../publishers.ts'
import { releaseSentence } from './release-words.ts'
import { fieldSentence } from './field-words.ts'

/** What a kind of file is called. */
export const SOURCE_NAMES: Readonly<Record<SnapshotSourceView, string>> = {
  'pypi-json': "PyPI's JSON",
  'pypi-index': "PyPI's index",
  'pypi-provenance': "PyPI's provenance",
  'npm-packument': "npm's packument",
  'crates-crate': "crates.io's versions",
  'crates-owners': "crates.io's owners",
  'rubygems-owners': "RubyGems' owners",
}

/** What came of one file, the most telling line first; changes are lines of their own. */
export function watchedSentences(watched: WatchedView): readonly string[] {
  if (watched.kind === 'refused') return [`${watched.file}: ${refusalSentence(watched.why)}`]
  const about = `${watched.package} (${SOURCE_NAMES[watched.source]}, ${watched.on})`
  switch (watched.kind) {
    case 'first':
      return [`${about}: the first snapshot. The next one is compared with it.`, ...shownSentences(watched.shows)]
    case 'not-comparable':
      return [
        `${about}: a later version of the app keeps the snapshot of ${watched.with}, which this one cannot read. That one stays. Compare with the later version.`,
      ]
    case 'compared':
      return comparedSentences(about, watched)
  }
}

function comparedSentences(
  about: string,
  { older, changes, ...watched }: Extract<WatchedView, { kind: 'compared' }>,
): readonly string[] {
  const span = older
    ? `older than the snapshot of ${watched.with}, which stays. From this file to that one`
    : `since ${watched.with}`
  if (changes.length === 0) return [`${about}: ${span}, nothing changed.`]
  const count = changes.length === 1 ? 'one change' : `${String(changes.length)} changes`
  return [`${about}: ${span}, ${count}.`, ...changes.map(changeSentence)]
}

function shownSentences({ owners, releases, status, trustedOnly }: Extract<WatchedView, { kind: 'first' }>['shows']) {
  const named = owners?.map(({ name, role }) => (role === undefined ? name : `${name} (${role})`)).join(', ')
  return [
    ...(named === undefined ? [] : [`Owners: ${named === '' ? 'none' : named}.`]),
    ...(releases === undefined ? [] : [`Releases: ${String(releases)}.`]),
    ...(status === undefined || status.is === 'active' ? [] : [statusSentence(status)]),
    ...(trustedOnly === true ? ['Only trusted publishers can publish it.'] : []),
  ]
}

/** Why a file was not taken; nothing of it is kept. */
function refusalSentence(why: WatchRefusal): string {
  switch (why.kind) {
    case 'not-json':
      return 'this is not JSON. Nothing of it was kept. Download the answer of the registry again, as JSON.'
    case 'too-large':
      return 'this is larger than any snapshot the app reads. Nothing of it was kept. Check that it is the right file.'
    case 'unknown':
      return 'this is not an answer of a registry that the app knows. Nothing of it was kept. EXPORT.md lists those it reads.'
    case 'short-form':
      return "this is npm's short form, which does not say who publishes. Nothing of it was kept. Download registry.npmjs.org/NAME as it is."
    case 'broken':
      return `this looks like ${SOURCE_NAMES[why.source]}, and a part of it is not as the registry writes it. Nothing of it was kept. Download it again.`
    case 'unnamed':
      return `this is ${SOURCE_NAMES[why.source]}, and neither the file nor its name says of which package. Nothing of it was kept. Say so with --package NAME, or call the file NAME-owners.json.`
    case 'other-package':
      return `this is ${SOURCE_NAMES[why.source]} of ${why.package}, not of ${why.wanted}. Nothing of it was kept.`
  }
}

/** One change. */
export function changeSentence(change: PublisherChangeView): string {
  switch (change.kind) {
    case 'owner-added':
      return `${change.owner} is a new owner${change.role === undefined ? '' : `, as ${change.role}`}.`
    case 'owner-gone':
      return `${change.owner}${change.role === undefined ? '' : `, ${change.role},`} is no longer an owner.`
    case 'owner-renamed':
      return `${change.before} is called ${change.after} now. It is the same account.`
    case 'owner-replaced':
      return `${change.owner} is another account than before, of the same name. Ask whether somebody else took the name.`
    case 'role':
      return `The role of ${change.owner} is now ${change.after ?? 'not stated'}. It was ${change.before ?? 'not stated'}.`
    case 'owner-field':
      return fieldSentence(`The ${change.name} of ${change.owner}`, change)
    case 'organisation':
      return organisationSentence(change)
    case 'status':
      return change.before.is === 'quarantined' && change.after.is === 'active'
        ? 'It is out of quarantine.'
        : statusSentence(change.after)
    case 'trusted-only':
      return change.on
        ? 'Only trusted publishers can publish it now.'
        : 'It can be published without a trusted publisher again, with a token.'
    case 'field':
      return fieldSentence(`"${change.name}", which this version does not know,`, change)
    default:
      return releaseSentence(change)
  }
}

function organisationSentence({ before, after }: Extract<PublisherChangeView, { kind: 'organisation' }>): string {
  if (before === null) return `It belongs to the organisation ${String(after)} now.`
  return after === null
    ? `It no longer belongs to the organisation ${before}.`
    : `It belongs to the organisation ${after} now. It belonged to ${before}.`
}

function statusSentence({ is, reason }: { readonly is: string; readonly reason?: string }): string {
  const said = reason === undefined ? '' : ` The registry says: ${reason}`
  if (is === 'quarantined') return `It is in quarantine: it serves no files for now, and is not deleted.${said}`
  return `Its status is now "${is}".${said}`
}
