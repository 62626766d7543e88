import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KitError } from '../../../electron/kit-error.ts'
import { Intake } from '../../../renderer/add/intake.svelte.ts'
import { GivenShares } from '../../../renderer/start/given-shares.svelte.ts'
import { KeepCopy } from '../../../renderer/start/guest.svelte.ts'
import { Start } from '../../../renderer/start/start.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, refusal, until } from '../../fixtures/window/fake-window.ts'
import { idOf, vaultState } from '../../fixtures/window/views.ts'

const CHOSEN = { path: '/media/stick/a.rkit', saved: '2026-03-01T12:00:00.000Z', passphrases: 1, paperKey: true }
const READ = { id: idOf('1'), accounts: [], files: [], entries: [], missing: [] }

let window: FakeWindow
let session: Session
let start: Start

beforeEach(() => {
  window = new FakeWindow({
    'start.choose': () => CHOSEN,
    'start.forget': () => undefined,
    'vault.create': () => vaultState(),
    'vault.state': () => vaultState(),
    'intake.read': () => READ,
  })
  session = new Session()
  start = new Start(session, new Intake(session))
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the start', () => {
  it('asks for what opens a file once the file is found to be a vault', async () => {
    await start.choose()
    expect([start.step, start.chosen]).toEqual(['copy', CHOSEN])
    start.back()
    expect([start.step, start.chosen]).toEqual(['front', undefined])
  })

  it('stays where it is when the file is no vault, and when none was chosen', async () => {
    window.answers['start.choose'] = refusal('not-a-vault', 'This is no vault.')
    await start.choose()
    expect([start.step, start.choosing.error]).toEqual(['front', 'This is no vault.'])
    window.answers['start.choose'] = () => undefined
    await start.choose()
    expect([start.step, start.choosing.error]).toEqual(['front', ''])
  })

  it('opens the chosen file to look at, or says why not', async () => {
    window.answers['start.open'] = refusal('wrong-passphrase', 'Wrong.')
    expect([await start.lookAt('x', 'passphrase'), session.unlocked, start.opening.error]).toEqual([
      false,
      false,
      'Wrong.',
    ])
    window.answers['start.open'] = () => vaultState({ lookingAt: CHOSEN.path })
    expect([await start.lookAt('x', 'identity'), session.vault?.lookingAt]).toEqual([true, CHOSEN.path])
  })

  it('opens the demo and keeps its passphrase in sight', async () => {
    const demo = { passphrase: 'made up', until: 'locked' } as const
    window.answers['start.demo'] = () => vaultState({ demo })
    await start.demo()
    expect(session.vault?.demo).toEqual(demo)
  })

  it('reads what was given from paper into the new vault', async () => {
    start.paper = [new File(['scan'], 'scan.png')]
    start.paperText = 'otpauth://totp/x'
    await start.create('a passphrase')
    await until(() => window.asked.filter(([channel]) => channel === 'intake.read').length === 2)
    expect([session.screen, start.paper, start.paperText]).toEqual(['intake', [], ''])
    expect(window.asked.map(([channel]) => channel)).toEqual([
      'vault.create',
      'vault.state',
      'intake.read',
      'intake.read',
    ])
  })

  it('reads what the camera saw into the new vault, before the files', async () => {
    window.answers['start.frame'] = () => ({ inSight: true, codes: 2 })
    window.answers['start.readPaper'] = () => READ
    expect([await start.look({ width: 1, height: 1, grey: Uint8Array.of(0) }), start.given]).toEqual([true, true])
    start.paper = [new File(['scan'], 'scan.png')]
    await start.create('a passphrase')
    await until(() => window.asked.some(([channel]) => channel === 'intake.read'))
    expect(window.asked.map(([channel]) => channel)).toEqual([
      'start.frame',
      'vault.create',
      'vault.state',
      'start.readPaper',
      'intake.read',
    ])
    expect(start.paperCodes).toBe(0)
  })

  it('opens a new vault on its accounts when there was no paper', async () => {
    await start.create('a passphrase')
    expect([session.screen, window.asked]).toEqual(['accounts', [['vault.create', { passphrase: 'a passphrase' }]]])
  })

  it('keeps what was given from paper when the vault was not made', async () => {
    window.answers['vault.create'] = refusal('disk-full', 'Full.')
    start.paperText = 'otpauth://totp/x'
    await expect(start.create('a passphrase')).rejects.toThrow('Full.')
    expect([start.paperText, session.unlocked]).toEqual(['otpauth://totp/x', false])
  })
})

