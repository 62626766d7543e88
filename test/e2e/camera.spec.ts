import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { KitApi } from '../../electron/contract.ts'
import { migrationLink } from '../fixtures/intake/migration.ts'
import { cameraFilm } from '../fixtures/intake/camera-film.ts'
import { TEST_COSTS } from '../fixtures/app.ts'
import { twoOfThree } from '../fixtures/shares.ts'
import { launchBrowser } from './hosts/chromium-window.ts'
import { openChromiumHost } from './hosts/chromium.ts'
import type { Host } from './hosts/host.ts'
import {
  accountLine,
  createVault,
  expect,
  go,
  HOTP,
  imported,
  NOW,
  PASSPHRASE,
  PYPI,
  SECRET,
  test,
  THOROUGH,
} from './kit.ts'
import { checkSizes } from './looks.ts'
import { expectNoSecret } from './no-secret.ts'

test.skip(process.env.HOST === 'electron', 'only Chromium can be shown a film as its camera')

/** With a new vault, on the Add screen. */
async function withCamera(
  folder: string,
  texts: readonly string[],
  act: (window: Page, host: Host) => Promise<void>,
): Promise<void> {
  await withCameraAtStart(folder, texts, async (window, host) => {
    await createVault(window)
    await go(window, 'Import')
    await act(window, host)
  })
}

async function withCameraAtStart(
  folder: string,
  texts: readonly string[],
  act: (window: Page, host: Host) => Promise<void>,
): Promise<void> {
  const camera = join(folder, 'camera.y4m')
  writeFileSync(camera, cameraFilm(texts))
  const browser = await launchBrowser(camera)
  const host = await openChromiumHost({
    vaultPath: join(folder, 'vault.rkit'),
    costs: TEST_COSTS,
    now: () => NOW,
    browser,
  })
  try {
    await act(host.page, host)
  } finally {
    await host.close()
    await browser.close()
  }
}

interface InPage {
  readonly kit: KitApi
  readonly streams?: readonly MediaStream[]
}

/** From here on the page remembers the cameras it opens. */
async function watchCameras(window: Page): Promise<void> {
  await window.evaluate(() => {
    const streams: MediaStream[] = []
    Object.assign(globalThis, { streams })
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await open(wish)
      streams.push(stream)
      return stream
    }
  })
}

/** How many cameras of the page are running. */
async function running(window: Page): Promise<number> {
  return await window.evaluate(
    () => ((globalThis as unknown as InPage).streams ?? []).filter(({ active }) => active).length,
  )
}

test('a QR code held up to the camera is read once, comes in, and the camera goes out', async ({ folder }) => {
  await withCamera(folder, [PYPI], async (window) => {
    await watchCameras(window)
    await window.getByRole('button', { name: 'Use the camera' }).click()
    const dialog = window.getByRole('dialog', { name: 'Use the camera' })
    await expect(dialog.getByText('1 QR code read, 1 entry found.')).toBeVisible()
    await expect(dialog.getByRole('listitem')).toHaveText(/PyPI · alice/)
    await expectNoSecret(dialog, SECRET)
    expect(await running(window)).toBe(1)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect.poll(() => running(window)).toBe(0)

    await expect(window.getByRole('checkbox', { name: 'Import PyPI · alice' })).toBeChecked()
    await window.getByRole('button', { name: 'Import 1 account' }).click()
    await expect(imported(window)).toBeVisible()
    await go(window, 'Accounts')
    await expect(accountLine(window, /PyPI/)).toBeVisible()
  })
})

test(
  'a Google Authenticator export is collected from one code after the other, and a missing part is named',
  THOROUGH,
  async ({ folder }) => {
    const part = (index: number, name: string) =>
      migrationLink(
        [
          {
            secret: new TextEncoder().encode(name.repeat(5)),
            name,
            issuer: 'Google',
            algorithm: 1,
            digits: 1,
            type: 2,
          },
        ],
        { size: 3, index, id: 7 },
      )
    await withCamera(folder, [part(0, 'anna'), part(1, 'bert')], async (window) => {
      await window.getByRole('button', { name: 'Use the camera' }).click()
      const dialog = window.getByRole('dialog', { name: 'Use the camera' })
      await expect(dialog.getByText('2 QR codes read, 2 entries found.')).toBeVisible()
      await expect(dialog.getByText(/Part 3 of 3 .*missing/)).toBeVisible()
      await window.keyboard.press('Escape')
      await expect(window.getByText(/Part 3 of 3 .*missing/)).toBeVisible()
      await expect(window.getByRole('button', { name: 'Import 2 accounts' })).toBeVisible()
    })
  },
)

