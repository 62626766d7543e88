import { creased, torn } from './breaks.ts'
import { blotted, penned, ringed } from './stains.ts'
import { blurred, faded, screened, shadowed } from './tones.ts'
import { aslant, turned } from './views.ts'
import type { Random, WornPage } from './worn-page.ts'

/** What happened to a page and to its picture. */
export interface Damage {
  readonly name: string
  /** What it models. No printer, lens or paper was measured for it. */
  readonly standsFor: string
  readonly wear: (page: WornPage, random: Random) => WornPage
}

const blots: Damage = {
  name: 'blots',
  standsFor: 'three spills that nothing shows through, each 30 to 60 mm wide',
  wear: (page, random) => blotted(page, 3, random),
}
const creases: Damage = {
  name: 'creases',
  standsFor: 'four folds in any direction with the ink broken off, 1.9 mm wide',
  wear: (page, random) => creased(page, 4, 1.9, random),
}
const fading: Damage = {
  name: 'faded',
  standsFor: '20 % of the contrast is left, in twelve streaks 7 %; noise',
  wear: (page, random) => faded(page, 0.2, random),
}
const photo: Damage = {
  name: 'photo',
  standsFor: 'by hand: aslant, slightly out of focus, half of it in a shadow',
  wear: (page, random) => shadowed(blurred(aslant(page, random), 0.15), random),
}
const halftone: Damage = {
  name: 'halftone',
  standsFor: 'copied with a screen of 72 dots an inch, turned, scanned again',
  wear: (page, random) => turned(screened(page), random),
}
const pen: Damage = {
  name: 'pen',
  standsFor: 'a zigzag of nine strokes of 1 mm over 90 by 60 mm',
  wear: penned,
}
const coffee: Damage = {
  name: 'coffee',
  standsFor: 'two rings of a cup, 80 mm wide, partly transparent',
  wear: (page, random) => ringed(page, 2, random),
}
const tear: Damage = {
  name: 'torn',
  standsFor: 'a strip of 8 mm is missing, along or across the page',
  wear: (page, random) => torn(page, 8, random),
}

export const DAMAGES: readonly Damage[] = [
  { name: 'none', standsFor: 'a clean scan', wear: (page) => page },
  ...[blots, creases, fading, photo, halftone, pen, coffee, tear],
  ...[both(blots, tear), both(creases, fading), both(pen, photo), both(coffee, halftone)],
]

/** One and then the other, each at its own places. */
function both(first: Damage, second: Damage): Damage {
  return {
    name: `${first.name} + ${second.name}`,
    standsFor: 'both',
    wear: (page, random) => second.wear(first.wear(page, random), random),
  }
}
