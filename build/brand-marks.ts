import * as icons from 'simple-icons'
import type { SimpleIcon } from 'simple-icons'
import type { Plugin } from 'vite'
import { SERVICES } from '../electron/services/services.ts'
import { inkOf } from '../renderer/parts/marks/colours.ts'
import { markKey, type BrandMarks } from '../renderer/parts/marks/mark-key.ts'
import { BRAND_SLUGS, MARK_OF_SERVICE } from './brand-names.ts'

const NAME = 'virtual:brand-marks'

/** Gives the window the chosen marks of simple-icons (CC0), each with its colours worked out, and none of the others. */
export function brandMarks(): Plugin {
  return {
    name: 'brand-marks',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(chosenMarks())}` : undefined),
  }
}

/** @throws Error naming a mark that simple-icons no longer has. */
export function chosenMarks(): BrandMarks {
  const bySlug = new Map(
    Object.values(icons as unknown as Readonly<Record<string, SimpleIcon>>).map((icon) => [icon.slug, icon]),
  )
  const marks: Record<string, BrandMarks['marks'][string]> = {}
  const names: Record<string, string> = {}
  for (const slug of BRAND_SLUGS) {
    const icon = bySlug.get(slug)
    if (!icon) throw new Error(`simple-icons has no mark "${slug}"`)
    marks[slug] = { path: icon.path, ink: inkOf(`#${icon.hex}`) }
    names[markKey(slug)] = slug
    names[markKey(icon.title)] = slug
  }
  for (const { name, aliases, domains } of SERVICES) {
    const slug = MARK_OF_SERVICE[name] ?? names[markKey(name)]
    if (slug !== undefined) for (const called of [name, ...aliases, ...domains]) names[markKey(called)] ??= slug
  }
  return { marks, names }
}
