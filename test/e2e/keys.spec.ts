import { expect, go, test, THOROUGH } from './kit.ts'
import { addKey, band, done, openBench, openRow, rowOf, testNew } from './key-bench.ts'
import { check, checkSizes } from './looks.ts'

/** What a refusal is to a browser: of all that goes wrong it says this one name. */
const REFUSE = () => {
  Object.defineProperty(navigator.credentials, 'create', {
    value: () => Promise.reject(new DOMException('', 'NotAllowedError')),
    configurable: true,
  })
}

test.describe('a security key', () => {
  for (const protocol of ['ctap2', 'u2f'] as const)
    for (const transport of ['usb', 'nfc'] as const) {
      const over = transport === 'usb' ? 'USB' : 'NFC'
      const each = (protocol === 'u2f') === (transport === 'nfc') ? {} : THOROUGH
      test(
        `of ${protocol} over ${over} registers, signs, is kept, and is named by its touch`,
        each,
        async ({ window }) => {
          const bench = await openBench(window)
          await bench.plugIn({ protocol, transport })
          await testNew(window, 'Blue, desk drawer')
          await expect(band(window)).toContainText(`Blue, desk drawer works: it registered and signed over ${over}`)
          await expect(band(window)).toContainText('does not show that a service knows the key')
          await done(window)
          await expect(rowOf(window, 'Blue, desk drawer')).toContainText('Worked on Mar 3')

          await window.getByRole('button', { name: 'Which key is this?' }).click()
          await expect(band(window)).toContainText('Blue, desk drawer works: it signed')
          await done(window)
          const row = await openRow(window, 'Blue, desk drawer')
          await expect(row.getByRole('listitem')).toHaveText([/Signed, over/, /Registered and signed, over/])
        },
      )
    }

  test('with room for credentials keeps none of a test', THOROUGH, async ({ window }) => {
    const bench = await openBench(window)
    await bench.plugIn({ hasResidentKey: true, hasUserVerification: true, isUserVerified: true })
    await addKey(window, 'Blue')
    const row = await openRow(window, 'Blue')
    await expect(row).not.toContainText('Slots')
    await expect(row).toContainText('not tested here')
  })

  test('that nobody touches runs out of time, which is noted', async ({ host, window }) => {
    host.keyBench.wait = 1500
    const bench = await openBench(window)
    await bench.plugIn({ automaticPresenceSimulation: false })
    await testNew(window, 'Slow')
    await expect(band(window)).toContainText('Touch the new key now')
    await check(window, 'touch a key')
    await expect(band(window)).toContainText('No key was touched')
    await expect(band(window)).toContainText('Nothing was added.')
    await check(window, 'no key was touched')
    await done(window)
    await window.getByText('1 failed test without a key of this list').click()
    await expect(window.getByText('First test failed: no key was touched.')).toBeVisible()
  })

  test('that is not touched can be stopped, and nothing is noted', async ({ window }) => {
    const bench = await openBench(window)
    await bench.plugIn({ automaticPresenceSimulation: false })
    await testNew(window, 'Slow')
    await band(window).getByRole('button', { name: 'Stop' }).click()
    await expect(band(window)).toHaveCount(0)
    await expect(window.getByText('No security keys yet.')).toBeVisible()
    await expect(window.getByText('failed test')).toHaveCount(0)
  })

  test(
    'that is pulled before it answers is told apart where the system sees it',
    THOROUGH,
    async ({ host, window }) => {
      host.keyBench.wait = 1500
      let keys = 1
      host.keyBench.plugged = () => ({ keys, openable: keys })
      const bench = await openBench(window)
      const blue = await bench.plugIn({ automaticPresenceSimulation: false })
      await testNew(window, 'Blue')
      await expect(band(window)).toContainText('Touch the new key now')
      await bench.pull(blue)
      keys = 0
      await expect(band(window)).toContainText('The key was taken out too early')
    },
  )

  test('that Linux does not let the person open gets the rule that does', THOROUGH, async ({ host, window }) => {
    host.keyBench.wait = 3000
    host.keyBench.plugged = () => ({ keys: 1, openable: 0, barred: { vendor: '1050', product: '0407' } })
    await openBench(window)
    await testNew(window, 'Blue')
    await expect(band(window)).toContainText('this account has no right to open it')
    await expect(band(window)).toContainText('Linux does not let you open the key')
    await expect(band(window)).toContainText('ATTRS{idVendor}=="1050", ATTRS{idProduct}=="0407"')
    await checkSizes(window, 'no right to open a key')
  })

  test('that wants its PIN is not called broken', THOROUGH, async ({ window }) => {
    const bench = await openBench(window)
    await bench.plugIn()
    await window.evaluate(REFUSE)
    await testNew(window, 'Blue')
    await expect(band(window)).toContainText('The key wants its PIN')
    await expect(band(window)).toContainText('What works instead')
    await expect(band(window)).toContainText('This does not mean that the key is broken')
  })

  test('that is in the list already is found out before it gets a second name', THOROUGH, async ({ window }) => {
    const bench = await openBench(window)
    await bench.plugIn()
    await addKey(window, 'Blue')
    await testNew(window, 'Green')
    await expect(band(window)).toContainText('This key is in your list already')
    await band(window).getByRole('button', { name: 'Which key is this?' }).click()
    await expect(band(window)).toContainText('Blue works: it signed')
    await done(window)
    await expect(rowOf(window, 'Green')).toHaveCount(0)
  })

  test('that is another one than was asked for does not pass for it', async ({ window }) => {
    const bench = await openBench(window)
    const blue = await bench.plugIn()
    await addKey(window, 'Blue')
    await bench.pull(blue)
    await bench.plugIn()
    await window.getByRole('button', { name: 'Test Blue' }).click()
    await expect(band(window)).toContainText('That was another key')
    await done(window)
    const row = await openRow(window, 'Blue')
    await expect(row.getByRole('listitem')).toHaveText([/Test failed: that was another key/, /Registered and signed/])
    await expect(row).toContainText('Worked on Mar 3')
  })

  test('whose counter goes back is suspected of having a copy', THOROUGH, async ({ window }) => {
    const bench = await openBench(window)
    const blue = await bench.plugIn()
    await addKey(window, 'Blue')
    for (let touches = 0; touches < 2; touches++) {
      await window.getByRole('button', { name: 'Test Blue' }).click()
      await done(window)
    }
    const copy = await bench.plugIn()
    await bench.copyTo(blue, copy, 0)
    await bench.pull(blue)
    await window.getByRole('button', { name: 'Test Blue' }).click()
    await expect(band(window)).toContainText('The counter of this key went back')
    await expect(band(window)).toContainText('a copy of your key')
    await checkSizes(window, 'the counter went back')
    await done(window)
    await expect(rowOf(window, 'Blue')).toContainText('Counter went back on Mar 3')
  })
})

