/** Sentences about the model of a security key, the same in the window and the terminal. */
import type { ModelStatusView, ModelView, NamedByView, SignedByView } from '../key-models.ts'
import type { DayInWords } from './sheets-words.ts'

/** Which model it is, on whose word, and what is known against it; the most telling line first. */
export function modelSentences(model: ModelView, day: DayInWords): readonly string[] {
  switch (model.kind) {
    case 'not-disclosed':
      return ['The key does not say which model it is.']
    case 'signed-by':
      return [`No list here names this model. It is as signed by ${signer(model)}, root not checked.`]
    case 'stated':
      return model.named
        ? [`The key states that it is: ${model.named.name}. ${UNSIGNED}`, ...sourceSentences(model.named, day)]
        : [`The key states the model ${model.aaguid}, which no list here names. ${UNSIGNED}`]
    default:
      return [
        `${model.name}, as signed by ${signer(model.signedBy)}, root not checked.`,
        ...sourceSentences(model, day),
      ]
  }
}

const UNSIGNED = 'Nobody signed that, and any key could state it.'

function signer({ organisation, commonName }: SignedByView): string {
  if (organisation === undefined) return commonName ?? 'a certificate without a name'
  return commonName === undefined ? organisation : `${organisation} (${commonName})`
}

function sourceSentences(named: NamedByView, day: DayInWords): readonly string[] {
  if (named.kind === 'table')
    return [`The name is from its maker: ${named.source.url}, read on ${day(named.source.read)}.`]
  const { number, read, outOfDate } = named.metadata
  return [
    ...named.broken.map((status) => brokenSentence(status, day)),
    ...(named.broken.length === 0 ? [] : [INSTEAD]),
    ...named.others.map((status) => otherSentence(status, day)),
    `The name is from FIDO's metadata number ${String(number)}, read on ${day(read)}. Revocation not checked.`,
    ...(outOfDate ? ["FIDO's metadata is out of date. Download it again to see what has become known since."] : []),
  ]
}

/** Never throw a key away before another one is in its place. */
const INSTEAD =
  'This may be true of some versions or batches only: ask the maker. To be safe, register a key of another model at each of its accounts, test it, and only then remove this one from them.'

function brokenSentence({ status, on }: ModelStatusView, day: DayInWords): string {
  const since = on === undefined ? '' : ` (reported for ${day(on)})`
  return `${BROKEN[status] ?? `FIDO reports "${status}" for this model`}${since}.`
}

const BROKEN: Readonly<Partial<Record<string, string>>> = {
  REVOKED: 'FIDO has revoked this model: it is not to be trusted',
  USER_VERIFICATION_BYPASS: 'FIDO reports that the PIN or fingerprint of this model can be bypassed',
  ATTESTATION_KEY_COMPROMISE: 'FIDO reports that other devices can pass themselves off as this model',
  USER_KEY_REMOTE_COMPROMISE: 'FIDO reports that keys in this model can be taken or used from afar',
  USER_KEY_PHYSICAL_COMPROMISE: 'FIDO reports that somebody who gets hold of this model can take the keys out of it',
}

function otherSentence({ status, on }: ModelStatusView, day: DayInWords): string {
  const since = on === undefined ? '' : ` for ${day(on)}`
  if (status === 'UPDATE_AVAILABLE')
    return `FIDO reports a newer firmware${since}. Ask the maker whether this key can take it.`
  return `FIDO reports "${status}"${since}.`
}
