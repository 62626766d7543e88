import { expect, it } from 'vitest'
import { hueOf, initialsOf, markKey } from '../../../renderer/parts/marks/mark-key.ts'

it('gives all spellings of a service one key', () => {
  expect(['GitHub', 'github.com', 'https://www.github.com/login', ' git-hub '].map(markKey)).toEqual([
    ...['github', 'github', 'github', 'github'],
  ])
})

it('takes the initials of the first two words', () => {
  expect(['Build server', 'fastmail', '  ', '🎉 party time', 'Ärzte'].map(initialsOf)).toEqual([
    ...['BS', 'F', '', 'PT', 'Ä'],
  ])
})

it('always gives a name the same hue', () => {
  expect([hueOf('Build server', 6), hueOf('build-server', 6), hueOf('', 6)]).toEqual([
    hueOf('Build server', 6),
    hueOf('Build server', 6),
    0,
  ])
})
