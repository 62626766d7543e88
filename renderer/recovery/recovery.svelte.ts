import type { ActionView, ReadinessState, StartView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import { today } from '../wording.ts'
import type { SettingsPart } from '../settings/settings-parts.ts'
import type { Screen } from '../state/session.svelte.ts'

/** What the Recovery screen shows: how the kit is doing, one question at a time, what was answered, or what to do after a loss. */
export type RecoveryPlace = 'kit' | 'questions' | 'told' | 'lost'

/** How the kit is doing, and where on the screen the person is. */
export class Recovery {
  state = $state.raw<ReadinessState>()
  place = $state<RecoveryPlace>('kit')
  /** The question that an action asks for; the others follow. */
  firstAsked = $state<string>()
  readonly loading = new Attempt()
  readonly rehearsing = new Attempt()
  readonly #go: (screen: Screen, part?: SettingsPart) => void

  /** @param go - Opens another screen. */
  constructor(go: (screen: Screen, part?: SettingsPart) => void) {
    this.#go = go
  }

  load = async (): Promise<void> => {
    await this.loading.restart(async () => {
      this.state = await call('readiness.state')
    })
  }

  /** Back to how the kit is doing, which may have changed. */
  back = (): void => {
    this.place = 'kit'
    void this.load()
  }

  lost = (): void => {
    this.place = 'lost'
  }

  /** What was answered, to change it. */
  told = (): void => {
    this.place = 'told'
  }

  /** @param key - Of the question to ask first. */
  ask = (key?: string): void => {
    this.firstAsked = key
    this.place = 'questions'
  }

  /** Keeps that a rehearsal was done today. @returns Whether it was saved. */
  rehearsed = async (about: string, fact: string): Promise<boolean> => {
    const saved = await this.rehearsing.run(async () => {
      await call('readiness.answer', { kind: 'fact', about, fact, is: today() })
    })
    if (saved) void this.load()
    return saved
  }

  /** Goes where the fix of an action or a check begins. */
  start = ({ start, ask }: Pick<ActionView, 'start' | 'ask'>): void => {
    const screen = screenOf(start)
    if (screen) this.#go(...screen)
    else this.ask(ask?.key)
  }
}

/** The screen on which a fix begins, and the part of the settings; undefined for the questions, which are here. */
export function screenOf(start: StartView): readonly [Screen, SettingsPart?] | undefined {
  switch (start) {
    case 'readiness.answer':
      return undefined
    case 'intake.choose':
      return ['intake']
    case 'accounts.get':
      return ['accounts']
    case 'keys.begin':
      return ['keys']
    case 'sheets.plan':
    case 'sheets.list':
    case 'sheets.fileGone':
    case 'drill.start':
      return ['paper']
    case 'drill.backup':
    case 'backups.copy':
      return ['settings', 'backups']
    case 'identity.create':
    case 'identity.combine':
    case 'slots.list':
    case 'vault.drill':
      return ['settings', 'security']
  }
}
