/**
 * The ways a picture is looked at, from cheap to dear. What each is for was seen on pictures with
 * one thing wrong at a time; `npm run bench` shows what they find together.
 */
import { scaled, stretched, turned, type Grey } from './grey.ts'
import { blurred, despeckled, evened, sharpened } from './grey-filters.ts'

interface Pass {
  readonly change: (image: Grey) => Grey
  /** Which decoder finds more in it. */
  readonly decoders: readonly ('zxing' | 'second')[]
}

const both = ['zxing', 'second'] as const

export const PASSES: readonly Pass[] = [
  { change: (image) => image, decoders: ['second'] }, // as it is: it takes more noise and more tilt than the first
  { change: (image) => blurred(image, 1), decoders: both }, // noise of a dark room
  { change: (image) => scaled(image, 1.5), decoders: both }, // small codes and slight blur
  { change: stretched, decoders: both }, // grey on grey, as behind glass
  { change: (image) => despeckled(despeckled(image)), decoders: both }, // dust and scratches of a copier
  { change: (image) => sharpened(blurred(blurred(image, 1), 1), 6, 10), decoders: both }, // out of focus
  { change: (image) => sharpened(scaled(image, 0.5), 3, 6), decoders: both }, // out of focus, large
  { change: (image) => scaled(image, 0.5), decoders: both }, // large modules with texture or moiré in them
  { change: (image) => scaled(image, 0.33), decoders: both }, // larger ones
  { change: evened, decoders: both }, // a shadow or a lamp across the code
  { change: (image) => scaled(image, 2), decoders: both }, // modules of less than two pixels
  { change: (image) => sharpened(blurred(image, 1), 5, 10), decoders: both }, // far out of focus
  { change: (image) => turned(image, 15), decoders: both }, // edges that fall together with rows of pixels
  { change: (image) => turned(image, 35), decoders: both },
  { change: (image) => scaled(image, 3), decoders: both }, // smaller still, and strongly tilted
]
