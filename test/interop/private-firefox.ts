/** A Firefox of its own: with an empty profile, without a window or a network, and gone afterwards. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bidi } from './bidi.ts'
import { FirefoxPage } from './firefox-page.ts'

/** Whatever asks for a network is sent to a proxy where nobody listens. */
const WITHOUT_NETWORK = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.allow_hijacking_localhost': true,
}

/** As in about:config. */
type Settings = Readonly<Record<string, string | number | boolean>>

export class PrivateFirefox {
  readonly #folder = mkdtempSync(join(tmpdir(), 'recovery-kit-firefox-'))
  readonly #browser: ChildProcess
  #session: Bidi | undefined

  private constructor(more: Settings) {
    const settings = Object.entries({ ...WITHOUT_NETWORK, ...more }).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    )
    writeFileSync(join(this.#folder, 'user.js'), settings.join(''))
    // Port 0 is any that is free; the browser says which.
    const options = ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', this.#folder]
    this.#browser = spawn('firefox-esr', options, {
      // It refuses a home that belongs to somebody else.
      env: { ...process.env, HOME: this.#folder },
      stdio: ['ignore', 'ignore', 'pipe'],
      // The leader of its processes, so that they can be ended together.
      detached: true,
    })
  }

  static async start(settings: Settings = {}): Promise<PrivateFirefox> {
    const firefox = new PrivateFirefox(settings)
    try {
      firefox.#session = await Bidi.connect(await firefox.#address())
      await firefox.#session.ask('session.subscribe', { events: ['network.beforeRequestSent', 'log.entryAdded'] })
      return firefox
    } catch (error) {
      await firefox.stop()
      throw error
    }
  }

  /** Opens an address in a tab of its own, before all others. */
  async open(address: string): Promise<FirefoxPage> {
    if (!this.#session) throw new Error('Firefox has not been started')
    return await FirefoxPage.open(this.#session, address)
  }

  /** Ends it with all its processes, and removes its folder. */
  async stop(): Promise<void> {
    this.#session?.close()
    const { pid, exitCode, signalCode } = this.#browser
    if (pid !== undefined && exitCode === null && signalCode === null) {
      const ended = once(this.#browser, 'exit')
      process.kill(-pid, 'SIGKILL')
      await ended
    }
    // A process that is just ending may still write.
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 20 })
  }

  /** Where it listens, from what it says. */
  async #address(): Promise<string> {
    const said: string[] = []
    return await new Promise((resolve, reject) => {
      this.#browser.stderr?.on('data', (piece: Buffer) => {
        said.push(piece.toString())
        const [, address] = /WebDriver BiDi listening on (ws:\S+)\n/.exec(said.join('')) ?? []
        if (address !== undefined) resolve(address)
      })
      this.#browser.once('error', reject)
      this.#browser.once('exit', () => {
        reject(new Error(`Firefox ended: ${said.join('')}`))
      })
    })
  }
}
