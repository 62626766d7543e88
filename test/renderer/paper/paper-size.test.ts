import { expect, it } from 'vitest'
import { paperSizeFor } from '../../../renderer/paper/paper-size.ts'

it.each([
  ['en-US', 'letter'],
  ['fr-CA', 'letter'],
  ['es-MX', 'letter'],
  ['en', 'letter'],
  ['en-GB', 'a4'],
  ['de', 'a4'],
  ['pt-BR', 'a4'],
])('printers in the country of %s hold %s', (tag, size) => {
  expect(paperSizeFor(tag)).toBe(size)
})
