/** Sentences about releases, for publisher-words.ts. */
import { fieldSentence } from './field-words.ts'
import type { PublisherChangeView } from '../publishers.ts'

type ReleaseChange = Extract<PublisherChangeView, { readonly version: string }>
type PublisherView = Extract<ReleaseChange, { readonly publisher: unknown }>['publisher']

/** One change to a release, or from the release before it. */
export function releaseSentence(change: ReleaseChange): string {
  const { version } = change
  switch (change.kind) {
    case 'person-instead':
      return `${version} was published by a person, ${change.person}. Before it, a trusted publisher (${change.provider}) did that.`
    case 'trusted-instead':
      return `${version} was published by a trusted publisher (${change.provider}). Before it, ${change.person} did that.`
    case 'other-person':
      return `${version} was published by ${change.after}. Before it, ${change.before} did that.`
    case 'provider':
      return `${version} came from ${change.after}. What was before it came from ${change.before}.`
    case 'publisher-field':
      return `${fieldSentence(`The ${FIELD_NAMES.get(change.name) ?? change.name} behind ${version}`, change)}${hint(change.name)}`
    case 'release-field':
      return fieldSentence(`"${change.name}" of ${version}, which this version does not know,`, change)
    case 'publisher-added':
      return `${version} has another publisher: ${publisherText(change.publisher)}.`
    case 'publisher-gone':
      return `${version} no longer has this publisher: ${publisherText(change.publisher)}.`
    case 'attestation-gone':
      return change.after === 'none'
        ? `${version} has no attestation. Before it, ${change.before === 'all' ? 'every file' : 'some files'} had one.`
        : `Not every file of ${version} has an attestation. Before it, every file had one.`
    case 'long-silence':
      return `${version} is the first release after ${String(change.days)} days.`
    case 'file-added':
      return `${version} has one more file${change.days === undefined ? '' : `, added ${daysText(change.days)} after its first`}: ${change.file}.`
    case 'file-gone':
      return `${version} no longer has the file ${change.file}.`
    case 'file-changed':
      return `${version} has a file with other content under the same name: ${change.file}.`
    case 'release-empty':
      return `${version} serves no files any more. It may be in quarantine, which is not deleted.`
    case 'release-gone':
      return `${version} is no longer listed.`
    case 'withdrawn':
      return change.is ? `${version} was withdrawn (yanked or deprecated).` : `${version} is no longer withdrawn.`
  }
}

const FIELD_NAMES: ReadonlyMap<string, string> = new Map([
  ['workflow_filepath', 'workflow'],
  ['project_path', 'repository'],
  ['configuration', "trusted publisher's configuration at npm"],
  ['repository id', 'number of the repository'],
  ['owner id', "number of the repository's owner"],
])

function hint(field: string): string {
  return field.endsWith(' id') ? ' Under the same name there is another one now.' : ''
}

function publisherText(publisher: PublisherView): string {
  if (publisher.kind === 'person') return publisher.name
  const said = Object.values(publisher.fields).filter((value) => typeof value === 'string')
  return [publisher.provider, ...said].join(', ')
}

function daysText(days: number): string {
  return days === 1 ? 'one day' : `${String(days)} days`
}
