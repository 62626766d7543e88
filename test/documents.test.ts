import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** Every folder under this one, and how many files are in it. */
function folders(path: string): readonly (readonly [path: string, files: number])[] {
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true })
  const inside = entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => folders(`${path}/${name}`))
  return [[path, entries.filter((entry) => entry.isFile()).length], ...inside]
}

describe('the documents', () => {
  it('name every folder with more than thirty files, and no other', () => {
    const [, chapter = ''] = read('ARCHITECTURE.md').split('## Folders with more than thirty files')
    const large = ['electron', 'renderer', 'build', 'test'].flatMap(folders).filter(([, files]) => files > 30)
    const named = [...chapter.matchAll(/`([a-z0-9/]+)\/`/g)].map(([, name]) => name)
    expect(named.toSorted()).toEqual(large.map(([path]) => path).toSorted())
  })

  it('give a reason for every package', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    const [, table = ''] = read('CONTRIBUTING.md').split('## Dependencies')
    const named = [...table.matchAll(/^\| ((?:@?[a-z0-9/.-]+(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
      names.split(', '),
    )
    expect(named.filter((name) => name.length > 0 && name !== 'package').toSorted()).toEqual(
      Object.keys({ ...dependencies, ...devDependencies }).toSorted(),
    )
  })
})
