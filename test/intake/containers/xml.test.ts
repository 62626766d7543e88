import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../electron/intake/containers/limits.ts'
import { parseXml, preferencesOf } from '../../../electron/intake/containers/xml.ts'
import { KitError } from '../../../electron/kit-error.ts'
import { preferences } from '../../fixtures/intake/preferences.ts'

const WHAT = 'file'
const prefs = (text: string) => preferencesOf({ name: '', bytes: new TextEncoder().encode(text) }, WHAT)

// Control characters are no XML, and a line end is not kept as it was.
const visible = fc
  .string({ unit: 'grapheme' })
  .filter((text) => Array.from(text).every((character) => character >= ' '))

function codeOf(read: () => unknown): string {
  try {
    read()
    return 'read'
  } catch (error) {
    return error instanceof KitError ? error.code : 'not coded'
  }
}

describe('an XML text', () => {
  test('is read into elements, attributes and text', () => {
    const root = parseXml(
      '\uFEFF<?xml version="1.0"?>\n<!-- <a> --><root a="1 &gt; 0" b=\'"\'>x&amp;<![CDATA[<y>]]><one/><two>&#128273;</two></root>\n'.slice(
        1,
      ),
      WHAT,
    )
    expect(root).toEqual({
      name: 'root',
      attributes: new Map([
        ['a', '1 > 0'],
        ['b', '"'],
      ]),
      text: 'x&<y>',
      elements: [
        { name: 'one', attributes: new Map(), elements: [], text: '' },
        { name: 'two', attributes: new Map(), elements: [], text: '🔑' },
      ],
    })
  })

  test.each([
    ['<root><one></root', 'file-truncated'],
    ['<root><one>', 'file-truncated'],
    ['<root a="x', 'file-truncated'],
    ['<root><!-- x', 'file-truncated'],
    ['<root><![CDATA[ x', 'file-truncated'],
    ['<?xml version="1.0"?>', 'file-truncated'],
    ['', 'file-truncated'],
    ['<root><one></two></root>', 'file-damaged'],
    ['<root a=1></root>', 'file-damaged'],
    ['<root>&undefined;</root>', 'file-damaged'],
    ['<root></root><root></root>', 'file-damaged'],
    ['<!DOCTYPE root [<!ENTITY a "b">]><root>&a;</root>', 'file-damaged'],
    ['<!doctype root><root/>', 'file-damaged'],
  ])('%j is %s', (text, code) => {
    expect(codeOf(() => parseXml(text, WHAT))).toBe(code)
  })

  test('may not nest deeper or hold more than any app writes', () => {
    const deep = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(codeOf(() => parseXml(deep(LIMITS.xmlDepth), WHAT))).toBe('read')
    expect(codeOf(() => parseXml(deep(LIMITS.xmlDepth + 1), WHAT))).toBe('file-damaged')
    expect(codeOf(() => parseXml(`<a>${'<b/>'.repeat(LIMITS.xmlElements)}</a>`, WHAT))).toBe('file-damaged')
    const tag = (attributes: number) => `<a ${Array.from({ length: attributes }, (_, at) => `a${at}="x"`).join(' ')}/>`
    expect(codeOf(() => parseXml(tag(1000), WHAT))).toBe('read')
    expect(codeOf(() => parseXml(tag(400_000), WHAT))).toBe('file-damaged')
  })

  test('is read, or refused with a code, whatever it is', () => {
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<a/>',
      '<',
      '>',
      '"',
      "'",
      '&',
      '&amp;',
      '<!--',
      '-->',
      ']]>',
      '<?',
      ' b="c"',
      '<![CDATA[',
      'x',
    )
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        expect(codeOf(() => parseXml(parts.join(''), WHAT))).toMatch(/^(?:read|file-truncated|file-damaged)$/)
      }),
    )
  })
})

describe('preferences of an Android app', () => {
  test('give back every text exactly', () => {
    fc.assert(
      fc.property(fc.dictionary(visible, visible), (strings) => {
        const values = preferencesOf({ name: '', bytes: preferences(strings) }, WHAT)
        expect(Object.fromEntries(values)).toEqual({ ...strings })
      }),
      { numRuns: 50 },
    )
  })

  test('keep every line end that XML 1.0 knows nothing of', () => {
    const name = 'a\u0085b\u2028c\u2029d'
    expect(preferencesOf({ name: '', bytes: preferences({ name }) }, WHAT).get('name')).toBe(name)
  })

  test('give the value of what is not text', () => {
    expect(prefs('<map><int name="a" value="1" /><null name="b" /><string name="c"></string></map>')).toEqual(
      new Map([
        ['a', '1'],
        ['b', ''],
        ['c', ''],
      ]),
    )
  })

  test.each([
    ['<html></html>', 'file-damaged'],
    ['<map>lost<string name="a">x</string></map>', 'file-damaged'],
    ['<map><strinf name="a">x</strinf></map>', 'file-damaged'],
    ['<map><string>x</string></map>', 'file-damaged'],
    ['<map><string name="a">x</string><string name="a">y</string></map>', 'file-damaged'],
  ])('%j is %s', (text, code) => {
    expect(codeOf(() => prefs(text))).toBe(code)
  })
})
