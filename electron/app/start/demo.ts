import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoView } from '../../contract.ts'
import type { Surroundings } from '../../surroundings.ts'
import { COST_BOUNDS } from '../../vault/slots/kdf.ts'
import { requirePrinter } from '../sheets/printer.ts'
import { tellStory } from './demo-story.ts'
import type { KitHandlers } from './one-kit.ts'

/** No secret: the window shows it to anyone who looks around. */
const DEMO_PASSPHRASE = 'seven calm otters borrow a purple canoe'

/** The least there is: guessing slowly protects nothing whose passphrase is shown, and people would wait for it. */
const DEMO_COSTS = { memory: COST_BOUNDS.memory.min, passes: COST_BOUNDS.passes.min, lanes: COST_BOUNDS.lanes.min }

/** What the window is told of a demo. */
export function demoUntil(until: DemoView['until']): DemoView {
  return { passphrase: DEMO_PASSPHRASE, until }
}

/** A demo vault that does not exist yet. */
export interface Demo {
  readonly folder: string
  readonly vaultPath: string
  /** As these, but of the demo: while it is filled it has a clock and a printer of its own. */
  readonly around: (surroundings: Surroundings, until: DemoView['until']) => Surroundings
  /** Makes it as a user would: with the calls of the window. Only once it is open with what `around` gives. */
  readonly fill: (kit: { readonly handlers: KitHandlers }) => Promise<void>
  /** Deletes it with its folder. */
  readonly clean: () => void
}

/** Makes the folder for a demo, which only this user can read. */
export function makeDemo(): Demo {
  const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-demo-')) // 0700
  const clean = (): void => {
    process.removeListener('exit', clean)
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', clean)
  const vaultPath = join(folder, 'demo.rkit')
  const story = new StoryTime()
  return {
    folder,
    vaultPath,
    around: (surroundings, until) =>
      story.around({ ...surroundings, vaultPath, costs: DEMO_COSTS, demo: demoUntil(until) }),
    fill: ({ handlers }) => story.during((now, at) => tellStory({ handlers, passphrase: DEMO_PASSPHRASE, now, at })),
    clean,
  }
}

/** While a demo is filled its clock is set by the story, and what it prints comes out nowhere. */
class StoryTime {
  #at: number | undefined
  #now = Date.now

  around(surroundings: Surroundings): Surroundings {
    this.#now = () => surroundings.now()
    return {
      ...surroundings,
      now: () => this.#at ?? this.#now(),
      printer: {
        find: async () => (await surroundings.printer?.find()) ?? { way: 'none' },
        print: async (pdf, paper) =>
          this.#at === undefined ? await requirePrinter(surroundings).print(pdf, paper) : 'printed',
      },
    }
  }

  async during(tell: (now: number, at: (time: number) => void) => Promise<void>): Promise<void> {
    try {
      await tell(this.#now(), (time) => {
        this.#at = time
      })
    } finally {
      this.#at = undefined
    }
  }
}
