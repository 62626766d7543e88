import {
  accountLine,
  bringInByHand,
  createVault,
  createVaultByHand,
  expect,
  lock,
  PASSPHRASE,
  PYPI,
  test,
  unlock,
} from './kit.ts'

test('a vault is created with six generated words, four letters of which are typed back', async ({ window }) => {
  await window.getByRole('button', { name: 'Start a new kit' }).click()
  const generated = window.getByLabel('Generated passphrase')
  await expect(generated).not.toBeEmpty()
  const passphrase = await generated.innerText()
  const words = passphrase.split(' ')
  expect(words).toHaveLength(6)
  await window.getByRole('button', { name: 'I have written it down' }).click()
  await expect(window.getByLabel('Word 1')).toBeFocused()
  await window.keyboard.type(`${words.map((word) => word.slice(0, 4)).join(' ')}x`)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('alert')).toContainText('Word 6 is not the one from the step before')
  await window.keyboard.press('Backspace')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: 'Codes', level: 1 })).toBeAttached()
  await window.getByRole('button', { name: 'Lock' }).click()
  await unlock(window, passphrase)
  await expect(window.getByRole('heading', { name: 'Codes', level: 1 })).toBeAttached()
})

test('a weak passphrase is refused', async ({ window }) => {
  await window.getByRole('button', { name: 'Start a new kit' }).click()
  await window.getByRole('radio', { name: 'Use my own words' }).check()
  await window.getByLabel('New passphrase').fill('hunter2')
  await expect(window.getByRole('button', { name: 'Continue' })).toBeDisabled()
  await window.getByLabel('New passphrase').fill(PASSPHRASE)
  await expect(window.getByRole('button', { name: 'Continue' })).toBeEnabled()
})

test('a locked vault shows nothing, refuses a wrong passphrase, and opens with the right one', async ({ window }) => {
  await createVaultByHand(window)
  await bringInByHand(window, PYPI)
  await lock(window)
  await expect(window.getByText('PyPI')).toHaveCount(0)
  const button = window.getByRole('button', { name: 'Unlock', exact: true })
  const before = await button.boundingBox()
  await unlock(window, 'wrong')
  await expect(window.getByRole('alert')).toContainText('does not open the vault')
  expect(await button.boundingBox()).toEqual(before)
  const field = window.getByLabel('Passphrase', { exact: true })
  await expect(field).toBeFocused()
  expect(await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([0, 5])
  await unlock(window)
  await expect(accountLine(window, /PyPI, alice/)).toBeVisible()
})

test('the vault locks when the system does', async ({ window, host }) => {
  await createVault(window)
  await host.lockBySystem()
  await expect(window.getByRole('heading', { name: 'Unlock your vault' })).toBeVisible()
})

test('the window loads nothing from anywhere else', async ({ window }) => {
  const before = window.url()
  const refused = await window.evaluate(async () => {
    const image = new Image()
    const failed = new Promise((resolve) => {
      image.onerror = () => {
        resolve(true)
      }
      image.onload = () => {
        resolve(false)
      }
    })
    image.src = 'https://example.com/picture.png'
    return await failed
  })
  expect(refused).toBe(true)
  await window.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await expect(window.getByRole('heading', { name: 'Recovery Kit' })).toBeVisible()
  expect(window.url()).toBe(before)
})
