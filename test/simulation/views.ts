/** How a camera or a scanner sees a page: where everything goes in the picture. */
import { moved, sizeOf, type Place, type Random, type WornPage } from './worn-page.ts'

/** The shade of the desk around the paper. */
const DESK = 90
/** How much of the picture the paper fills at most. */
const FILLED = 0.9
/** How much nearer an edge is than the middle, at most; a corner may be twice that. */
const TILT = 0.1

/** A photograph by hand: the page is seen from one side, smaller than the picture, on a darker desk. */
export function aslant(page: WornPage, random: Random): WornPage {
  const { width, height } = sizeOf(page)
  const [tiltX, tiltY] = [(2 * random() - 1) * TILT, (2 * random() - 1) * TILT]
  const scale = FILLED * (1 - Math.abs(tiltX) - Math.abs(tiltY))
  // From the middle, with half the width and half the height as 1.
  const inHalves = ({ x, y }: Place) => ({ u: (2 * x) / width - 1, v: (2 * y) / height - 1 })
  const inMillimetres = (u: number, v: number): Place => ({ x: ((u + 1) * width) / 2, y: ((v + 1) * height) / 2 })
  const to = (place: Place) => {
    const { u, v } = inHalves(place)
    const near = scale / (1 + tiltX * u + tiltY * v)
    return inMillimetres(u * near, v * near)
  }
  // The same, solved for u and v.
  const from = (place: Place) => {
    const { u, v } = inHalves(place)
    const far = 1 / (scale - tiltX * u - tiltY * v)
    return inMillimetres(u * far, v * far)
  }
  return moved(page, { to, from }, DESK)
}

/** Laid on a scanner by hand: turned by one to three degrees, to the left or to the right. */
export function turned(page: WornPage, random: Random): WornPage {
  const { width, height } = sizeOf(page)
  const angle = ((random() < 0.5 ? -1 : 1) * (1 + 2 * random()) * Math.PI) / 180
  const by =
    (radians: number) =>
    ({ x, y }: Place): Place => {
      const [u, v] = [x - width / 2, y - height / 2]
      const [sin, cos] = [Math.sin(radians), Math.cos(radians)]
      return { x: width / 2 + u * cos - v * sin, y: height / 2 + u * sin + v * cos }
    }
  return moved(page, { to: by(angle), from: by(-angle) }, 255)
}
