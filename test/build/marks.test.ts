import { expect, it } from 'vitest'
import { chosenMarks } from '../../build/brand-marks.ts'
import { BRAND_SLUGS } from '../../build/brand-names.ts'
import { SERVICES } from '../../electron/services/services.ts'
import { contrast, CONTRAST, HUES } from '../../renderer/parts/marks/colours.ts'
import { markKey } from '../../renderer/parts/marks/mark-key.ts'

const { marks, names } = chosenMarks()

it('has every chosen mark once', () => {
  expect(Object.keys(marks)).toEqual([...new Set(BRAND_SLUGS)])
  expect(BRAND_SLUGS).toHaveLength(new Set(BRAND_SLUGS).size)
})

it('finds the mark of a service by all of its names', () => {
  const slugOf = (name: string) => names[markKey(name)]
  expect(['GitHub', 'github.com', 'https://www.github.com/login', 'PyPI', 'pypi.org'].map(slugOf)).toEqual([
    ...['github', 'github', 'github', 'pypi', 'pypi'],
  ])
  expect([slugOf('crates.io'), slugOf('Docker Hub'), slugOf('No such service')]).toEqual(['rust', 'docker', undefined])
})

it('has a mark for most services of the table', () => {
  const without = SERVICES.filter(({ name }) => names[markKey(name)] === undefined).map(({ name }) => name)
  expect(without.length).toBeLessThan(SERVICES.length / 3)
})

it('can be seen in both themes, as can initials', () => {
  const shades = [...Object.values(marks).map(({ ink }) => ink), ...HUES].flatMap(({ light, dark }) => [light, dark])
  expect(shades.filter(({ colour, tint }) => contrast(colour, tint) < CONTRAST)).toEqual([])
})
