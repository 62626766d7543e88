/** Where most specs begin, made by the calls of the window: a person's way there takes longer than the spec itself. */
import type { Page } from '@playwright/test'
import type { Channel, Input, IntakeEntryView, Output, Result } from '../../electron/contract.ts'
import { PASSPHRASE } from '../fixtures/app.ts'

interface InPage {
  readonly kit: { readonly call: (channel: Channel, input: unknown) => Promise<Result<unknown>> }
}

/**
 * Calls the app as its window does, in any host.
 *
 * @throws Error with the app's own sentence where it refuses.
 */
async function callKit<C extends Channel>(window: Page, channel: C, input: Input<C>): Promise<Output<C>> {
  const answer = await window.evaluate(
    ([channel, input]) => (globalThis as unknown as InPage).kit.call(channel, input),
    [channel, input] as const,
  )
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.message}`)
  return answer.value as Output<C>
}

/** Creates a vault, and leaves it open. The window does not know of it until it is loaded again. */
export async function seedVault(window: Page): Promise<void> {
  await callKit(window, 'vault.create', { passphrase: PASSPHRASE })
}

/**
 * Imports everything in a file that is ticked at first, and what is asked about too. A screen of the window knows of
 * it once it is opened again.
 */
export async function seedAccounts(window: Page, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<void> {
  const files = [{ name, bytes: new Uint8Array(bytes) }]
  const { id: intake, entries } = await callKit(window, 'intake.read', { files })
  const take = entries.flatMap((entry) => {
    const leader = entries.find(({ index }) => index === entry.goesWith) ?? entry
    if (!isWanted(entry, leader)) return []
    const { index, firstUsed } = entry
    return [{ index, service: leader.service, name: leader.name, ...(firstUsed !== undefined && { firstUsed }) }]
  })
  await callKit(window, 'intake.commit', { intake, take })
}

/** Recovery codes are taken with the token whose they are. */
function isWanted({ kind }: IntakeEntryView, leader: IntakeEntryView): boolean {
  return kind !== 'quarantined' && kind !== 'refused' && (leader.ticked || leader.group === 'needs-you')
}
