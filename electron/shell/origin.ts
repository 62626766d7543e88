import { ORIGIN } from '../contract.ts'

/**
 * The app's one origin, and the only thing that answers for it: a fixed map of built files.
 * `.invalid` never resolves (RFC 6761 section 6.4), so no web site can ever be at this address, and
 * WebAuthn requires an https address. Pure, so that every host serves the same bytes with the same
 * headers.
 */
export const START_URL = `${ORIGIN}/`

/** Each directive with the reason why it is not simply 'none'; the others are 'none'. */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'", // the built window, nothing inline, no eval
  'style-src': "'self'", // one built file
  'img-src': "'self' data: blob:", // QR pictures that were drawn or dropped in the window
  'font-src': "'self'", // the paper's monospace
  'connect-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
  'require-trusted-types-for': "'script'", // a string never becomes markup or code
  'trusted-types': 'svelte-trusted-html', // Svelte makes its own templates with this policy
} as const

export const CONTENT_SECURITY_POLICY = Object.entries(DIRECTIVES)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ')

/** What the page may ask the browser for; everything not named here is off by other means. */
const FEATURES = {
  'publickey-credentials-create': '(self)', // the key test
  'publickey-credentials-get': '(self)', // the key test
  camera: '(self)', // reading a QR code held up to it
  microphone: '()',
  geolocation: '()',
  'display-capture': '()',
  usb: '()', // WebAuthn reaches keys without it
  hid: '()', // WebAuthn reaches keys without it
  serial: '()',
  payment: '()',
} as const

export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Permissions-Policy': Object.entries(FEATURES)
    .map(([name, list]) => `${name}=${list}`)
    .join(', '),
  'X-Content-Type-Options': 'nosniff', // a file is what its type says
  'Cross-Origin-Opener-Policy': 'same-origin', // no other page can hold a handle on this one
  'Cross-Origin-Resource-Policy': 'same-origin', // nor load its files
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store', // nothing of the window on disk
}

/** A built file as the window receives it. */
export interface BuiltFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The keys are URL paths, "/assets/index.js"; "/" is the page. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile>

/**
 * Answers any request: 403 for another origin, 405 for anything but reading, 404 for a path that was
 * not built. Paths are looked up, never joined, so there is nothing to climb out of.
 */
export function respond(request: Pick<Request, 'url' | 'method'>, files: BuiltFiles): Response {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  if (url?.origin !== ORIGIN || url.protocol !== 'https:') return refusal(403)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const file = url.search === '' ? files.get(url.pathname) : undefined
  if (file === undefined) return refusal(404)
  const headers = { ...HEADERS, 'Content-Type': file.type }
  return new Response(request.method === 'HEAD' ? null : file.bytes, { status: 200, headers })
}

/** An answer without content, with the same headers as everything else. */
export function refusal(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: HEADERS })
}

/** Whether the page may load this: only its own files, and pictures that it made itself. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, origin } = new URL(address)
  return protocol === 'data:' || ((protocol === 'https:' || protocol === 'blob:') && origin === ORIGIN)
}
