import { expect, test } from 'vitest'
import { recoveryCodes } from '../../../../electron/intake/formats/recovery-codes/recovery-codes.ts'
import { recoveryKeyIn } from '../../../../electron/intake/formats/recovery-codes/recovery-keys.ts'

const source = (text: string, name = 'note.txt') => ({ name, bytes: new TextEncoder().encode(text) })

const TUTA = Array.from({ length: 16 }, (_, at) => (0xa10c + at).toString(16)).join(' ')
const APPLE = 'RK12-AB34-CD56-EF78-GH90-JK12-MN34'
/** The example of the Matrix specification, and one whose key is the bytes 0 to 31. */
const MATRIX = [
  'EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d',
  'EsSz ykH7 LCZx 7Cae cmKD wcmY JRXi Ybtu 8iQ3 t8Ez nRwK pUY1',
]
const MEGA = 'AbCdEfGhIjKlMnOpQrSt-v'
const PHRASE = 'wolf juice proud gown wool unfair wall cliff insect more detail hub'

test.each([
  ['Tuta', TUTA, undefined],
  ['Tuta', `Tuta recovery code:\n\n  ${TUTA}  \n`, undefined],
  ['Tuta', `tuta.com\n${TUTA.replaceAll(' ', '')}`, undefined],
  ['Apple', `Apple recovery key: ${APPLE}`, undefined],
  ['Matrix', MATRIX[0] ?? '', undefined],
  ['Matrix', `Security Key for Element\n${MATRIX[1] ?? ''}\n`, undefined],
  ['MEGA', MEGA, 'MEGA-RECOVERYKEY.txt'],
  ['Proton', `Proton Recovery Phrase\n\n${PHRASE}\n`, undefined],
  ['Proton', PHRASE, 'proton_recovery_phrase.txt'],
])('a recovery key of %s is known', (service, text, name) => {
  expect(recoveryKeyIn(source(text, name))?.service).toBe(service)
})

test('it is a set of one, kept as it is written, and said not to be used up', () => {
  expect(recoveryCodes.read(source(`Security Key\n${MATRIX[0] ?? ''}\n`))).toMatchObject({
    formatName: 'Recovery key',
    found: [
      {
        ...{ kind: 'code-set', service: 'Matrix', account: 'recovery key' },
        codes: [new TextEncoder().encode(MATRIX[0])],
        warnings: [{ kind: 'recovery-key', service: 'Matrix' }],
      },
    ],
  })
})

test.each([
  ['a Matrix key with one character changed', (MATRIX[0] ?? '').replace('LW2K', 'LW2L')],
  ['twelve words of nobody', PHRASE],
  ['22 characters of nobody', MEGA],
  ['a checksum', TUTA.replaceAll(' ', '')],
  ['two keys', `Apple\n${APPLE}\n${APPLE.replace('RK', 'RL')}`],
  ['28 characters of nobody', APPLE],
])('%s is no recovery key', (_what, text) => {
  expect(recoveryKeyIn(source(text))).toBeUndefined()
})

test('many long lines of letters are looked through at once, though each could be groups in millions of ways', () => {
  expect(recoveryKeyIn(source(`${'A'.repeat(97)}!\n`.repeat(100)))).toBeUndefined()
  const [key = ''] = MATRIX
  expect(recoveryKeyIn(source(key.replaceAll(' ', '')))?.service).toBe('Matrix')
})
