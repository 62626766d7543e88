/**
 * CUPS of its own, in a folder of its own: nothing of the system's queues is seen or changed, no
 * service is started, and all of it is gone afterwards.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'

/** Filters run as another user when this runs as root, so they have to get through. */
const FOLDERS = { root: 0o755, spool: 0o711, cache: 0o755, state: 0o755, temporary: 0o1777, out: 0o755 } as const

/** Of the printer: no other test listens, and two runs at once differ in their processes. */
const PORT = String(20_000 + (process.pid % 20_000))

export class PrivateCups {
  readonly #folder: string
  readonly #environment: NodeJS.ProcessEnv
  readonly #started: ChildProcess[] = []

  private constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'recovery-kit-cups-'))
    chmodSync(this.#folder, 0o755)
    for (const [name, mode] of Object.entries(FOLDERS)) {
      mkdirSync(this.#in(name))
      chmodSync(this.#in(name), mode)
    }
    this.#environment = {
      ...process.env,
      LC_ALL: 'C',
      CUPS_SERVER: this.#in('socket'),
      // The user may have set a printer or options of their own.
      HOME: this.#folder,
      LPDEST: undefined,
      PRINTER: undefined,
      // ippeveprinter asks for Avahi and needs a bus to ask on; nobody answers on this one.
      DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${this.#in('bus')}`,
    }
  }

  static async start(): Promise<PrivateCups> {
    const cups = new PrivateCups()
    writeFileSync(cups.#in('root/cups-files.conf'), cups.#filesConfiguration())
    writeFileSync(cups.#in('root/cupsd.conf'), CONFIGURATION.replace('SOCKET', cups.#in('socket')))
    // A system may confine the program of that path to the system's folders.
    copyFileSync(pathOf('cupsd'), cups.#in('cupsd'))
    cups.#start(cups.#in('cupsd'), ['-f', '-c', cups.#in('root/cupsd.conf'), '-s', cups.#in('root/cups-files.conf')])
    cups.#start('dbus-daemon', ['--session', '--nofork', `--address=unix:path=${cups.#in('bus')}`])
    await until(() => cups.#ask('lpstat', ['-r']).includes('is running') && readdirSync(cups.#folder).includes('bus'))
    return cups
  }

  /** Runs the test's own commands of CUPS there, and the app's. */
  takeOver(): void {
    for (const [name, value] of Object.entries(this.#environment)) vi.stubEnv(name, value)
  }

  /** A printer as most are today: IPP Everywhere, in colour, without a driver. */
  async addIppPrinter(queue: string): Promise<void> {
    const kept = ['-d', this.#in('out'), '-k', '-f', 'application/pdf']
    // Without a command it takes its time, as a printer does.
    const options = ['-p', PORT, '-n', 'localhost', '-r', 'off', '-s', '10,10', '-c', '/bin/true']
    this.#start('ippeveprinter', [...options, ...kept, queue])
    const add = ['-p', queue, '-E', '-v', `ipp://localhost:${PORT}/ipp/print`, '-m', 'everywhere']
    await until(() => this.#run('lpadmin', add).status === 0 && this.#has(queue))
  }

  /** Runs `lpadmin`, `cupsdisable` and the like. */
  set(tool: string, ...options: readonly string[]): void {
    const { status, stderr } = this.#run(tool, options)
    if (status !== 0) throw new Error(`${tool} ended with ${String(status)}: ${stderr}`)
  }

  /** Waits until nothing is in the queue. */
  async drained(queue: string): Promise<void> {
    await until(() => this.#ask('lpstat', ['-W', 'not-completed', '-o', queue]) === '')
  }

  /** What the IPP printer got, and what the spooler keeps: paths by name. */
  filesIn(place: 'out' | 'spool'): readonly string[] {
    return (
      readdirSync(this.#in(place))
        // What its command said.
        .filter((name) => !name.endsWith('.prn'))
        .toSorted()
        .map((name) => join(this.#in(place), name))
    )
  }

  /** Ends what was started, and removes the folder. */
  async stop(): Promise<void> {
    for (const child of this.#started.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const ended = once(child, 'exit')
      child.kill()
      await ended
    }
    rmSync(this.#folder, { recursive: true })
  }

  #in(name: string): string {
    return join(this.#folder, name)
  }

  #start(program: string, options: readonly string[]): void {
    this.#started.push(spawn(program, options, { env: this.#environment, stdio: 'ignore' }))
  }

  #ask(tool: string, options: readonly string[]): string {
    return this.#run(tool, options).stdout
  }

  #run(tool: string, options: readonly string[]) {
    return spawnSync(tool, options, { env: this.#environment, encoding: 'utf8' })
  }

  /** With a wrong answer from the printer, lpadmin makes a queue that has no driver and is disabled. */
  #has(queue: string): boolean {
    return this.#ask('lpstat', ['-p', queue]).includes(`printer ${queue} is idle`)
  }

  #filesConfiguration(): string {
    return [
      `ServerRoot ${this.#in('root')}`,
      `RequestRoot ${this.#in('spool')}`,
      `CacheDir ${this.#in('cache')}`,
      `StateDir ${this.#in('state')}`,
      `TempDir ${this.#in('temporary')}`,
      ...['Error', 'Access', 'Page'].map((name) => `${name}Log ${this.#in(`${name.toLowerCase()}.log`)}`),
      '',
    ].join('\n')
  }
}

/**
 * Everyone may do everything, at a socket that nobody else knows. What CUPS keeps of jobs is as it
 * comes, but written at once.
 */
const CONFIGURATION = `Listen SOCKET
DirtyCleanInterval 0
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
`

function pathOf(program: string): string {
  return spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim()
}

/** A hung test ends by the patience that all tests have. */
async function until(done: () => boolean): Promise<void> {
  while (!done())
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
}
