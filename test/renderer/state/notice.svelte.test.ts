import { beforeEach, describe, expect, it } from 'vitest'
import { Notice } from '../../../renderer/state/notice.svelte.ts'

let notice: Notice

beforeEach(() => {
  notice = new Notice()
})

const undo = () => Promise.resolve()

describe('the status line', () => {
  it('says the last thing, with the way back from it', () => {
    notice.say('The copy is destroyed.', undo)
    expect([notice.announcement, notice.undo]).toEqual(['The copy is destroyed.', undo])
    notice.say('It is back.')
    expect([notice.announcement, notice.undo]).toEqual(['It is back.', undefined])
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
