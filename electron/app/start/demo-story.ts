import type { IntakeView } from '../../contract.ts'
import { demoFiles, demoSecret, oddLinks } from './demo-files.ts'
import { demoKeys } from './demo-keys.ts'
import type { KitHandlers } from './one-kit.ts'

const DAY = 24 * 60 * 60 * 1000

/** What a demo has behind it, so that every state the app knows can be seen in it. */
export interface DemoStory {
  readonly handlers: KitHandlers
  readonly passphrase: string
  /** Unix time in milliseconds at which the person looks around. */
  readonly now: number
  /** Sets the clock of the demo. */
  readonly at: (time: number) => void
}

/**
 * Makes the vault with the calls of the window, as somebody would who has had it for four weeks. Reading files and printing
 * start a thread each and take the most time, so all files are read at once, and one small set is printed.
 */
export async function tellStory({ handlers, passphrase, now, at }: DemoStory): Promise<void> {
  at(now - 28 * DAY)
  await handlers['vault.create']({ passphrase })
  const more = [
    { name: 'keys.json', bytes: demoKeys(now) },
    { name: 'links.txt', bytes: text(oddLinks()) },
  ]
  await take(handlers, await handlers['intake.read']({ files: [...demoFiles(), ...more] }))
  await print(handlers, ['PyPI', 'GitLab', 'npm', 'RubyGems.org'])
  await handlers['backups.make'](undefined)

  at(now - 9 * DAY)
  const again = { service: 'GitLab', account: 'mara', secret: demoSecret('GitLab, once more'), type: 'totp' } as const
  await take(handlers, (await handlers['intake.typed'](again)).view)
  await noteKeys(handlers, 'GitHub')
  await useCodes(handlers, 'PyPI', { left: 2, on: dayOf(now - 9 * DAY) })
  await changeNote(handlers, 'npm', 'Publishes from CI; the token is renewed each spring')
}

/** Imports everything that can be: what is asked about, too. */
async function take(handlers: KitHandlers, view: IntakeView | undefined): Promise<void> {
  if (!view) throw new Error('the demo has a secret that cannot be read')
  const taken = view.entries.filter(isTaken).map(({ index, service, name }) => ({ index, service, name }))
  await handlers['intake.commit']({ intake: view.id, take: taken })
}

function isTaken({ group, kind, duplicate }: IntakeView['entries'][number]): boolean {
  return !duplicate && (kind === 'record' || group === 'new' || group === 'needs-you')
}

/** Two copies: one at home, the other with somebody. */
async function print(handlers: KitHandlers, services: readonly string[]): Promise<void> {
  const accounts = await Promise.all(services.map((service) => accountOf(handlers, service)))
  await handlers['sheets.print']({ accounts, paper: 'a4', copies: 2, archivist: false })
  const [set] = await handlers['sheets.list'](undefined)
  if (!set) throw new Error('the sheets of the demo were not noted')
  await handlers['sheets.place']({ set: set.id, copy: 1, place: 'Safe at home', holder: 'Mara' })
  await handlers['sheets.place']({ set: set.id, copy: 2, place: 'Office', holder: 'Jo' })
}

async function useCodes(
  handlers: KitHandlers,
  service: string,
  { left, on }: { readonly left: number; readonly on: string },
): Promise<void> {
  const { codeSets } = await handlers['accounts.get']({ id: await accountOf(handlers, service) })
  const [set] = codeSets
  if (!set) throw new Error(`the demo has no codes of ${service}`)
  for (let index = set.codes.length - left - 1; index >= 0; index -= 1)
    await handlers['codes.use']({ set: set.id, index, used: on })
}

async function changeNote(handlers: KitHandlers, of: string, note: string): Promise<void> {
  const { id, service, name } = await handlers['accounts.get']({ id: await accountOf(handlers, of) })
  await handlers['accounts.edit']({ id, service, name, note })
}

async function noteKeys(handlers: KitHandlers, service: string): Promise<void> {
  const { keys } = await handlers['keys.list'](undefined)
  const working = keys.filter(({ standing }) => standing.kind === 'works').map(({ id }) => id)
  await handlers['accounts.noteKeys']({ id: await accountOf(handlers, service), keys: working })
}

async function accountOf(handlers: KitHandlers, service: string): Promise<string> {
  const account = (await handlers['accounts.list']({ search: '' })).find((row) => row.service === service)
  if (!account) throw new Error(`the demo has no account at ${service}`)
  return account.id
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function text(content: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(content)
}
