/** The page that opens sheets, exports and vaults without the app; see build/decoder.ts for how it becomes one file. */
import { Camera } from './page/camera.ts'
import { Cover } from './reading/cover.ts'
import { Desk } from './reading/desk.ts'
import { button, part } from './page/element.ts'
import {
  hereAlreadySentence,
  hiddenPicturesSentence,
  noCodesSentence,
  unknownFileSentence,
  unreadFileSentence,
} from './page/file-words.ts'
import { pauseFairly } from './reading/fair-pauses.ts'
import { materialIn, materialInCode, materialInFile } from './reading/material.ts'
import { standInForWebCrypto } from './reading/missing-webcrypto.ts'
import { Opened } from './page/opened.ts'
import { codesInPicture, hidesPictures } from './reading/pictures.ts'
import { TypingForm } from './page/typing-form.ts'
import { unknownFile } from './reading/unknown-file.ts'

part('dead', HTMLParagraphElement).hidden = true
standInForWebCrypto(globalThis)
pauseFairly(globalThis)

const opened = new Opened()
const desk = new Desk(opened)

const typing = new TypingForm((materials) => void desk.take(materials, 'what you typed'))
const pasted = part('pasted', HTMLTextAreaElement)
const files = part('files', HTMLInputElement)
const view = part('camera-view', HTMLElement)
const camera = new Camera(part('video', HTMLVideoElement), (text) => void desk.take(materialInCode(text), 'the camera'))

part('choose', HTMLButtonElement).addEventListener('click', () => {
  files.click()
})
files.addEventListener('change', () => {
  void takeFiles([...(files.files ?? [])]).then(() => {
    files.value = ''
  })
})
part('look', HTMLButtonElement).addEventListener('click', () => void look())
part('stop', HTMLButtonElement).addEventListener('click', stopLooking)
part('paste', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault()
  // The focus goes to what comes of it, and what was read need not stay in sight.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  if (takeText(pasted.value, 'the text')) pasted.value = ''
  else pasted.focus()
})
document.addEventListener('paste', (event) => {
  const dropped = [...(event.clipboardData?.files ?? [])]
  if (dropped.length > 0) {
    event.preventDefault()
    void takeFiles(dropped)
  } else if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement))
    takeText(event.clipboardData?.getData('text') ?? '', 'the text')
})
document.addEventListener('dragover', (event) => {
  event.preventDefault()
})
document.addEventListener('drop', (event) => {
  event.preventDefault()
  void takeFiles([...(event.dataTransfer?.files ?? [])])
})
part('forget', HTMLDivElement).append(button('Forget everything', forget, 'losing'))
// A page that is left may be kept by the browser, with all that is in it.
window.addEventListener('pagehide', forget)

const cover = new Cover(part('open', HTMLDivElement), part('covered', HTMLDivElement), Date.now())
for (const sign of ['keydown', 'pointerdown', 'input', 'paste', 'drop', 'change'])
  document.addEventListener(sign, () => {
    cover.touch(Date.now())
  })
part('uncover', HTMLButtonElement).addEventListener('click', () => {
  cover.lift(Date.now())
})
// Nothing may fail in silence, not even what was not foreseen.
window.addEventListener('unhandledrejection', () => {
  opened.said('This page failed at the last step. Nothing is lost. Try it again, or another browser.', 'bad')
})
setInterval(() => {
  opened.tick(Date.now())
  cover.tick(Date.now())
}, 500)

async function takeFiles(chosen: readonly File[]): Promise<void> {
  const { round } = desk
  const problems: string[] = []
  for (const file of chosen) {
    opened.said(`Reading ${file.name} …`, 'good')
    const problem = await takeFile(file).catch((error: unknown) => unreadFileSentence(file.name, error))
    if (round !== desk.round) return
    if (problem !== undefined) problems.push(problem)
  }
  // Said at the end, so that what the next file brought does not take its place.
  if (problems.length > 0) opened.said(problems.join(' '), 'bad')
}

/** @returns a sentence when there is nothing in the file that this page can open. */
async function takeFile(file: File): Promise<string | undefined> {
  const { round } = desk
  const texts = await codesInPicture(file)
  const bytes = new Uint8Array(texts ? [] : await file.arrayBuffer())
  if (round !== desk.round) return undefined
  const materials = texts ? texts.flatMap(materialInCode) : materialInFile(bytes)
  if (texts?.length === 0 && hidesPictures()) return hiddenPicturesSentence('pictures')
  if (materials.length === 0)
    return texts ? noCodesSentence(file.name, texts.length) : unknownFileSentence(file.name, unknownFile(bytes))
  if (!(await desk.take(materials, file.name)) && round === desk.round)
    opened.said(hereAlreadySentence(file.name), 'good')
  return undefined
}

/** @returns whether all of it was understood. */
function takeText(text: string, from: string): boolean {
  if (text.trim() === '') return false
  const materials = materialIn(text)
  if (materials.length > 0) void desk.take(materials, from)
  else opened.said('Nothing in this text is from a sheet or an export. Copy the whole page, and paste it here.', 'bad')
  return materials.length > 0 && materials.every(({ kind }) => kind !== 'refused')
}

async function look(): Promise<void> {
  if (hidesPictures()) {
    opened.said(hiddenPicturesSentence('the camera'), 'bad')
    return
  }
  view.hidden = false
  if (await camera.start()) return
  stopLooking()
  opened.said('This page may not use a camera here. Take a photograph and choose it as a picture.', 'bad')
}

function stopLooking(): void {
  camera.stop()
  view.hidden = true
}

function forget(): void {
  stopLooking()
  typing.clear()
  pasted.value = ''
  files.value = ''
  desk.forget()
  opened.clear()
  cover.lift(Date.now())
}
