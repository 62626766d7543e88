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
  // Written down: a name keeps its colour from one version to the next.
  expect(['Build server', 'build-server', 'Fastmail', 'Bank', ''].map((name) => hueOf(name, 6))).toEqual([
    1, 1, 0, 0, 0,
  ])
  expect(['Build server', 'Fastmail', 'Bank'].map((name) => hueOf(name, 360))).toEqual([253, 168, 126])
})
