import type { Session as RealSession, WebContents as RealContents } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { applyOfflineSwitches, muteWebRtc, wallOff } from '../../electron/shell/offline.ts'
import { app, Session, WebContents } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

const page = { type: 'text/html', bytes: new TextEncoder().encode('page') }
let session: Session

beforeEach(async () => {
  session = new Session()
  await wallOff(session as unknown as RealSession, new Map([['/', page]]))
})

describe('the offline wall', () => {
  it('sets exactly these switches', () => {
    applyOfflineSwitches()
    expect(app.commandLine.appendSwitch.mock.calls).toEqual([
      ['host-resolver-rules', 'MAP * ~NOTFOUND'],
      ['proxy-server', '127.0.0.1:1'],
      ['proxy-bypass-list', '<-loopback>'],
      ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
      ['disable-background-networking', ''],
      ['disable-component-update', ''],
      ['disable-domain-reliability', ''],
      ['no-pings', ''],
      ['dns-prefetch-disable', ''],
      ['disable-quic', ''],
    ])
  })

  it.each([
    ['https', 'https://recovery-kit.invalid/', 200],
    ['https', 'https://example.com/', 403],
    ['http', 'http://127.0.0.1/', 403],
    ['file', 'file:///etc/passwd', 403],
  ])('answers %s for %s with %i', (scheme, url, status) => {
    const handlers = new Map(session.protocol.handle.mock.calls as [string, (request: Request) => Response][])
    expect([...handlers.keys()]).toEqual(['https', 'http', 'file'])
    expect(handlers.get(scheme)?.({ url, method: 'GET' } as Request).status).toBe(status)
  })

  it.each([
    ['https://recovery-kit.invalid/', false],
    ['wss://recovery-kit.invalid/', true],
    ['ws://192.168.0.1/', true],
    ['https://example.com/', true],
  ])('for %s decides: cancelled is %s', (url, cancel) => {
    const [[listener]] = session.webRequest.onBeforeRequest.mock.calls as [
      [(details: { url: string }, callback: (answer: unknown) => void) => void],
    ]
    const answer = vi.fn()
    listener({ url }, answer)
    expect(answer.mock.calls).toEqual([[{ cancel }]])
  })

  it('downloads nothing and fetches no dictionaries', () => {
    const event = { preventDefault: vi.fn() }
    session.emit('will-download', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(session.setSpellCheckerEnabled.mock.calls).toEqual([[false]])
  })

  it('sends the rest to a closed port', () => {
    expect(session.setProxy.mock.calls).toEqual([
      [{ mode: 'fixed_servers', proxyRules: '127.0.0.1:1', proxyBypassRules: '<-loopback>' }],
    ])
  })

  it('leaves WebRTC no socket', () => {
    const contents = new WebContents()
    muteWebRtc(contents as unknown as RealContents)
    expect(contents.setWebRTCIPHandlingPolicy.mock.calls).toEqual([['disable_non_proxied_udp']])
  })
})
