/** Recovery codes that were read from the text of a picture, line by line, by a reader that misreads. */
import { utf8 } from '../containers/text.ts'
import { headingOf } from '../formats/recovery-codes/recovery-code-heading.ts'
import { nameIn } from '../formats/recovery-codes/recovery-code-names.ts'
import { CODE_SERVICES } from '../formats/recovery-codes/recovery-code-services.ts'
import { shapeOf } from '../formats/recovery-codes/recovery-code-shape.ts'
import { setOf } from '../formats/recovery-codes/recovery-codes.ts'
import type { Found, Reading } from '../intake.ts'

/** What a list in a picture says: its codes, and the lines around them. */
export interface CodesInPicture {
  /** Of the file. */
  readonly name: string
  readonly codes: readonly string[]
  readonly around: readonly string[]
}

/** The set that these lines make, once each is confirmed. */
export function codesReading(list: CodesInPicture): Reading {
  const { codes } = list
  const set = setIn(list)
  return {
    format: 'picture-text',
    formatName: 'Picture with recovery codes',
    found: [{ ...set, codes: codes.map(utf8), warnings: [...set.warnings, { kind: 'read-from-picture' }] }],
    notes: [{ kind: 'codes-from-picture', count: codes.length }],
    parts: [],
  }
}

/** How the codes of a list are written. */
export interface CodesForm {
  /** Empty where it is not known. */
  readonly service: string
  /** Whether a code is written like those of its service, or of any where nothing is documented. */
  readonly isOfService: (code: string) => boolean
  /** Whether it is written like most of the list. */
  readonly isLikeOthers: (code: string) => boolean
}

export function formOf(list: CodesInPicture): CodesForm {
  const { service } = setIn(list)
  const shapes = CODE_SERVICES.flatMap((one) => (one.service === service && one.shape ? [one.shape] : []))
  const common = commonShape(list.codes)
  return {
    service,
    isOfService: (code) => shapes.length === 0 || shapes.some((shape) => shape.test(code)),
    isLikeOthers: (code) => list.codes.length < 2 || shapeOf(code) === common,
  }
}

function setIn({ name, codes, around }: CodesInPicture): Extract<Found, { kind: 'code-set' }> {
  const heading = headingOf(around.join('\n'), nameIn(around, around))
  const cells = codes.map((text, index) => ({ text, line: index + 1 }))
  return setOf({ codes: cells, others: [], shape: commonShape(codes), heading, unit: 'code' }, name)
}

function commonShape(codes: readonly string[]): string {
  const shapes = Map.groupBy(codes, (code) => shapeOf(code) ?? '')
  return [...shapes].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? ''
}
