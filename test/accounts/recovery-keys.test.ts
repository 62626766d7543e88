import { expect, test } from 'vitest'
import { isRecoveryKey } from '../../electron/accounts/recovery-keys.ts'

const codes = (...texts: readonly string[]) => texts.map((text) => ({ text: new TextEncoder().encode(text) }))
const TUTA = Array.from({ length: 16 }, () => 'a10c').join(' ')
const MATRIX = 'EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d'
const PHRASE = 'wolf juice proud gown wool unfair wall cliff insect more detail hub'

test.each([
  ['Tuta', TUTA],
  ['Tutanota', TUTA.replaceAll(' ', '')],
  ['Apple', 'RK12-AB34-CD56-EF78-GH90-JK12-MN34'],
  ['Apple iCloud', 'RK12-AB34-CD56-EF78-GH90-JK12-MN34'],
  ['Matrix', MATRIX],
  ['Element', MATRIX.replaceAll(' ', '')],
  ['MEGA', 'AbCdEfGhIjKlMnOpQrSt-v'],
  ['Proton Mail', PHRASE],
])('one of %s is told by its shape', (service, text) => {
  expect(isRecoveryKey(service, codes(text))).toBe(true)
})

test.each([
  ['another service', 'PyPI', codes(TUTA)],
  ['a service whose name only contains it', 'Pineapple', codes('RK12-AB34-CD56-EF78-GH90-JK12-MN34')],
  ['two codes', 'Tuta', codes(TUTA, TUTA)],
  ['no code', 'Tuta', []],
  ['a code of another shape', 'Proton', codes('a1b2c3d4')],
  ['a text far too long', 'MEGA', codes('x'.repeat(1000))],
])('%s is none', (_, service, set) => {
  expect(isRecoveryKey(service, set)).toBe(false)
})
