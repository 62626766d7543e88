import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Session } from '../../../../renderer/state/session.svelte.ts'
import { BackupIdentity } from '../../../../renderer/vault/identity/backup-identity.svelte.ts'
import { FakeWindow, refusal } from '../../../fixtures/window/fake-window.ts'
import { vaultState } from '../../../fixtures/window/views.ts'

const MADE = { recipient: 'age1…', created: '2026-03-01T12:00:00.000Z' }
const CHECKED = '2026-03-02T12:00:00.000Z'

let window: FakeWindow
let identity: BackupIdentity

beforeEach(() => {
  window = new FakeWindow({
    'identity.get': () => MADE,
    'identity.create': () => ({ identity: 'AGE-SECRET-KEY-1AB', recipient: MADE.recipient }),
    'identity.check': () => ({ result: 'fits', checked: CHECKED }),
    'identity.forgetShares': () => undefined,
    'vault.state': () => vaultState(),
  })
  identity = new BackupIdentity(new Session())
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a paper key', () => {
  it('has a secret half in the window from creation until that is forgotten', async () => {
    expect(await identity.create(false)).toBe(true)
    expect([identity.secret, identity.view]).toEqual(['AGE-SECRET-KEY-1AB', MADE])
    identity.forgetSecret()
    expect([identity.secret, identity.paper.done]).toEqual(['', undefined])
  })

  it('has none when it was not made', async () => {
    window.answers['identity.create'] = refusal('invalid-input', 'This vault has a paper key already.')
    expect(await identity.create(false)).toBe(false)
    expect([identity.secret, identity.creating.error]).toEqual(['', 'This vault has a paper key already.'])
  })

  it('is checked as it is typed from paper: no spaces, capitals', async () => {
    window.answers['identity.get'] = () => ({ ...MADE, checked: CHECKED })
    await identity.check('age-secret-key-1 ab cd')
    expect(window.asked[0]).toEqual(['identity.check', { identity: 'AGE-SECRET-KEY-1ABCD' }])
    expect([identity.result, identity.view?.checked]).toEqual(['fits', CHECKED])
    identity.forgetCheck()
    expect(identity.result).toBeUndefined()
  })
})
