import type { CertificateNote } from '../../keys/attestation/attestation.ts'
import type { StoredVerdict } from '../../keys/stored-answer.ts'
import type { Flags, Registration } from '../../keys/verification.ts'

/** For programs, one line of JSON. */
export function verdictJson(verdict: StoredVerdict): object {
  if (!verdict.verified) {
    const { problem, step } = verdict
    return { verified: false, reason: reasonFor(verdict), problem, section: step.section }
  }
  if (verdict.type === 'assertion') return { verified: true, flags: verdict.flags, counter: verdict.counter }
  const { aaguid, flags, counter, attestation } = verdict.registration
  const { format, trust, notes, rootChecked } = attestation
  return { verified: true, format, aaguid, model: verdict.model, flags, counter, trust, notes, rootChecked }
}

/** For people. */
export function verdictLines(verdict: StoredVerdict): readonly string[] {
  if (!verdict.verified) return [reasonFor(verdict)]
  if (verdict.type === 'assertion')
    return ['The assertion is verified.', ...flagLines(verdict.flags), `Counter: ${String(verdict.counter)}`]
  const { registration, model } = verdict
  return [
    'The registration is verified.',
    ...attestationLines(registration),
    ...(model === null ? [] : [`Model: ${model}`]),
    ...flagLines(registration.flags),
    `Counter: ${String(registration.counter)}`,
  ]
}

function reasonFor({ step }: Extract<StoredVerdict, { readonly verified: false }>): string {
  const rule = step.section === null ? step.says : `WebAuthn Level 3 section ${step.section}: ${step.says}`
  return `This answer is not verified; a rule is broken. ${rule} Nothing was changed. Check that the file has the options and the answer of the same request, or ask the key again.`
}

const TRUST: Readonly<Record<Registration['attestation']['trust'], string>> = {
  none: 'nobody vouches for the make of the key',
  self: 'only the key itself vouches for its make',
  certificates: 'certificates vouch for the make of the key; who stands behind the last one was not checked',
}

function attestationLines({ aaguid, attestation }: Registration): readonly string[] {
  const { format, trust, notes } = attestation
  return [`Format: ${format} (${TRUST[trust]})`, ...notes.map(noteLine), `AAGUID: ${aaguid}`]
}

function noteLine({ kind, on, certificate }: CertificateNote): string {
  const number = String(certificate + 1)
  return kind === 'expired'
    ? `Certificate ${number} expired on ${on}, which does not decide.`
    : `Certificate ${number} is valid from ${on} on, which does not decide.`
}

function flagLines(flags: Flags): readonly string[] {
  const answer = (is: boolean) => (is ? 'yes' : 'no')
  return [
    `Touched: ${answer(flags.userPresent)}`,
    `PIN or fingerprint checked: ${answer(flags.userVerified)}`,
    `May be backed up: ${answer(flags.backupEligible)}`,
    `Is backed up: ${answer(flags.backedUp)}`,
  ]
}
