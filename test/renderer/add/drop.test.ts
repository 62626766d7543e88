import { expect, test } from 'vitest'
import { dragOf } from '../../../renderer/add/drop.ts'

test('files are taken wherever they fall, unless a dialog is open or the vault is locked', () => {
  expect(dragOf(['Files'], { takesFiles: true, field: false })).toBe('files')
  expect(dragOf(['Files'], { takesFiles: true, field: true })).toBe('files')
  expect(dragOf(['Files'], { takesFiles: false, field: false })).toBe('nothing')
})

test('text is left to the field it falls on, and does nothing elsewhere', () => {
  expect(dragOf(['text/plain', 'text/html'], { takesFiles: true, field: true })).toBe('text')
  expect(dragOf(['text/plain', 'text/uri-list'], { takesFiles: true, field: false })).toBe('nothing')
  expect(dragOf([], { takesFiles: true, field: false })).toBe('nothing')
})
