import { expect, test } from 'vitest'
import { said } from '../../renderer/said.ts'

test.each([
  ['Joins PyPI · alice in the vault', 'Joins PyPI · alice in the vault'],
  ['\u202Eevil is in no backup', '□evil is in no backup'],
  ['Joins שלום · dan in the vault', 'Joins \u2068שלום\u2069 · dan in the vault'],
  ['Removed שלום 12 עולם.', 'Removed \u2068שלום 12 עולם\u2069.'],
  ['From مرحبا, then bob, then أهلا', 'From \u2068مرحبا\u2069, then bob, then \u2068أهلا\u2069'],
  ['one\ntwo', 'one\ntwo'],
])('%j is shown as %j', (text, shown) => {
  expect(said(text)).toBe(shown)
})
