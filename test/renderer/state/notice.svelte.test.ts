import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Notice } from '../../../renderer/state/notice.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'

let notice: Notice

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00.000Z') })
  new FakeWindow()
  notice = new Notice()
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const undo = () => Promise.resolve()

describe('the status line', () => {
  it('says the last thing, with the way back from it', () => {
    notice.say('The copy is destroyed.', undo)
    expect([notice.line, notice.undo]).toEqual(['The copy is destroyed.', undo])
    notice.say('It is back.')
    expect([notice.line, notice.undo]).toEqual(['It is back.', undefined])
  })

  it('counts down until the clipboard is cleared, says so, and then nothing', () => {
    const { entries, end } = shown(() => notice.line)
    notice.copied(2)
    expect(notice.announcement).toBe('Copied. It is cleared from the clipboard in 2 seconds.')
    for (let second = 0; second < 8; second++) {
      flushSync()
      vi.advanceTimersByTime(1000)
    }
    flushSync()
    end()
    expect(entries).toEqual([
      '',
      'Copied. The clipboard is cleared in 2 s.',
      'Copied. The clipboard is cleared in 1 s.',
      'The clipboard no longer holds the code.',
      '',
    ])
  })

  it('keeps over a change of screens only what can be undone or counts down', () => {
    notice.say('Saved.')
    notice.leaveScreen()
    expect(notice.line).toBe('')
    notice.say('Removed.', undo)
    notice.leaveScreen()
    expect(notice.line).toBe('Removed.')
    notice.copied(30)
    notice.leaveScreen()
    expect(notice.line).toBe('Copied. The clipboard is cleared in 30 s.')
    notice.dismiss()
    expect(notice.line).toBe('')
  })
})
