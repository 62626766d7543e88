import { expect, it } from 'vitest'
import { COMMANDS } from '../../../electron/contract/words/command-words.ts'
import { HELP_PAGES } from '../../../renderer/help/help-pages.ts'

it('every page of help has text and a place to go', () => {
  expect(HELP_PAGES.map(({ title }) => title)).toEqual([
    ...['The bad day', 'Passphrase', 'Paper', 'Paper key and shares', 'Keys'],
  ])
  const places: readonly string[] = COMMANDS.filter(({ group }) => group === 'go').map(({ id }) => id)
  expect(HELP_PAGES.filter(({ text, command }) => text.length < 3 || !places.includes(command))).toEqual([])
})
