import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AccountChoice } from '../../../renderer/state/account-choice.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'
import { accountRow, idOf } from '../../fixtures/window/views.ts'

let choice: AccountChoice

beforeEach(async () => {
  new FakeWindow({ 'accounts.list': () => [accountRow('b', 'PyPI'), accountRow('a', 'npm', 'Bob')] })
  choice = new AccountChoice()
  await choice.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

it('has all accounts ticked to begin with, in the order of the list', () => {
  expect(choice.inOrder()).toEqual([idOf('b'), idOf('a')])
  choice.tick(idOf('b'), false)
  expect(choice.inOrder()).toEqual([idOf('a')])
  choice.tick(idOf('b'), true)
  expect(choice.inOrder()).toEqual([idOf('b'), idOf('a')])
})

it('ticks what is found alone', () => {
  choice.search = 'BOB np'
  expect(choice.found.map(({ id }) => id)).toEqual([idOf('a')])
  choice.tickFound(false)
  expect(choice.inOrder()).toEqual([idOf('b')])
  choice.search = ''
  expect(choice.found).toHaveLength(2)
})
