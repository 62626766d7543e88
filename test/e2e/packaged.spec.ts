/** The page, the preload and the main process of the packaged app, used as a person does. `HOST=packaged` runs other specs so, but those of security keys. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPackagedHost } from './hosts/packaged.ts'
import {
  accountLine,
  bringInByHand,
  createVaultByHand,
  expect,
  go,
  imported,
  lock,
  NOW,
  PYPI,
  test as base,
  unlock,
  THOROUGH,
} from './kit.ts'

const test = base.extend({
  host: async ({ folder, shared }, use) => {
    const host = await openPackagedHost({
      vaultPath: join(folder, 'vault.rkit'),
      now: () => NOW,
      ...(shared && { browser: shared }),
    })
    await host.page.clock.setFixedTime(NOW)
    await use(host)
    await host.close()
  },
})

test.skip(process.platform !== 'linux', 'packs for Linux')

test(
  'a vault of the packaged app is made, filled, printed, locked and opened again',
  THOROUGH,
  async ({ window, host, folder }) => {
    await createVaultByHand(window)
    await bringInByHand(window, PYPI)
    await expect(imported(window)).toBeVisible()
    const pdf = join(folder, 'sheets.pdf')
    await go(window, 'Paper')
    await window.getByRole('button', { name: 'Tick all' }).click()
    await host.saveNextTo(pdf)
    await window.getByRole('button', { name: 'Save the PDF' }).click()
    await expect.poll(() => existsSync(pdf)).toBe(true)
    expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-')

    await lock(window)
    await expect(window.getByText('PyPI')).toHaveCount(0)
    await unlock(window)
    await accountLine(window, /PyPI, alice/).click()
    await window.keyboard.press('Enter')
    await expect.poll(() => host.clipboardText()).toMatch(/^\d{6}$/)
  },
)
