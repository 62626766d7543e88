import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrashView } from '../../../../electron/contract.ts'
import { Trash } from '../../../../renderer/codes/arrange/trash.svelte.ts'
import { Session } from '../../../../renderer/state/session.svelte.ts'
import { FakeWindow, refusal } from '../../../fixtures/window/fake-window.ts'
import { idOf, vaultState } from '../../../fixtures/window/views.ts'

const one = (digit: string, service: string): TrashView => ({
  ...{ id: idOf(digit), service, name: 'alice', isBack: false },
  ...{ deleted: '2026-03-01T12:00:00.000Z', until: '2026-03-31T12:00:00.000Z' },
})

let window: FakeWindow
let session: Session
let trash: Trash
let changes: number

beforeEach(async () => {
  window = new FakeWindow({
    'trash.list': () => [one('a', 'npm'), one('b', 'PyPI')],
    'trash.restore': () => [idOf('c')],
    'trash.delete': () => undefined,
    'accounts.remove': () => [idOf('d')],
    'vault.state': () => vaultState(),
  })
  session = new Session()
  changes = 0
  trash = new Trash(session, () => {
    changes += 1
    return Promise.resolve()
  })
  await trash.load()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the trash', () => {
  it('puts an account back, tells the list, and takes it again when that is undone', async () => {
    await trash.putBack(one('a', 'npm'))
    expect([changes, session.notice.announcement]).toEqual([1, 'npm · alice is back.'])
    await session.notice.takeBack()
    expect(window.asked).toContainEqual(['accounts.remove', { ids: [idOf('c')] }])
    expect(session.notice.announcement).toBe('npm · alice is in the trash again.')
  })

  it('puts back each of two that are pressed before the first is back, and none twice', async () => {
    let all = trash.all
    window.answers['trash.list'] = () => all
    window.answers['trash.restore'] = ({ ids }) => {
      all = all.filter(({ id }) => !ids.includes(id))
      return [idOf('c')]
    }
    await Promise.all([one('a', 'npm'), one('b', 'PyPI'), one('a', 'npm')].map(trash.putBack))
    expect(window.asked.filter(([channel]) => channel === 'trash.restore').map(([, input]) => input)).toEqual([
      { ids: [idOf('a')] },
      { ids: [idOf('b')] },
    ])
  })

  it('deletes for good, which nothing undoes', async () => {
    await trash.deleteForGood(trash.all)
    expect([session.notice.announcement, session.notice.undo]).toEqual(['2 accounts are gone for good.', undefined])
    await trash.deleteForGood([one('a', 'npm')])
    expect(session.notice.announcement).toBe('npm · alice is gone for good.')
  })

  it('says what failed, and changes nothing on the screen', async () => {
    window.answers['trash.restore'] = refusal('write-failed', 'The disk is full.')
    await trash.putBack(one('a', 'npm'))
    expect([trash.changing.error, changes, trash.all.length]).toEqual(['The disk is full.', 0, 2])
  })
})
