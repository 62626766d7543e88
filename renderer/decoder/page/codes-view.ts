import type { OlderCodes, Restored, RestoredCode } from '../reading/restored.ts'
import { copyButton } from './copy-button.ts'
import { element } from './element.ts'

/** The recovery codes in force, and below them those of older sets. */
export function codesView({ codes, older = [] }: Pick<Restored, 'codes' | 'older'>): readonly HTMLElement[] {
  const left = codes.filter((code) => code.used === undefined).length
  const inForce =
    codes.length === 0
      ? []
      : [
          element('h4', {}, 'Recovery codes'),
          element(
            'p',
            { class: 'soft' },
            `${left} of ${codes.length} left. Each works once, in place of a code from an app.`,
          ),
          codeList(codes),
        ]
  return [...inForce, ...older.map(olderSet)]
}

/** Folded away: most services refuse them once there are newer ones. */
function olderSet({ voided, codes }: OlderCodes): HTMLElement {
  const title = voided === undefined ? 'Another set of recovery codes' : `Older recovery codes, replaced on ${voided}`
  const doubt = 'Use the newer ones first: most services no longer take these.'
  return element('details', {}, element('summary', {}, title), element('p', { class: 'soft' }, doubt), codeList(codes))
}

function codeList(codes: readonly RestoredCode[]): HTMLElement {
  return element('ol', { class: 'codes' }, ...codes.map(codeItem))
}

function codeItem({ text, used }: RestoredCode, index: number): HTMLElement {
  if (used === undefined)
    return element(
      'li',
      {},
      element('span', { class: 'secret' }, text),
      ' ',
      copyButton(`Copy recovery code ${index + 1}`, () => text),
    )
  return element(
    'li',
    {},
    element('s', { class: 'secret' }, text),
    ' ',
    element('span', { class: 'date' }, `used on ${used}`),
  )
}
