import { expect, it } from 'vitest'
import type { PublisherChangeView } from '../../../electron/contract.ts'
import { changeSentence } from '../../../electron/contract/words/publisher-words.ts'

const version = '1.2'
const active = { is: 'active' }

const SENTENCES: readonly (readonly [PublisherChangeView, string])[] = [
  [{ kind: 'owner-added', owner: 'ana' }, 'ana is a new owner.'],
  [{ kind: 'owner-gone', owner: 'ana' }, 'ana is no longer an owner.'],
  [{ kind: 'owner-renamed', before: 'ana', after: 'anna' }, 'ana is called anna now. It is the same account.'],
  [
    { kind: 'owner-replaced', owner: 'ana', before: '1', after: '2' },
    'ana is another account than before, of the same name. Ask whether somebody else took the name.',
  ],
  [{ kind: 'role', owner: 'ana', after: 'Owner' }, 'The role of ana is now Owner. It was not stated.'],
  [
    { kind: 'owner-field', owner: 'ana', name: 'email', before: 'a@b', after: 'a@c' },
    'The email of ana is now a@c. It was a@b.',
  ],
  [{ kind: 'organisation', before: null, after: 'pulley' }, 'It belongs to the organisation pulley now.'],
  [{ kind: 'organisation', before: 'pulley', after: null }, 'It no longer belongs to the organisation pulley.'],
  [
    { kind: 'organisation', before: 'pulley', after: 'winch' },
    'It belongs to the organisation winch now. It belonged to pulley.',
  ],
  [
    { kind: 'status', before: active, after: { is: 'archived', reason: 'Done.' } },
    'Its status is now "archived". The registry says: Done.',
  ],
  [{ kind: 'status', before: { is: 'quarantined' }, after: active }, 'It is out of quarantine.'],
  [{ kind: 'trusted-only', on: false }, 'It can be published without a trusted publisher again, with a token.'],
  [{ kind: 'trusted-only', on: true }, 'Only trusted publishers can publish it now.'],
  [{ kind: 'field', name: 'signers', after: ['a'] }, '"signers", which this version does not know, is new: ["a"].'],
  [
    { kind: 'trusted-instead', version, person: 'ana', provider: 'github' },
    '1.2 was published by a trusted publisher (github). Before it, ana did that.',
  ],
  [{ kind: 'other-person', version, before: 'ana', after: 'jo' }, '1.2 was published by jo. Before it, ana did that.'],
  [
    { kind: 'provider', version, before: 'GitHub', after: 'Google' },
    '1.2 came from Google. What was before it came from GitHub.',
  ],
  [
    { kind: 'publisher-field', version, name: 'environment', before: 'pypi' },
    'The environment behind 1.2 is gone. It was pypi.',
  ],
  [
    { kind: 'publisher-field', version, name: 'repository id', before: '1', after: '2' },
    'The number of the repository behind 1.2 is now 2. It was 1. Under the same name there is another one now.',
  ],
  [
    { kind: 'release-field', version, name: 'seal', before: 'x'.repeat(300), after: 1 },
    `"seal" of 1.2, which this version does not know, is now 1. It was ${'x'.repeat(200)}….`,
  ],
  [
    {
      kind: 'publisher-added',
      version,
      publisher: { kind: 'trusted', provider: 'GitHub', fields: { repository: 'a/b', workflow: 'x.yml' } },
    },
    '1.2 has another publisher: GitHub, a/b, x.yml.',
  ],
  [
    { kind: 'publisher-gone', version, publisher: { kind: 'person', name: 'ana' } },
    '1.2 no longer has this publisher: ana.',
  ],
  [
    { kind: 'attestation-gone', version, before: 'all', after: 'some' },
    'Not every file of 1.2 has an attestation. Before it, every file had one.',
  ],
  [
    { kind: 'attestation-gone', version, before: 'some', after: 'none' },
    '1.2 has no attestation. Before it, some files had one.',
  ],
  [
    { kind: 'file-added', version, file: 'a.whl', days: 1 },
    '1.2 has one more file, added one day after its first: a.whl.',
  ],
  [{ kind: 'file-added', version, file: 'a.whl' }, '1.2 has one more file: a.whl.'],
  [{ kind: 'file-gone', version, file: 'a.whl' }, '1.2 no longer has the file a.whl.'],
  [{ kind: 'file-changed', version, file: 'a.whl' }, '1.2 has a file with other content under the same name: a.whl.'],
  [{ kind: 'release-empty', version }, '1.2 serves no files any more. It may be in quarantine, which is not deleted.'],
  [{ kind: 'release-gone', version }, '1.2 is no longer listed.'],
  [{ kind: 'withdrawn', version, is: true }, '1.2 was withdrawn (yanked or deprecated).'],
  [{ kind: 'withdrawn', version, is: false }, '1.2 is no longer withdrawn.'],
]

it.each(SENTENCES)('%j is said in a sentence', (change, sentence) => {
  expect(changeSentence(change)).toBe(sentence)
})