test('locking the vault closes the camera', THOROUGH, async ({ folder }) => {
  await withCamera(folder, ['https://example.org/'], async (window, host) => {
    await window.getByRole('button', { name: 'Use the camera' }).click()
    await expect(window.getByRole('dialog').getByText('1 QR code read, 0 entries found.')).toBeVisible()
    await host.lockBySystem()
    await expect(window.getByLabel('Passphrase', { exact: true })).toBeVisible()
    const answer = await window.evaluate(() =>
      (globalThis as unknown as InPage).kit.call('camera.frame', { width: 1, height: 1, grey: new Uint8Array(1) }),
    )
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })
})

test(
  'shares held up to the camera are counted one after the other, and the camera goes out with the last',
  THOROUGH,
  async ({ folder }) => {
    await withCamera(folder, [PYPI], async (window, host) => {
      const made = await window.evaluate(() =>
        (globalThis as unknown as InPage).kit.call('identity.create', { replace: false }),
      )
      const identity = made.ok ? made.value.identity : ''
      // Shares are asked for where some were printed; those held up are of the same identity.
      await host.saveNextTo(join(folder, 'shares.pdf'))
      await window.evaluate(
        async (identity) =>
          await (globalThis as unknown as InPage).kit.call('identity.shares', {
            identity,
            paper: 'a4',
            threshold: 2,
            holders: ['', ''],
            nameOthers: false,
            to: 'file',
          }),
        identity,
      )
      const [one = [], two = []] = twoOfThree(identity)
      // The camera is opened again each time, and shows what the file holds by then.
      writeFileSync(join(folder, 'camera.y4m'), cameraFilm([one.join(' ')]))
      await watchCameras(window)
      await go(window, 'Vault')
      await window.getByRole('button', { name: 'Check the shares' }).click()
      const dialog = window.getByRole('dialog', { name: 'Check the shares' })
      await dialog.getByRole('button', { name: 'Use the camera' }).click()
      await expect(dialog.getByText('1 of 2 read; hold up the next.')).toBeVisible()
      await expect(dialog.getByRole('listitem')).toHaveText(/^Share 1 of the set/)
      expect(await running(window)).toBe(1)
      await dialog.getByRole('button', { name: 'Back to the words' }).click()
      await expect.poll(() => running(window)).toBe(0)

      writeFileSync(join(folder, 'camera.y4m'), cameraFilm([two.join(' ')]))
      await dialog.getByRole('button', { name: 'Use the camera' }).click()
      await expect(dialog.getByText('Right. These 2 shares together open this vault.')).toBeVisible()
      await expect.poll(() => running(window)).toBe(0)
    })
  },
)

test('only paper: sheets held up to the camera become a new vault', THOROUGH, async ({ folder }) => {
  await withCameraAtStart(folder, [PYPI, HOTP], async (window) => {
    await watchCameras(window)
    await window.getByRole('button', { name: 'I only have paper' }).click()
    await window.getByRole('button', { name: 'Use the camera' }).click()
    const dialog = window.getByRole('dialog', { name: 'Use the camera' })
    await expect(dialog.getByText('2 QR codes read. Hold up the next sheet.')).toBeVisible()
    await checkSizes(window, 'only paper, camera')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect.poll(() => running(window)).toBe(0)
    await expect(window.getByText('2 QR codes read.')).toBeVisible()
    await window.getByRole('button', { name: 'Go on with these' }).click()
    await window.getByRole('radio', { name: 'Use my own words' }).check()
    await window.getByLabel('New passphrase').fill(PASSPHRASE)
    await window.getByRole('button', { name: 'Continue' }).click()
    await window.getByLabel('Passphrase again').fill(PASSPHRASE)
    await window.getByRole('button', { name: 'Create the vault' }).click()
    await window.getByRole('button', { name: /^Import 2 accounts/ }).click()
    await imported(window).waitFor()
    await go(window, 'Accounts')
    await expect(accountLine(window, /PyPI/)).toBeVisible()
    await expect(accountLine(window, /Old VPN/)).toBeVisible()
  })
})