test.describe('two security keys', () => {
  test('plugged in at once are told apart by the touch, and are shown to be two', async ({ window }) => {
    const bench = await openBench(window)
    const blue = await bench.plugIn()
    await addKey(window, 'Blue')
    await bench.touch(blue, false)
    await bench.plugIn({ protocol: 'u2f' })
    await testNew(window, 'Green')
    await expect(band(window)).toContainText('Green and Blue are two different keys.')
    await checkSizes(window, 'the new key works')
    await done(window)
    await expect(window.getByRole('list', { name: 'Different keys' })).toContainText(
      'Blue and Green are two different keys.',
    )
    await window.getByRole('button', { name: 'Which key is this?' }).click()
    await expect(band(window)).toContainText('Green works')
  })

  test(
    'that came from Windows are compared by a second touch, which may be left out',
    THOROUGH,
    async ({ host, window }) => {
      host.keyBench.system = 'windows'
      const bench = await openBench(window)
      const blue = await bench.plugIn()
      await addKey(window, 'Blue')
      await bench.pull(blue)
      await bench.plugIn()
      await addKey(window, 'Green')
      await expect(window.getByText('Blue and Green have not been compared yet.')).toBeVisible()

      host.keyBench.system = 'linux'
      await window.getByRole('button', { name: 'Which key is this?' }).click()
      await expect(band(window)).toContainText('Green and Blue are two different keys.')
      await done(window)
      await expect(window.getByText('have not been compared yet')).toHaveCount(0)
    },
  )

  test(
    'that turn out to be one are joined under one name, and nothing of their history is lost',
    THOROUGH,
    async ({ host, window }) => {
      host.keyBench.system = 'windows'
      const bench = await openBench(window)
      const blue = await bench.plugIn()
      await addKey(window, 'Blue')
      await bench.touch(blue, false)
      const green = await bench.plugIn()
      await addKey(window, 'Green')
      await bench.copyTo(green, blue)
      await bench.pull(green)
      await bench.touch(blue, true)

      host.keyBench.system = 'linux'
      await window.getByRole('button', { name: 'Which key is this?' }).click()
      await expect(band(window)).toContainText('are one and the same key under two names')
      await checkSizes(window, 'two names for one key')
      await band(window)
        .getByRole('button', { name: /It was one key/ })
        .click()
      await expect(window.getByRole('article')).toHaveCount(1)
      const row = window.getByRole('article')
      await row.getByRole('button', { name: /^(Blue|Green)$/ }).click()
      await expect(row).toContainText(/Also known as\s*(Blue|Green)/)
      await expect(row.getByRole('listitem')).toHaveCount(4)
    },
  )

  test('are tested one after another, in whatever order they are put in', THOROUGH, async ({ window }) => {
    const bench = await openBench(window)
    const blue = await bench.plugIn()
    await addKey(window, 'Blue')
    await bench.touch(blue, false)
    const green = await bench.plugIn()
    await addKey(window, 'Green')
    await window.getByRole('button', { name: 'Test all keys, one after another' }).click()
    const walk = window.getByRole('region', { name: 'Walk through all keys' })
    await expect(walk).toContainText('1 of 2: Blue')
    await checkSizes(window, 'walk through all keys')
    await walk.getByRole('button', { name: 'It is in: test it' }).click()
    await expect(walk).toContainText('1 of 2: Blue')
    await expect(band(window)).toContainText('Green works')
    await bench.touch(green, false)
    await bench.touch(blue, true)
    await walk.getByRole('button', { name: 'It is in: test it' }).click()
    await expect(walk).toContainText('All 2 keys work')
    await check(window, 'all keys work')
    await walk.getByRole('button', { name: 'Done' }).click()
    await expect(walk).toHaveCount(0)
  })
})

