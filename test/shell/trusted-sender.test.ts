import { describe, expect, it } from 'vitest'
import { isTrustedSender } from '../../electron/shell/trusted-sender.ts'

describe('a sender is trusted', () => {
  it.each(['https://recovery-kit.invalid/', 'https://recovery-kit.invalid/#keys'])('as the main frame at %s', (url) => {
    expect(isTrustedSender({ url, ownMainFrame: true })).toBe(true)
  })

  it('not when its frame is gone', () => {
    expect(isTrustedSender(undefined)).toBe(false)
  })

  it('not in a subframe or another window', () => {
    expect(isTrustedSender({ url: 'https://recovery-kit.invalid/', ownMainFrame: false })).toBe(false)
  })

  it.each([
    '',
    'about:blank',
    'about:srcdoc',
    'data:text/html,',
    'https://example.com/',
    'https://recovery-kit.invalid.example.com/',
    'https://recovery-kit.invalid@example.com/',
    'https://recovery-kit.invalid:8443/',
    'https://recovery-kit.invalid/other',
    'https://recovery-kit.invalid/?x',
    'http://recovery-kit.invalid/',
    'blob:https://recovery-kit.invalid/0',
    'file:///',
  ])('not at %s', (url) => {
    expect(isTrustedSender({ url, ownMainFrame: true })).toBe(false)
  })
})
