/** Virtual security keys at the browser of a window, and the Keys screen. */
import type { CDPSession, Locator, Page } from '@playwright/test'
import { createVault, go } from './kit.ts'
import { SIZES } from './looks.ts'

export interface VirtualKey {
  readonly protocol?: 'ctap2' | 'u2f'
  readonly transport?: 'usb' | 'nfc'
  /** False: nobody touches it. */
  readonly automaticPresenceSimulation?: boolean
  readonly hasUserVerification?: boolean
  readonly isUserVerified?: boolean
  readonly hasResidentKey?: boolean
}

export class VirtualBench {
  readonly #devtools: CDPSession

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools
  }

  static async open(window: Page): Promise<VirtualBench> {
    const devtools = await window.context().newCDPSession(window)
    await devtools.send('WebAuthn.enable')
    return new VirtualBench(devtools)
  }

  async plugIn(key: VirtualKey = {}): Promise<string> {
    const { authenticatorId } = await this.#devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true, ...key },
    })
    return authenticatorId
  }

  async pull(authenticatorId: string): Promise<void> {
    await this.#devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  }

  /** Whether somebody touches it. */
  async touch(authenticatorId: string, enabled: boolean): Promise<void> {
    await this.#devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  }

  /** Gives the credentials of one key to another, as one key under two names has them, or as a copy of a key does. */
  async copyTo(from: string, to: string, counter?: number): Promise<void> {
    const { credentials } = await this.#devtools.send('WebAuthn.getCredentials', { authenticatorId: from })
    for (const credential of credentials)
      await this.#devtools.send('WebAuthn.addCredential', {
        authenticatorId: to,
        credential: { ...credential, ...(counter !== undefined && { signCount: counter }) },
      })
  }
}

/** A new vault on the Keys screen, and a bench without keys. */
export async function openBench(window: Page): Promise<VirtualBench> {
  const bench = await VirtualBench.open(window)
  await window.setViewportSize(SIZES.wide)
  await createVault(window)
  await go(window, 'Keys')
  return bench
}

/** Starts the test of a new key. */
export async function testNew(window: Page, name: string): Promise<void> {
  await window.getByRole('button', { name: 'Test a new key' }).click()
  await window.getByLabel('Name of the key').fill(name)
  await window.getByRole('button', { name: 'Start the test' }).click()
}

/** Tests a new key to its end. */
export async function addKey(window: Page, name: string): Promise<void> {
  await testNew(window, name)
  await done(window)
  await rowOf(window, name).waitFor()
}

export async function done(window: Page): Promise<void> {
  await band(window).getByRole('button', { name: 'Done' }).click()
}

/** Where a test says what it waits for, and what it came to. */
export function band(window: Page): Locator {
  return window.getByRole('region', { name: 'Key test' })
}

export function rowOf(window: Page, name: string): Locator {
  return window.getByRole('article', { name, exact: true })
}

/** Opens everything that is known of a key. */
export async function openRow(window: Page, name: string): Promise<Locator> {
  const row = rowOf(window, name)
  await row.getByRole('button', { name, exact: true }).click()
  return row
}
