import { expect, test } from 'vitest'
import { countsSentence, verdictSentence } from '../../../electron/contract/words/source-words.ts'

const file = (open: Parameters<typeof verdictSentence>[0]['open'], tokens = 1, name = 'aegis.json') =>
  verdictSentence({ name, tokens, ...(open && { open }) })

test('a file that is still needed is named with each reason', () => {
  expect(
    file([
      { kind: 'not-proved', count: 1, of: 2 },
      { kind: 'quarantined', count: 1 },
      { kind: 'refused', count: 2 },
      { kind: 'gone', count: 1 },
      { kind: 'not-read-back' },
      { kind: 'read-from-picture' },
    ]),
  ).toBe(
    'Do not delete aegis.json yet. 1 of 2 tokens is not proved. 1 entry in it is not understood yet. 2 entries in it are not in the vault. 1 entry in it is no longer in the vault. What came of it was not read back from the vault file. Its codes were read from its text. Only the picture shows whether each character is right.',
  )
})

test('a file that is done with says what was checked, and an old one nothing', () => {
  expect(file([])).toBe('Everything from aegis.json is proved.')
  expect(file([], 0)).toBe('Everything from aegis.json was read back from the vault file and compared.')
  expect(file(undefined)).toBeUndefined()
})

test.each([
  ['pasted text', 'the pasted text'],
  ['camera', 'what the camera saw'],
  ['typed by hand', 'what was typed'],
])('what is no file is not to be deleted but kept where it was: %s', (name, words) => {
  expect(file([{ kind: 'not-proved', count: 1, of: 1 }], 1, name)).toBe(
    `Keep the original of ${words}. 1 of 1 token is not proved.`,
  )
  expect(file([], 1, name)).toBe(`All of ${words} is proved.`)
})

test.each([
  [
    { read: 9, added: 7, duplicate: 1, refused: 0, quarantined: 1 },
    '9 entries read: 7 added, 1 already here, 1 set aside.',
  ],
  [{ read: 1, added: 0, duplicate: 0, refused: 1, quarantined: 0 }, '1 entry read: 1 not imported.'],
  [{ read: 12345, added: 12345, duplicate: 0, refused: 0, quarantined: 0 }, '12,345 entries read: 12,345 added.'],
  [{ read: 0, added: 0, duplicate: 0, refused: 0, quarantined: 0 }, 'Nothing was read.'],
])('%j is said in numbers that add up', (counts, words) => {
  expect(countsSentence(counts)).toBe(words)
})
