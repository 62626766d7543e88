/** What lands on paper. Lengths are millimetres; all of it is anywhere on the page. */
import { anywhere, shaded, type Place, type Random, type WornPage } from './worn-page.ts'

/** Ink, mould or paint that nothing shows through, with uneven edges. @param count - Blots, each 30 to 60 mm across. */
export function blotted(page: WornPage, count: number, random: Random): WornPage {
  const blots = Array.from({ length: count }, () => {
    const waves = [2, 3, 5].map((times) => ({ times, height: 0.12 * random(), phase: 2 * Math.PI * random() }))
    const edge = (angle: number) =>
      waves.reduce((sum, { times, height, phase }) => sum + height * Math.sin(times * angle + phase), 1)
    return { middle: anywhere(page, random), radius: 15 + 15 * random(), edge }
  })
  return shaded(page, (shade, x, y) =>
    blots.some(({ middle, radius, edge }) => {
      const [u, v] = [x - middle.x, y - middle.y]
      const away = Math.hypot(u, v)
      // No wave adds more than that.
      return away < 1.36 * radius && away < radius * edge(Math.atan2(v, u))
    })
      ? INK
      : shade,
  )
}

/** Rings of a wet cup, 80 mm wide: brown and partly transparent, darkest at the rim. */
export function ringed(page: WornPage, count: number, random: Random): WornPage {
  const cups = Array.from({ length: count }, () => anywhere(page, random))
  return shaded(page, (shade, x, y) =>
    cups.reduce((left, cup) => {
      const inside = RING.radius - Math.hypot(x - cup.x, y - cup.y)
      if (inside < 0) return left
      return left * (inside < RING.rim ? RING.dark : RING.pale)
    }, shade),
  )
}

/** A pen that went to and fro over an area of 90 by 60 mm, nine strokes of 1 mm. */
export function penned(page: WornPage, random: Random): WornPage {
  const middle = anywhere(page, random)
  const turns = Array.from({ length: ZIGZAG.strokes + 1 }, (_, turn): Place => {
    const side = turn % 2 === 0 ? -0.5 : 0.5
    return {
      x: middle.x + side * (ZIGZAG.width - 10 * random()),
      y: middle.y + (turn / ZIGZAG.strokes - 0.5) * ZIGZAG.height,
    }
  })
  return shaded(page, (shade, x, y) => {
    if (Math.abs(x - middle.x) > ZIGZAG.width || Math.abs(y - middle.y) > ZIGZAG.height) return shade
    const isInk = turns.some((turn, at) => at > 0 && fromStroke({ x, y }, turns[at - 1] ?? turn, turn) < ZIGZAG.pen / 2)
    return isInk ? INK : shade
  })
}

const INK = 30
const RING = { radius: 40, rim: 4, dark: 0.45, pale: 0.8 } as const
const ZIGZAG = { strokes: 9, width: 90, height: 60, pen: 1 } as const

/** How far a place is from the nearest one of a straight stroke. */
function fromStroke(place: Place, from: Place, to: Place): number {
  const [u, v] = [to.x - from.x, to.y - from.y]
  const along = ((place.x - from.x) * u + (place.y - from.y) * v) / (u * u + v * v)
  const part = Math.max(0, Math.min(1, along))
  return Math.hypot(place.x - from.x - part * u, place.y - from.y - part * v)
}
