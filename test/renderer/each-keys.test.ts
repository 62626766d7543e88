import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type AST } from 'svelte/compiler'
import { describe, expect, it } from 'vitest'

const RENDERER = join(import.meta.dirname, '../../renderer')

/** Properties that are unique by construction: ids of records, and positions that the app itself counts. */
const UNIQUE = ['id', 'index']

/**
 * A key that comes twice ends the whole screen (`each_key_duplicate`), and whatever comes from a
 * file can come twice. So a list is keyed by its position or by what cannot repeat.
 */
describe('the lists of the window', () => {
  const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte'))

  it('are found', () => {
    expect(files.flatMap((file) => eachBlocks(sourceOf(file))).length).toBeGreaterThan(40)
  })

  it('have keys that cannot repeat', () => {
    expect(files.flatMap((file) => repeatable(sourceOf(file)).map((each) => `${file}: ${each}`))).toEqual([])
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

function sourceOf(file: string): string {
  return readFileSync(join(RENDERER, file), 'utf8')
}

/** The opening tags of the lists whose key may come twice. */
function repeatable(source: string): string[] {
  return eachBlocks(source)
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

function eachBlocks(source: string): AST.EachBlock[] {
  const found: AST.EachBlock[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (isEachBlock(node)) found.push(node)
    for (const child of Object.values(node)) visit(child)
  }
  visit(parse(source, { modern: true }).fragment)
  return found
}

function isEachBlock(node: object): node is AST.EachBlock {
  return 'type' in node && node.type === 'EachBlock'
}
