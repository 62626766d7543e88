import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type AST } from 'svelte/compiler'
import { describe, expect, it } from 'vitest'

const RENDERER = join(import.meta.dirname, '../../renderer')

const FILES = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte'))

/** Properties that are unique by construction: ids of records, and positions that the app itself counts. */
const UNIQUE = ['id', 'index']

/**
 * A repeated key ends the whole screen (`each_key_duplicate`), and anything from a file can be
 * repeated. So lists are keyed by position or by something unique.
 */
describe('the lists of the window', () => {
  it('are found', () => {
    expect(FILES.flatMap((file) => nodesOf(sourceOf(file), isEachBlock)).length).toBeGreaterThan(40)
  })

  it('have keys that cannot repeat', () => {
    expect(FILES.flatMap((file) => repeatable(sourceOf(file)).map((each) => `${file}: ${each}`))).toEqual([])
  })

  it.each([
    '{#each rows as row (row.token?.id)}x{/each}',
    '{#each notes as note (note)}x{/each}',
    '{#each sets as set (set.name)}x{/each}',
    '{#each cameras as { id } (id)}x{/each}',
    '{#each rows as row (row?.id)}x{/each}',
    '{#each rows as row (`${row.id}`)}x{/each}',
    '{#each rows as row}x{/each}',
    '{#if a}{#each [1] as one, index (index)}{#each rows as row (row.path)}x{/each}{/each}{/if}',
  ])('would not pass as %s', (source) => {
    expect(repeatable(source)).toHaveLength(1)
  })

  it.each([
    '{#each notes as note, at (at)}x{/each}',
    '{#each sets as set (set.id)}x{/each}',
    '{#each entries as candidate (candidate.entry.index)}x{/each}',
    '{#each files as { index } (index)}x{/each}',
    '{#each SCREENS as screen (screen)}x{/each}',
    '{#each [1, 2, 3] as bar (bar)}x{/each}',
  ])('would pass as %s', (source) => {
    expect(repeatable(source)).toEqual([])
  })
})

describe('what moves', () => {
  const styles = FILES.map((file) => ({ file, css: sourceOf(file) }))

  it('rests for most of each second: a window that is open all day draws little', () => {
    const moves = styles.flatMap(({ file, css }) =>
      [...css.matchAll(/\btransition: (?<what>[^;]*)/g)].map((found) => [file, found.groups?.what ?? ''] as const),
    )
    expect(moves.length).toBeGreaterThan(1)
    expect(moves.filter(([, what]) => !/^[\w-]+ (?:[1-9]\d|1\d\d|200)ms\b[^,]*$/.test(what))).toEqual([])
  })

  it('goes on by itself only in the last seconds of a code', () => {
    expect(styles.flatMap(({ file, css }) => css.match(/\banimation: .*/g)?.map((what) => [file, what]) ?? [])).toEqual(
      [['codes/ClockLine.svelte', 'animation: beat 1s ease-out infinite;']],
    )
    expect(sourceOf('codes/ClockLine.svelte')).toMatch(/\.line\.last > div \{[^}]*animation: beat/)
  })
})

/** Text by other people: names, notes, files, and the sentences that contain them. */
const OUTSIDE = [
  ...['service', 'name', 'note', 'what', 'reason', 'source', 'path', 'folder', 'place', 'holder'],
  ...['message', 'error', 'verdict', 'announcement'],
]
const SHOWS = ['said', 'boxed']

/**
 * A name can reverse what is next to it, and hide characters. So text from outside is shown by
 * `Given`, or by `said` inside a sentence.
 */
describe('text by other people', () => {
  it('is shown as it is, and moves nothing', () => {
    expect(FILES.flatMap((file) => bare(sourceOf(file)).map((each) => `${file}: ${each}`))).toEqual([])
  })

  it.each([
    '<p>{account.name}</p>',
    '<p>Joins {a ? entry.reason : other} here</p>',
    '<p>{counted(1, file.name)}</p>',
    '<p>{`Saved ${sent.path}`}</p>',
  ])('would not pass as %s', (source) => {
    expect(bare(source)).toHaveLength(1)
  })

  it.each([
    '<Given text={account.name} />',
    '<p>{said(account.name)}</p>',
    "<p>{said(asSentence(entry.reason ?? ''))}</p>",
    "<p>{account.name === '' ? 'No name' : said(account.name)}</p>",
    '<p>{WHAT[row.what]}</p>',
  ])('would pass as %s', (source) => {
    expect(bare(source)).toEqual([])
  })
})

function sourceOf(file: string): string {
  return readFileSync(join(RENDERER, file), 'utf8')
}

/** The opening tags of the lists whose key may repeat. */
function repeatable(source: string): string[] {
  return nodesOf(source, isEachBlock)
    .filter((each) => !cannotRepeat(each))
    .map(({ start }) => source.slice(start, source.indexOf('}', start) + 1))
}

function cannotRepeat({ expression, key, index, context }: AST.EachBlock): boolean {
  if (key?.type === 'Identifier') {
    if (key.name === index || key.name === 'index') return true
    const isItem = context?.type === 'Identifier' && context.name === key.name
    const isConstant = expression.type === 'Identifier' && /^[A-Z_]+$/.test(expression.name)
    return isItem && (isConstant || expression.type === 'ArrayExpression')
  }
  if (key?.type !== 'MemberExpression' || key.property.type !== 'Identifier') return false
  return !key.computed && !key.optional && UNIQUE.includes(key.property.name)
}

/** The expressions that put other people's text into the window unprotected. */
function bare(source: string): string[] {
  return nodesOf(source, isText)
    .filter(({ expression }) => isBare(expression))
    .map(({ start, end }) => source.slice(start, end))
}

function isBare(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  if (Array.isArray(node)) return node.some(isBare)
  if (!('type' in node)) return false
  const { type, ...parts } = node as { readonly type: string } & Readonly<Record<string, unknown>>
  if (type === 'BinaryExpression' || type === 'ArrowFunctionExpression') return false
  if (type === 'ConditionalExpression') return isBare([parts.consequent, parts.alternate])
  if (type === 'CallExpression' && SHOWS.includes(nameOf(parts.callee))) return false
  // Looked up in a table of the app's own words.
  if (type === 'MemberExpression' && parts.computed === true) return isBare(parts.object)
  return (type === 'MemberExpression' && OUTSIDE.includes(nameOf(parts.property))) || isBare(Object.values(parts))
}

function nameOf(node: unknown): string {
  return typeof node === 'object' && node !== null && 'name' in node ? String(node.name) : ''
}

/** Every node of a kind in a template, except for the values of attributes. */
function nodesOf<Node extends object>(source: string, is: (node: object) => node is Node): Node[] {
  const found: Node[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || isAttribute(node)) return
    if (is(node)) found.push(node)
    for (const child of Object.values(node)) visit(child)
  }
  visit(parse(source, { modern: true }).fragment)
  return found
}

function isEachBlock(node: object): node is AST.EachBlock {
  return 'type' in node && node.type === 'EachBlock'
}

function isText(node: object): node is AST.ExpressionTag {
  return 'type' in node && node.type === 'ExpressionTag'
}

function isAttribute(node: object): boolean {
  return 'type' in node && node.type === 'Attribute'
}
