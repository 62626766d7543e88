import { pgmOf, turned, type Grey } from '../../electron/pictures/grey.ts'
import { jpegOf } from '../fixtures/intake/jpeg.ts'
import { blotted, blurred, creased, faded, type CodeArea, type Random } from './wear.ts'

/** One defect of a page or of its picture. */
export interface Damage {
  readonly name: string
  /** What it models. No printer, lens or paper was measured for it. */
  readonly standsFor: string
  readonly change: (image: Grey, code: CodeArea, random: Random) => Grey
  /** The share of codes that should still be read at 200 dpi and more. */
  readonly aim: number
  /** The picture as a file; PGM, which is lossless, unless it says otherwise. */
  readonly fileOf: (image: Grey) => Uint8Array
}

export const DAMAGES: readonly Damage[] = [
  { ...damage('none', 'a clean scan', (image) => image), aim: 1 },
  damage('blurred', 'a lens out of focus, or ink that ran: 0.6 mm wide, nearly a module', (image, { module }) =>
    blurred(image, 0.4 * module),
  ),
  damage('tilted 8 degrees', 'a sheet laid down askew', (image, _, random) => turned(image, random() < 0.5 ? 8 : -8)),
  damage('faded to 30 %', 'an empty cartridge, or years of light', (image, _, random) => faded(image, 0.3, random)),
  damage('creased', 'a fold with the ink broken off, three modules (1.9 mm) wide', (image, code, random) =>
    creased(image, code, { modules: 3, where: 'between' }, random),
  ),
  // No decoder finds a code without its corner squares; the second print of the code is for this.
  damage('creased at an edge', 'the same through the corner squares of the code', (image, code, random) =>
    creased(image, code, { modules: 3, where: 'edge' }, random),
  ),
  damage('blotted 15 %', 'a spill that hides 15 % of the code', (image, code, random) =>
    blotted(image, code, 0.15, random),
  ),
  {
    ...damage('JPEG quality 40', 'a picture sent by a messenger', (image) => image),
    fileOf: (image) => jpegOf(image, 40),
  },
]

function damage(name: string, standsFor: string, change: Damage['change']): Damage {
  return { name, standsFor, change, aim: 0.95, fileOf: pgmOf }
}
