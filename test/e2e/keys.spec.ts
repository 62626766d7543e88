import type { CDPSession, Locator, Page } from '@playwright/test'
import { createVault, expect, go, test } from './kit.ts'
import { SIZES } from './looks.ts'

test.describe('a security key', () => {
  for (const [protocol, transport] of [
    ['ctap2', 'usb'],
    ['ctap2', 'nfc'],
    ['u2f', 'usb'],
    ['u2f', 'nfc'],
  ] as const) {
    test(`of ${protocol} over ${transport} registers, signs, is kept, and is named by its touch`, async ({
      window,
    }) => {
      const bench = await openBench(window)
      await bench.plugIn({ protocol, transport })
      await testNew(window, 'Blue, desk drawer')
      await expect(band(window)).toContainText('Blue, desk drawer works: it registered and signed')
      await expect(band(window)).toContainText('does not show that a service knows the key')
      await window.getByRole('button', { name: 'Done' }).click()
      const row = window.getByRole('article', { name: 'Blue, desk drawer' })
      await expect(row).toContainText('Worked on Mar 3')

      await window.getByRole('button', { name: 'Which key is this?' }).click()
      await expect(band(window)).toContainText('Blue, desk drawer works: it signed')
      await window.getByRole('button', { name: 'Done' }).click()
      await row.getByRole('button', { name: 'Blue, desk drawer', exact: true }).click()
      await expect(row.getByRole('listitem')).toHaveText([/Signed, over/, /Registered and signed, over/])
    })
  }
})

/** Virtual security keys at the browser of a window. */
class VirtualBench {
  readonly #devtools: CDPSession

  constructor(devtools: CDPSession) {
    this.#devtools = devtools
  }

  async plugIn(options: Partial<Parameters<VirtualBench['add']>[0]> = {}): Promise<string> {
    return await this.add({ protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true, ...options })
  }

  async add(options: {
    readonly protocol: 'ctap2' | 'u2f'
    readonly transport: 'usb' | 'nfc'
    readonly automaticPresenceSimulation?: boolean
    readonly hasUserVerification?: boolean
    readonly isUserVerified?: boolean
    readonly hasResidentKey?: boolean
  }): Promise<string> {
    const { authenticatorId } = await this.#devtools.send('WebAuthn.addVirtualAuthenticator', { options })
    return authenticatorId
  }

  async pull(authenticatorId: string): Promise<void> {
    await this.#devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  }
}

async function openBench(window: Page): Promise<VirtualBench> {
  const devtools = await window.context().newCDPSession(window)
  await devtools.send('WebAuthn.enable')
  await window.setViewportSize(SIZES.wide)
  await createVault(window)
  await go(window, 'Keys')
  return new VirtualBench(devtools)
}

async function testNew(window: Page, name: string): Promise<void> {
  await window.getByRole('button', { name: 'Test a new key' }).click()
  await window.getByLabel('Name of the key').fill(name)
  await window.getByRole('button', { name: 'Start the test' }).click()
}

function band(window: Page): Locator {
  return window.getByRole('region', { name: 'Key test' })
}
