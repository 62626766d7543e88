import { markKey, type BrandMarks } from './mark-key.ts'

/** The marks, once they are here. They come after the first paint, in a chunk of their own. */
let loaded = $state.raw<BrandMarks>()
let asked = false

/** Without the chunk, accounts keep their initials. */
export function loadMarks(load = async () => (await import('virtual:brand-marks')).default as BrandMarks): void {
  if (asked) return
  asked = true
  requestAnimationFrame(() => {
    setTimeout(() => {
      load().then(
        (marks) => {
          loaded = marks
        },
        () => undefined,
      )
    })
  })
}

/** The mark of a service, by whatever name; undefined when there is none, or not yet. */
export function markOf(service: string): BrandMarks['marks'][string] | undefined {
  const slug = loaded?.names[markKey(service)]
  return slug === undefined ? undefined : loaded?.marks[slug]
}
