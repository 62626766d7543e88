import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ICON_SIZES } from '../../build/package/icons.ts'

const BUILD = join(import.meta.dirname, '../../build/package')

it('has the icon in every size, each as large as its name says', () => {
  const sizes = ICON_SIZES.map((size) => {
    const png = readFileSync(join(BUILD, `icons/${size}x${size}.png`))
    return [png.readUInt32BE(16), png.readUInt32BE(20)]
  })
  expect(sizes).toEqual(ICON_SIZES.map((size) => [size, size]))
})

it('is the mark that the window shows', () => {
  const mark = readFileSync(join(BUILD, '../../renderer/parts/Mark.svelte'), 'utf8')
  const icon = readFileSync(join(BUILD, 'icon.svg'), 'utf8')
  const paths = [...mark.matchAll(/'(M[^']+Z)'/g)].map(([, path]) => path ?? '')
  expect(paths).toHaveLength(2)
  expect(paths.filter((path) => !icon.includes(path))).toEqual([])
})
