import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { IntakeView } from '../../../electron/contract.ts'
import { Intake } from '../../../renderer/add/intake.svelte.ts'
import { TypedSecret, type TypedKind } from '../../../renderer/add/typed-secret.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, refusal } from '../../fixtures/window/fake-window.ts'

const VIEW: IntakeView = { id: 'a'.repeat(32), accounts: [], files: [], entries: [], missing: [] }

let window: FakeWindow
let intake: Intake
let typed: TypedSecret

beforeEach(() => {
  window = new FakeWindow({ 'intake.typed': () => ({ view: VIEW }) })
  intake = new Intake(new Session())
  typed = new TypedSecret(intake)
  Object.assign(typed, { service: 'PyPI', account: 'mara', secret: 'JBSW' })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const named = { service: 'PyPI', account: 'mara', secret: 'JBSW' }
const sent = () => window.asked.filter(([channel]) => channel === 'intake.typed').map(([, input]) => input)

describe('a typed secret', () => {
  it('goes into the preview, and the next one into the same intake', async () => {
    expect(await typed.submit()).toBe(true)
    expect(intake.view).toEqual(VIEW)
    await typed.submit()
    const plain = { ...named, type: 'totp', algorithm: 'SHA1' }
    expect(sent()).toEqual([plain, { ...plain, intake: VIEW.id }])
  })

  it.each<[TypedKind, object]>([
    ['totp', { algorithm: 'SHA256', digits: 8, period: 60 }],
    ['hotp', { algorithm: 'SHA256', digits: 8, counter: 7 }],
    ['steam', {}],
    ['motp', { pin: '1234' }],
    ['yandex', { pin: '1234' }],
  ])('of the type %s sends only the settings that the type has', async (type, settings) => {
    Object.assign(typed, { type, algorithm: 'SHA256', digits: 8, period: 60, counter: 7, pin: '1234' })
    await typed.submit()
    expect(sent()).toEqual([{ ...named, type, ...settings }])
  })

  it('is not read while a field is wrong, which says so itself', async () => {
    window.answers['intake.typed'] = () => ({
      problem: { field: 'digits', why: { kind: 'digits-unclear', stated: '11' } },
    })
    expect(await typed.submit()).toBe(false)
    expect([typed.problemAt('digits'), typed.problemAt('secret')]).toEqual([
      '11 is not a number of digits from 1 to 10.',
      '',
    ])
    expect(intake.view).toBeUndefined()
    window.answers['intake.typed'] = () => ({ view: VIEW })
    expect(await typed.submit()).toBe(true)
    expect(typed.problemAt('digits')).toBe('')
  })

  it('stays in the form when it could not be read', async () => {
    window.answers['intake.typed'] = refusal('vault-locked', 'The vault is locked. Nothing was read.')
    expect(await typed.submit()).toBe(false)
    expect([typed.reading.error, typed.secret]).toEqual(['The vault is locked. Nothing was read.', 'JBSW'])
  })
})
