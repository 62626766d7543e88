/** Sentences about FIDO's metadata, the same in the window and the terminal. */
import type { MetadataRefusal, MetadataView, ReadMetadataView } from '../key-models.ts'
import type { DayInWords } from './sheets-words.ts'

/** What it is, in one sentence. */
export const METADATA_IS =
  "FIDO's metadata is a signed list of security keys: what each model is called, and which are known to be broken."

/** Where to get it. The app has no network, and FIDO's terms do not let it bring the list along. */
export const METADATA_FROM =
  'Download the file (some 10 MB, usually called blob.jwt) at https://mds3.fidoalliance.org/, where FIDO also states its terms.'

/** What came of a file, the most telling line first. */
export function readMetadataSentences(result: ReadMetadataView, day: DayInWords): readonly string[] {
  if (result.kind === 'refused') return [refusalSentence(result.why)]
  const { metadata, before, others } = result
  const instead = before === undefined || before === metadata.number ? '' : `, in place of number ${String(before)}`
  return [
    `FIDO's metadata number ${String(metadata.number)} is kept${instead}: ${countOf(metadata.models)}.`,
    'Its signature leads to a root that is built into this app. Revocation not checked.',
    dueSentence(metadata, day),
    ...(others === 0
      ? []
      : [
          `Left out: ${others === 1 ? 'one entry' : `${String(others)} entries`} for devices that are no security keys.`,
        ]),
  ]
}

/** What the vault keeps. */
export function metadataSentences(metadata: MetadataView, day: DayInWords): readonly string[] {
  return [
    `Number ${String(metadata.number)}, ${countOf(metadata.models)}, read on ${day(metadata.read)}. Revocation not checked.`,
    dueSentence(metadata, day),
  ]
}

function countOf(models: number): string {
  return models === 1 ? '1 model' : `${String(models)} models`
}

function dueSentence({ nextUpdate, outOfDate }: MetadataView, day: DayInWords): string {
  return outOfDate
    ? `It is out of date: the next one was due by ${day(nextUpdate)}. Download it again.`
    : `FIDO publishes the next one by ${day(nextUpdate)}.`
}

/** Why a file was not taken. */
function refusalSentence(why: MetadataRefusal): string {
  switch (why.kind) {
    case 'too-large':
      return `This is larger than FIDO's metadata, so it was not read. ${UNCHANGED} Check that it is the right file.`
    case 'not-a-blob':
      return `This is not FIDO's metadata as it is downloaded. ${UNCHANGED} Download blob.jwt at mds3.fidoalliance.org, and choose it as it is.`
    case 'cut':
      return `This file ends too early. ${UNCHANGED} Download it again.`
    case 'algorithm':
      return `This file is signed with "${why.algorithm}", which FIDO does not use or which does not fit the key. ${DISTRUST}`
    case 'certificates':
      return `This file does not bring the certificates that it was signed with. ${DISTRUST}`
    case 'chain':
      return `The certificates in this file do not sign each other. ${DISTRUST}`
    case 'root':
      return `The certificates in this file do not lead to a root that this app knows FIDO to use. ${UNCHANGED} Download it again, directly from mds3.fidoalliance.org; if that does not help, FIDO may have a new root: look for a newer version of the app.`
    case 'name':
      return `This file was signed, but not by mds.fidoalliance.org. ${DISTRUST}`
    case 'signature':
      return `This file was altered after FIDO signed it. ${DISTRUST}`
    case 'content':
      return `This file is signed by FIDO, and its content is not of a form that this version of the app reads. ${UNCHANGED} Look for a newer version.`
    case 'dates':
      return `A certificate in this file was not valid when the file was made. ${DISTRUST}`
    case 'older':
      return `This file has number ${String(why.number)}, and the vault keeps the newer number ${String(why.kept)}. ${UNCHANGED} Download the latest one.`
  }
}

const UNCHANGED = 'Nothing was changed.'
const DISTRUST = `${UNCHANGED} Do not trust it; download it again, directly from mds3.fidoalliance.org.`