describe('a vault that is set aside', () => {
  it('leaves the doors, or stays with the reason', async () => {
    session.vault = vaultState({ locked: true })
    start.go('lost')
    window.answers['start.setAside'] = refusal('vault-busy', 'It is open elsewhere.')
    await start.setAside()
    expect([start.step, start.opening.error]).toEqual(['lost', 'It is open elsewhere.'])
    const aside = vaultState({ exists: false, locked: true, aside: ['/home/alice/vault-aside-2026-03-03.rkit'] })
    window.answers['start.setAside'] = () => aside
    await start.setAside()
    expect([start.step, session.vault]).toEqual(['front', aside])
  })
})

describe('the way back', () => {
  it('leaves nothing of what was given from paper for another vault', async () => {
    start.go('paper')
    start.paper = [new File(['scan'], 'scan.png')]
    start.paperText = 'otpauth://totp/x'
    start.go('create')
    start.back()
    expect([start.step, start.given]).toEqual(['paper', true])
    start.back()
    expect([start.step, start.paper, start.paperText]).toEqual(['front', [], ''])
    start.go('create')
    await start.create('a passphrase')
    expect(session.screen).toBe('accounts')
  })

  it('stops what is being opened, and no other door opens until then', async () => {
    const held = Promise.withResolvers<never>()
    window.answers['start.open'] = () => held.promise
    window.answers['start.forget'] = () => {
      held.reject(new KitError('cancelled', 'Stopped.'))
      return undefined
    }
    await start.choose()
    const opening = start.lookAt('x', 'passphrase')
    expect(start.busy).toBe(true)
    start.back()
    expect([await opening, start.busy, start.opening.error, session.unlocked]).toEqual([false, false, '', false])
  })
})

describe('shares at the start', () => {
  it('stay in the field until they are right, and open the vault when they are enough', async () => {
    const opened: unknown[] = []
    const shares = new GivenShares('here', (vault) => opened.push(vault))
    window.answers['start.shares'] = () => ({ result: 'too-few', found: 0, pieces: [] })
    shares.typed = 'wrong words'
    await shares.addTyped()
    expect([shares.typed, opened]).toEqual(['wrong words', []])
    window.answers['start.shares'] = () => ({ result: 'too-few', found: 1, needed: 2, pieces: [] })
    await shares.addTyped()
    expect([shares.typed, opened]).toEqual(['', []])
    window.answers['start.shares'] = () => ({ result: 'fits', found: 2, needed: 2, pieces: [], vault: vaultState() })
    await shares.addFiles([new File(['scan'], 'scan.png')])
    expect(opened).toEqual([vaultState()])
  })
})

describe('a copy that is looked at', () => {
  it('becomes the vault, or stays open with the reason', async () => {
    session.opened(vaultState({ lookingAt: CHOSEN.path }))
    const copy = new KeepCopy(session)
    window.answers['start.keep'] = refusal('vault-exists', 'There is one.')
    await copy.keep()
    expect([session.vault?.lookingAt, copy.keeping.error]).toEqual([CHOSEN.path, 'There is one.'])
    window.answers['start.keep'] = () => vaultState()
    await copy.keep()
    expect([session.vault, session.notice.announcement]).toEqual([
      vaultState(),
      'This is your vault now. It was copied to /home/alice/vault.rkit and read back.',
    ])
  })
})
