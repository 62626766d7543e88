import { expect, test } from 'vitest'
import type { PrinterView } from '../../../electron/contract.ts'
import { printerWarnings } from '../../../renderer/paper/printer-words.ts'

const office = (fields: object): PrinterView => ({
  ...{ way: 'cups', name: 'Office', state: 'ready', writesFiles: false },
  ...fields,
})

test('a printer that is ready, or that the system asks for, needs no warning', () => {
  expect(printerWarnings(office({}), true)).toEqual([])
  expect(printerWarnings({ way: 'dialog' }, true)).toEqual([])
  expect(printerWarnings({ way: 'none' }, true)).toEqual([])
})

test('one that is paused, rejects jobs, says nothing or writes files is named', () => {
  expect(printerWarnings(office({ state: 'paused' }), true)).toEqual([
    '“Office” is paused. Nothing is sent to it until it is started again.',
  ])
  expect(printerWarnings(office({ state: 'rejecting' }), true)).toEqual([
    '“Office” does not take jobs. Nothing is sent to it until it does.',
  ])
  expect(printerWarnings(office({ state: 'unknown', writesFiles: true }), true)).toEqual([
    'The print system does not say what “Office” does with jobs.',
    '“Office” writes a file, not paper. It will hold your secrets, not encrypted; find it and delete it.',
  ])
  expect(printerWarnings(office({ writesFiles: true }), false)).toEqual([
    '“Office” writes a file, not paper. Find it, and delete it when it is printed.',
  ])
})
