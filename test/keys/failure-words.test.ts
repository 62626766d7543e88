import { expect, it } from 'vitest'
import type { KeyFailure } from '../../electron/keys/failure.ts'
import { failureText, rightsHint } from '../../electron/keys/failure-words.ts'

const FAILURES: readonly KeyFailure[] = [
  { kind: 'timed-out', seconds: 120, system: 'linux' },
  { kind: 'timed-out', seconds: 120, system: 'windows' },
  { kind: 'no-key', seconds: 120 },
  { kind: 'pulled' },
  { kind: 'no-rights' },
  { kind: 'wants-pin', system: 'linux' },
  { kind: 'wants-pin', system: 'mac' },
  { kind: 'other-key' },
  { kind: 'system-ended', pin: false },
  { kind: 'system-ended', pin: true },
  { kind: 'no-pin', system: 'linux' },
  { kind: 'in-list' },
  { kind: 'busy' },
  { kind: 'no-algorithm' },
  { kind: 'not-in-front' },
  { kind: 'not-allowed' },
  { kind: 'counter-back', before: 9, now: 4 },
  { kind: 'not-verified', why: 'signature' },
  { kind: 'not-verified', why: 'format' },
  { kind: 'not-verified', why: 'certificates' },
  { kind: 'not-verified', why: 'unsupported-algorithm' },
  { kind: 'not-verified', why: 'attestation' },
  { kind: 'several-keys' },
  { kind: 'unclear', error: 'UnknownError' },
]

it.each(FAILURES.map((failure) => [failure.kind, failure] as const))(
  '%s says what happened and what is safe',
  (_kind, failure) => {
    const before = failureText(failure, true)
    expect(before.title).toMatch(/^[A-Z].*[^.]$/)
    expect(before.says.length).toBeGreaterThan(0)
    for (const sentence of before.says) expect(sentence).toMatch(/^[A-Z“].*[.:]$/)
    if (failure.kind === 'counter-back') return
    expect(before.says[0]).toContain('What the vault knows of the key stays as it was.')
    expect(failureText(failure, false).says[0]).toContain('Nothing was added.')
  },
)

it('names the rule that lets Linux open exactly this key', () => {
  const { lines } = failureText({ kind: 'no-rights', vendor: '1050', product: '0407' }, true)
  expect(lines).toEqual([
    `echo 'SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1050", ATTRS{idProduct}=="0407", TAG+="uaccess", MODE="0660"' | sudo tee -a /etc/udev/rules.d/70-security-keys.rules`,
    'sudo udevadm control --reload && sudo udevadm trigger',
  ])
})

it('says what works instead where no PIN can be asked for, and never to reset the last key', () => {
  expect(failureText({ kind: 'wants-pin', system: 'linux' }, true).says[1]).toContain('test it on Windows')
  expect(failureText({ kind: 'system-ended', pin: true }, true).says[1]).toContain('Do not reset it before')
})

it('hints while a touch is waited for, only where the system shows that none can come', () => {
  expect(rightsHint(undefined)).toBeUndefined()
  expect(rightsHint({ keys: 2, openable: 1 })).toBeUndefined()
  expect(rightsHint({ keys: 0, openable: 0 })).toBe('No key is plugged in yet.')
  expect(rightsHint({ keys: 1, openable: 0 })).toContain('no right to open it')
})
