import type { App } from '../../app.ts'
import type { IntakeView, PictureLineView, PictureTextView } from '../../contract.ts'
import { lettersSentence, lineDoubtSentence, marksUnder } from '../../contract/words/picture-text-words.ts'
import { KitError } from '../../kit-error.ts'
import type { Call } from '../command.ts'
import { visibleText } from '../visible-text.ts'

/**
 * Offers to read the text of each picture without a QR code, and has every line compared with it. Only where
 * somebody is asked: without an answer, nothing is read.
 */
export async function readPictureTexts(app: App, call: Call, read: IntakeView): Promise<IntakeView> {
  let view = read
  if (call.options.yes === true || call.options.json === true) return view
  for (const { index, name } of read.files.filter(({ mayHaveText }) => mayHaveText)) {
    const answer = await call.terminal.ask(
      `${visibleText(name)} has no QR code. Read the text in it as recovery codes, and compare each line? [y/N]`,
    )
    if (/^y(?:es)?$/i.test(answer?.trim() ?? ''))
      view = (await tryCodes(app, call, { intake: view.id, file: index })) ?? view
  }
  return view
}

/** One that cannot be read leaves the others as they are. */
async function tryCodes(app: App, call: Call, place: Place): Promise<IntakeView | undefined> {
  try {
    return await codesOf(app, call, place)
  } catch (error) {
    if (!(error instanceof KitError)) throw error
    call.terminal.err(error.message)
    return undefined
  }
}

interface Place {
  readonly intake: string
  readonly file: number
}

/** Undefined where the person stopped, or it was no list of codes. */
async function codesOf(app: App, call: Call, place: Place): Promise<IntakeView | undefined> {
  const read = await app.handlers['intake.pictureText'](place)
  if (!read) return undefined
  let { text } = read
  const codes = text.lines.flatMap(({ state }, line) => (state === 'other' ? [] : [line]))
  call.terminal.err('Compare each line with the picture, character by character.')
  call.terminal.err(lettersSentence(text))
  for (const [nth, line] of codes.entries()) {
    const said = await compared(call, text, line, `${nth + 1} of ${codes.length}`)
    if (!said) {
      call.terminal.err('Stopped. Nothing of this picture was taken.')
      return undefined
    }
    text = await app.handlers['intake.pictureLine']({ ...place, line, ...said })
    const now = text.lines[line]
    if (now?.state === 'code') for (const doubt of formDoubts(now)) call.terminal.err(`    ! ${doubt}`)
  }
  if (text.lines.every(({ state }) => state === 'other')) return undefined
  return await app.handlers['intake.pictureCodes'](place)
}

type Said = Pick<Parameters<App['handlers']['intake.pictureLine']>[0], 'text' | 'state'>

/** What the person says of a line: an empty answer says nothing, so it is asked again. Undefined to stop. */
async function compared(call: Call, { lines }: PictureTextView, line: number, nth: string): Promise<Said | undefined> {
  const read = lines[line]
  if (!read) return undefined
  const { text, doubts } = read
  call.terminal.err(`  ${visibleText(text)}`)
  if (marksUnder(read) !== '') call.terminal.err(`  ${marksUnder(read)}`)
  for (const doubt of doubts) call.terminal.err(`    ! ${lineDoubtSentence(doubt)}`)
  for (;;) {
    const answer = await call.terminal.ask(
      `Line ${nth}: "y" if the picture shows exactly this, "-" if it is not a code, "q" to stop, or type it as it is:`,
    )
    const typed = answer?.trim()
    if (typed === undefined || typed === 'q') return undefined
    if (typed === 'y') return { text, state: 'code' }
    if (typed === '-') return { text, state: 'other' }
    if (typed !== '') return { text: typed, state: 'code' }
  }
}

/** What is still in doubt of a code whose characters were confirmed. */
function formDoubts({ doubts }: PictureLineView): readonly string[] {
  return doubts.filter(({ kind }) => kind.startsWith('unlike')).map(lineDoubtSentence)
}