test.describe('the record of a key', () => {
  test('has its sticker, its place and who keeps it, and may say that it is lost', THOROUGH, async ({ window }) => {
    const bench = await openBench(window)
    await bench.plugIn()
    await addKey(window, 'Blue')
    const row = await openRow(window, 'Blue')
    await row.getByRole('button', { name: 'Edit' }).click()
    const dialog = window.getByRole('dialog', { name: 'Edit Blue' })
    await dialog.getByLabel('Sticker').selectOption('blue')
    await dialog.getByLabel('Where it is').fill('home safe')
    await dialog.getByLabel('Who has it, if not you').fill('Ana')
    await check(window, 'edit a key')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(row).toContainText('home safe, with Ana')
    await checkSizes(window, 'everything about a key')
    await row.getByRole('button', { name: 'I lost it' }).click()
    await expect(row).toContainText('Lost on Mar 3')
    await expect(row.getByRole('button', { name: 'Test Blue' })).toBeDisabled()
    await row.getByRole('button', { name: 'It is back in use' }).click()
    await expect(row).toContainText('Worked on Mar 3')
  })

  test('says which model it is on whose word, and its certificate can be looked at', THOROUGH, async ({ window }) => {
    const bench = await openBench(window)
    await bench.plugIn({ protocol: 'u2f' })
    await addKey(window, 'Blue')
    const row = await openRow(window, 'Blue')
    await expect(row).toContainText('not asked yet')
    await row.getByRole('button', { name: 'Which model is it?' }).click()
    await expect(band(window)).toContainText('Blue said which model it is, and signed.')
    await done(window)
    await expect(row).toContainText('root not checked')
    await row.getByRole('button', { name: 'Look at its certificate' }).click()
    const dialog = window.getByRole('dialog', { name: 'Certificates of Blue' })
    await expect(dialog).toContainText('SHA-256')
    await checkSizes(window, 'the certificate of a key')
  })

  test(
    'has the PIN only where the system asks for it, after saying what that changes',
    THOROUGH,
    async ({ host, window }) => {
      const bench = await openBench(window)
      await bench.plugIn({ hasUserVerification: true, isUserVerified: true })
      await addKey(window, 'Blue')
      let row = await openRow(window, 'Blue')
      await expect(row.getByRole('button', { name: 'Test its PIN' })).toHaveCount(0)
      host.keyBench.system = 'windows'
      await go(window, 'Accounts')
      await go(window, 'Keys')
      row = await openRow(window, 'Blue')
      await row.getByRole('button', { name: 'Test its PIN' }).click()
      const dialog = window.getByRole('dialog', { name: 'Test the PIN of Blue' })
      await expect(dialog).toContainText('After eight in all, the key blocks its PIN for good.')
      await check(window, 'before a PIN test')
      await dialog.getByRole('button', { name: 'Test the PIN' }).click()
      await expect(band(window)).toContainText('Blue checked its PIN and signed.')
      await done(window)
      await expect(row).toContainText('checked on Mar 3')
    },
  )
})

test('no page in a frame can ask a key: none is let in, not even this one', async ({ window }) => {
  await openBench(window)
  for (const address of ['/', 'https://example.com/']) {
    const inside = await window.evaluate(async (src) => {
      const frame = document.createElement('iframe')
      frame.src = src
      const loaded = new Promise((resolve) => {
        frame.addEventListener('load', resolve)
      })
      document.body.append(frame)
      await loaded
      return frame.contentDocument?.location.href ?? 'nothing that this page may see'
    }, address)
    expect(inside).toBe('nothing that this page may see')
  }
})

test('the screens of keys are legible, light and dark', THOROUGH, async ({ host, window }) => {
  host.keyBench.wait = 60_000
  const bench = await openBench(window)
  const blue = await bench.plugIn()
  await addKey(window, 'Blue')
  await openRow(window, 'Blue')
  await checkSizes(window, 'everything about a key')
  await bench.touch(blue, false)
  await window.getByRole('button', { name: 'Test Blue' }).click()
  await expect(band(window)).toContainText('Touch the key now')
  await checkSizes(window, 'touch a key')
  await band(window).getByRole('button', { name: 'Stop' }).click()
  await bench.touch(blue, true)
  await window.getByRole('button', { name: 'Test Blue' }).click()
  await expect(band(window)).toContainText('Blue works')
  await checkSizes(window, 'the key works')
})
