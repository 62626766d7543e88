import { bringIn, createVault, expect, go, test } from './kit.ts'
import { check, checkSizes } from './looks.ts'

const SERVICES = ['PyPI', 'npm', 'GitHub', 'GitLab', 'crates.io', 'RubyGems', 'Docker Hub', 'NuGet', 'Fastmail']
const LETTERS = 'ABCDEFGHI'
const LINKS = SERVICES.map((service, at) => {
  const name = encodeURIComponent(service)
  return `otpauth://totp/${name}:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PX${LETTERS.charAt(at)}&issuer=${name}`
})

test('after an import of nine accounts there is a true sentence, and a first thing to do, at one click', async ({
  window,
}) => {
  await createVault(window)
  await bringIn(window, ...LINKS)
  await go(window, 'Recovery')
  await checkSizes(window, 'recovery')
  const today = window.getByRole('region', { name: /to do today/ })
  await expect(today.getByRole('listitem')).toHaveCount(3)
  console.log(await window.getByRole('main').innerText())
  await window.setViewportSize({ width: 1280, height: 2400 })
  await check(window, 'recovery tall')
  await window.getByRole('radio', { name: 'Graph' }).check()
  await check(window, 'recovery graph')
  await window.getByRole('button', { name: 'I lost something' }).click()
  await window.getByRole('group', { name: 'What is gone' }).getByRole('button').first().click()
  await window.getByText('You get back into').waitFor()
  await checkSizes(window, 'lost')
  await window.getByRole('button', { name: 'Back' }).click()
  await window.getByRole('button', { name: /^Answer \d+ questions/ }).click()
  await checkSizes(window, 'questions')
})
