/** The reader answers in hOCR (https://kba.github.io/hocr-spec/1.2/), here with a box for each character. */

/** One character, where it is, and how sure the reader is of it. */
export interface SeenCharacter {
  readonly text: string
  /** From 0 to 100. */
  readonly sure: number
  readonly box: Box
}

/** Pixels from the upper left corner; `right` and `bottom` are outside. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A word is never empty. */
export type SeenWord = readonly SeenCharacter[]

/** The words of each line, from top to bottom. */
export function linesOfHocr(hocr: string): readonly (readonly SeenWord[])[] {
  return hocr
    .split(/<span class='ocr_[a-z]+'/)
    .slice(1)
    .map(wordsOf)
    .filter((words) => words.length > 0)
}

function wordsOf(line: string): readonly SeenWord[] {
  return line
    .split("<span class='ocrx_word'")
    .slice(1)
    .map((word) => [...word.matchAll(CHARACTER)].map(characterOf))
    .filter((word) => word.length > 0)
}

const CHARACTER = /x_bboxes (\d+) (\d+) (\d+) (\d+); x_conf ([\d.]+)'>([^<]*)</g

function characterOf([, left, top, right, bottom, sure, text = '']: RegExpExecArray): SeenCharacter {
  const box = { left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) }
  return { text: text.replace(/&(amp|lt|gt|quot|#39);/g, (whole) => ENTITIES[whole] ?? whole), sure: Number(sure), box }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** The box around several. */
export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}
