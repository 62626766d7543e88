import type { Session as RealSession } from 'electron'
import { EventEmitter } from 'node:events'
import type { Answered } from './messages.ts'
import { note } from './notes.ts'

type Handler = (request: Request) => Response | Promise<Response>
type Before = Parameters<RealSession['webRequest']['onBeforeRequest']>[0]

const CANCELLED: Answered = { status: 'cancelled', headers: {}, body: new Uint8Array() }

/** One session of the browser. Requests of a test go the way that Electron sends them: first the rule, then the handler. */
class Session extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()
  #before: ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | undefined
  readonly protocol = {
    handle: (scheme: string, handler: Handler): void => {
      note('protocol.handle', scheme)
      this.#handlers.set(scheme, handler)
    },
  }
  readonly webRequest = {
    onBeforeRequest: (listener: Before): void => {
      this.#before = listener as never
    },
  }

  readonly parts = {
    setPermissionRequestHandler: (handler) => {
      note('session.setPermissionRequestHandler')
      handler?.(
        {} as never,
        'media',
        (granted) => {
          note('permission media', granted)
        },
        { securityOrigin: 'https://recovery-kit.invalid', mediaTypes: ['video'] } as never,
      )
    },
    setPermissionCheckHandler: (handler) => {
      note('permission hid', handler?.(null, 'hid', 'https://recovery-kit.invalid', {} as never))
    },
    setDevicePermissionHandler: (handler) => {
      note('device permission', handler?.({} as never))
    },
    setDisplayMediaRequestHandler: (handler) => {
      note('session.setDisplayMediaRequestHandler', handler)
    },
    setSpellCheckerEnabled: (on) => {
      note('session.setSpellCheckerEnabled', on)
    },
    setProxy: (config) => {
      note('session.setProxy', config)
      return Promise.resolve()
    },
    clearData: () => Promise.resolve(),
  } satisfies Partial<RealSession>

  constructor() {
    super()
    Object.assign(this, this.parts)
  }

  async request(url: string): Promise<Answered> {
    const answers: boolean[] = []
    this.#before?.({ url }, ({ cancel = false }) => {
      answers.push(cancel)
    })
    if (answers.includes(true)) return CANCELLED
    const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1))
    if (!handler) return CANCELLED
    const response = await handler(new Request(url))
    const body = new Uint8Array(await response.arrayBuffer())
    return { status: response.status, headers: Object.fromEntries(response.headers), body }
  }
}

const sessions = new Map<string, Session>()

export const session = {
  fromPartition: (name: string, options: unknown): Session => {
    note('session.fromPartition', name.replace(/[0-9a-f]{16}$/, '…'), options)
    const one = sessions.get(name) ?? new Session()
    sessions.set(name, one)
    return one
  },
}
