import { expect, test } from 'vitest'
import { isArchivedList, isArchivedObject, KeyedArchive } from '../../../electron/intake/containers/keyed-archive.ts'
import { Archiver, propertyList, Real, Uid, type Value } from '../../fixtures/intake/property-list.ts'

const opened = (bytes: Uint8Array) => new KeyedArchive(bytes, 'archive')
const archiveOf = (...objects: readonly Value[]) =>
  opened(propertyList({ $top: { root: new Uid(1) }, $objects: ['$null', ...objects] }))

test('dictionaries, lists, objects and what wraps texts, bytes and dates are read by name', () => {
  const archiver = new Archiver()
  const list = archiver.list([archiver.object('NSMutableString', { 'NS.string': 'in a list' })])
  const fields = { list, none: new Uid(0), name: archiver.add('$null'), count: 7 }
  const date = archiver.object('NSDate', { 'NS.time': new Real(1.5) })
  const data = archiver.object('NSMutableData', { 'NS.data': Uint8Array.of(1, 2) })
  const archive = opened(
    archiver.finished(archiver.dictionary({ thing: archiver.object('Thing', fields), date, data })),
  )
  const { root } = archive
  if (!isArchivedObject(root)) throw new Error('the root is a dictionary')
  expect([root.field('date'), root.field('data'), root.field('other')]).toEqual([1.5, Uint8Array.of(1, 2), undefined])
  const thing = root.field('thing')
  if (!isArchivedObject(thing)) throw new Error('the thing is an object')
  // The object with the number 0 is none; a text that looks like it is a text.
  expect([thing.field('none'), thing.field('name'), thing.field('count')]).toEqual([null, '$null', 7])
  const values = thing.field('list')
  expect(isArchivedList(values) && values.map((value) => archive.resolved(value))).toEqual(['in a list'])
})

test.each<[string, readonly Value[]]>([
  ['refers to nothing', [new Uid(9)]],
  ['wraps itself', [{ 'NS.string': new Uid(1) }]],
  ['is a dictionary that lacks a value', [{ 'NS.keys': [new Uid(2)], 'NS.objects': [] }, 'key']],
])('one that %s is damaged', (_, objects) => {
  expect(() => archiveOf(...objects)).toThrow(/was damaged/)
})

test('an object that refers to itself is no circle for the one who reads it', () => {
  const { root } = archiveOf({ parent: new Uid(1), name: new Uid(2) }, 'child')
  if (!isArchivedObject(root)) throw new Error('the root is an object')
  const parent = root.field('parent')
  expect(isArchivedObject(parent) && parent.field('name')).toBe('child')
})

test.each<Value>(['text', { $objects: [] }, { $top: {}, $objects: 'none' }])('%j is no archive', (value) => {
  expect(() => opened(propertyList(value))).toThrow(/was damaged/)
})
