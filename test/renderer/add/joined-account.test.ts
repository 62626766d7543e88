import { expect, test } from 'vitest'
import { AccountIndex } from '../../../renderer/add/joined-account.ts'

const PYPI = { id: '1', service: 'PyPI', name: 'alice' }
const index = new AccountIndex([PYPI, { id: '2', service: '', name: '' }])

test('an entry joins the account of its name, whatever the case and the blanks around it', () => {
  expect(index.joinedBy({ service: ' pypi', name: 'ALICE ' })).toBe(PYPI)
  expect(index.joinedBy({ service: 'PyPI', name: 'bob' })).toBeUndefined()
})

test('an entry without a name joins nothing', () => {
  expect(index.joinedBy({ service: ' ', name: '' })).toBeUndefined()
})

test('an account is found by what the list shows of it', () => {
  expect(index.titled('PyPI · alice')).toBe(PYPI)
  expect(index.titled('PyPI')).toBeUndefined()
})
