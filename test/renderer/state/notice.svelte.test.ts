import { beforeEach, describe, expect, it } from 'vitest'
import { CallError } from '../../../renderer/call.ts'
import { Notice } from '../../../renderer/state/notice.svelte.ts'

let notice: Notice

beforeEach(() => {
  notice = new Notice()
})

const undo = () => Promise.resolve('It is back.')

describe('the status line', () => {
  it('says the last thing, with the way back from it', () => {
    notice.say('The copy is destroyed.', undo)
    expect([notice.announcement, notice.undo]).toEqual(['The copy is destroyed.', undo])
    notice.say('It is back.')
    expect([notice.announcement, notice.undo]).toEqual(['It is back.', undefined])
  })

  it('says what came of an undo, and counts it for the screen that is shown', async () => {
    await notice.takeBack()
    expect(notice.undone).toBe(0)
    notice.say('The copy is destroyed.', undo)
    await notice.takeBack()
    expect([notice.announcement, notice.undo, notice.undone]).toEqual(['It is back.', undefined, 1])
  })

  it('says why an undo failed, and offers it again', async () => {
    const failing = () => Promise.reject(new CallError('write-failed', 'Nothing was changed.'))
    notice.say('The copy is destroyed.', failing)
    await notice.takeBack()
    expect([notice.announcement, notice.undo, notice.undone]).toEqual(['Nothing was changed.', failing, 1])
  })

  it('keeps over a change of screens only what can be undone', () => {
    notice.say('Saved.')
    notice.leaveScreen()
    expect(notice.announcement).toBe('')
    notice.say('Removed.', undo)
    notice.leaveScreen()
    expect(notice.announcement).toBe('Removed.')
    notice.dismiss()
    expect([notice.announcement, notice.undo]).toEqual(['', undefined])
  })
})
