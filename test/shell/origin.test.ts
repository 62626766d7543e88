import { describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY, HEADERS, isOwnAddress, respond } from '../../electron/shell/origin.ts'

const bytes = new TextEncoder().encode('<!doctype html>')
const files = new Map([
  ['/', { type: 'text/html; charset=utf-8', bytes }],
  ['/assets/index.js', { type: 'text/javascript; charset=utf-8', bytes }],
])

const get = (url: string, method = 'GET') => respond({ url, method }, files)

describe('the app origin', () => {
  it('sends exactly this content security policy', () => {
    expect(CONTENT_SECURITY_POLICY.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types svelte-trusted-html',
    ])
  })

  it('sends exactly these headers with the page', async () => {
    const response = get('https://recovery-kit.invalid/')
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy':
        'publickey-credentials-create=(self), publickey-credentials-get=(self), camera=(self), microphone=(), ' +
        'geolocation=(), display-capture=(), usb=(), hid=(), serial=(), payment=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  })

  it('answers HEAD without content', async () => {
    const response = get('https://recovery-kit.invalid/', 'HEAD')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })

  it.each([
    ['another host', 'https://example.com/', 403],
    ['a host that only begins the same', 'https://recovery-kit.invalid.example.com/', 403],
    ['another port', 'https://recovery-kit.invalid:8443/', 403],
    ['http', 'http://recovery-kit.invalid/', 403],
    ['a file', 'file:///etc/passwd', 403],
    ['a blob of the page', 'blob:https://recovery-kit.invalid/0', 403],
    ['no address at all', 'nonsense', 403],
    ['a path that was not built', 'https://recovery-kit.invalid/secret.js', 404],
    ['climbing out', 'https://recovery-kit.invalid/../../etc/passwd', 404],
    ['climbing out, encoded', 'https://recovery-kit.invalid/%2e%2e/%2e%2e/etc/passwd', 404],
    ['climbing out, encoded slashes', 'https://recovery-kit.invalid/..%2f..%2fetc%2fpasswd', 404],
    ['climbing out, backslashes', 'https://recovery-kit.invalid/..\\..\\etc\\passwd', 404],
    ['a query', 'https://recovery-kit.invalid/?a=1', 404],
    ['the name of something every object has', 'https://recovery-kit.invalid/constructor', 404],
  ])('refuses %s', async (_what, url, status) => {
    const response = get(url)
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(response.headers.get('content-security-policy')).toBe(HEADERS['Content-Security-Policy'])
  })

  it('refuses to be written to', () => {
    expect(get('https://recovery-kit.invalid/', 'POST').status).toBe(405)
  })

  it.each([
    ['https://recovery-kit.invalid/assets/index.js', true],
    ['data:image/png;base64,AA', true],
    ['blob:https://recovery-kit.invalid/0', true],
    ['blob:https://example.com/0', false],
    ['https://example.com/', false],
    ['http://recovery-kit.invalid/', false],
    ['wss://recovery-kit.invalid/', false],
    ['ws://127.0.0.1/', false],
    ['file:///etc/passwd', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['', false],
  ])('says for %s: own is %s', (address, own) => {
    expect(isOwnAddress(address)).toBe(own)
  })
})
