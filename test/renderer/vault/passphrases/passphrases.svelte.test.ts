import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SlotView } from '../../../../electron/contract.ts'
import { Session } from '../../../../renderer/state/session.svelte.ts'
import { Passphrases } from '../../../../renderer/vault/passphrases/passphrases.svelte.ts'
import { FakeWindow, refusal } from '../../../fixtures/window/fake-window.ts'
import { idOf, vaultState } from '../../../fixtures/window/views.ts'

const MINE: SlotView = { id: idOf('a'), kind: 'passphrase', name: 'Mine', drillDue: true }
const PAPER: SlotView = { id: idOf('b'), kind: 'identity', name: 'Paper key', drillDue: false }

let window: FakeWindow
let session: Session
let passphrases: Passphrases

beforeEach(async () => {
  window = new FakeWindow({
    'slots.list': () => [MINE, PAPER],
    'slots.add': () => ({ slots: [MINE, PAPER] }),
    'slots.change': () => ({ slots: [MINE], older: 'old-passphrase' }),
    'slots.remove': () => ({ slots: [PAPER], older: 'old-passphrase' }),
    'slots.slower': () => ({ slots: [MINE], older: 'as-fast' }),
    'vault.drill': () => ({ name: 'Mine' }),
    'vault.rotate': () => ({ kept: ['Mine'], dropped: [], older: 'old-passphrase' }),
    'vault.state': () => vaultState({ drillsDue: ['Mine'] }),
  })
  session = new Session()
  passphrases = new Passphrases(session)
  await passphrases.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('what opens the vault', () => {
  it('is told apart, with the passphrases that should be typed again', () => {
    expect([passphrases.list, passphrases.identity, passphrases.due]).toEqual([[MINE], PAPER, [MINE]])
  })

  it('says what older backups still are until the person has dealt with it', async () => {
    await passphrases.add('Spare', 'correct horse')
    expect([passphrases.older, session.notice.announcement]).toEqual([undefined, '“Spare” now opens the vault too.'])
    await passphrases.change(MINE, 'correct horse')
    expect(passphrases.older).toBe('old-passphrase')
    await passphrases.add('Spare', 'correct horse')
    expect(passphrases.older).toBe('old-passphrase')
    await passphrases.slower('correct horse')
    expect(passphrases.older).toBe('as-fast')
  })

  it('counts again after each change, as the rail shows what is due', async () => {
    await passphrases.remove(MINE)
    expect([passphrases.slots, session.vault?.drillsDue]).toEqual([[PAPER], ['Mine']])
    expect(session.notice.announcement).toBe('“Mine” no longer opens the vault.')
  })

  it('stays as it is when a change is refused', async () => {
    window.answers['slots.remove'] = refusal('last-passphrase', 'This is the last one. Nothing was changed.')
    expect(await passphrases.remove(MINE)).toBe(false)
    expect([passphrases.slots, passphrases.changing.error]).toEqual([
      [MINE, PAPER],
      'This is the last one. Nothing was changed.',
    ])
  })

  it('says which passphrase was typed, and throws when it is none', async () => {
    expect(await passphrases.drill('correct horse')).toBe('Mine')
    window.answers['vault.drill'] = refusal('wrong-passphrase', 'This passphrase does not open the vault.')
    await expect(passphrases.drill('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' })
  })

  it('has a new key, and looks again at what opens it', async () => {
    window.answers['slots.list'] = () => [MINE]
    expect(await passphrases.rotate(['correct horse'])).toMatchObject({ kept: ['Mine'] })
    expect([passphrases.slots, passphrases.older]).toEqual([[MINE], 'old-passphrase'])
  })
})
