/**
 * The XML of a KeePass database, and what is protected in it.
 *
 *   <KeePassFile><Meta>…</Meta><Root><Group>…<Entry><String><Key>otp</Key>
 *     <Value Protected="True">base64</Value></String></Entry></Group></Root></KeePassFile>
 */
import { createHash } from 'node:crypto'
import { bytesFromBase64 } from '../encodings.ts'
import { damaged } from '../failures.ts'
import { LIMITS } from '../limits.ts'
import { parseXml, type XmlElement } from '../xml.ts'
import { WHAT } from './kdbx-failures.ts'
import type { KdbxHeader } from './kdbx-header.ts'
import { innerStream, type InnerStream } from './kdbx-stream.ts'

export interface KdbxDocument {
  readonly root: XmlElement
  /** The text of an element, taken out of its protection if it has any. */
  textOf(element: XmlElement | undefined): string
}

/**
 * Reads an opened payload, which the caller wipes.
 *
 * @param file - All of it, for the hash of the header in KDBX 3.
 * @throws KitError `file-damaged`
 */
export function readDocument(file: Uint8Array, header: KdbxHeader, payload: Uint8Array): KdbxDocument {
  const { stream, start } =
    header.version === 3 ? { stream: innerStream(header.stream, header.streamKey), start: 0 } : innerHeader(payload)
  const text = new TextDecoder().decode(payload.subarray(start))
  const root = wholeXml(text)
  if (root.name !== 'KeePassFile') throw damaged(WHAT)
  const hash = header.version === 3 ? childText(child(root, 'Meta'), 'HeaderHash') : ''
  if (hash !== '' && hash !== createHash('sha256').update(file.subarray(0, header.end)).digest('base64'))
    throw damaged(WHAT)
  const places = protectedPlaces(root)
  return { root, textOf: (element) => (element ? textIn(element, places, stream) : '') }
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.elements.find((one) => one.name === name)
}

export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.elements.filter((one) => one.name === name) ?? []
}

/** Of something that is never protected. */
export function childText(element: XmlElement | undefined, name: string): string {
  return child(element, name)?.text ?? ''
}

/** What is checked before is whole, so XML that ends early was written so. */
function wholeXml(text: string): XmlElement {
  try {
    return parseXml(text, WHAT, LIMITS.kdbxElements)
  } catch {
    throw damaged(WHAT)
  }
}

/** KDBX 4: fields (id 1, length 4, value): 1 the stream, 2 its key, 3 an attachment; 0 ends it. */
function innerHeader(payload: Uint8Array): { readonly stream: InnerStream; readonly start: number } {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.length)
  let algorithm = 0
  let key: Uint8Array = new Uint8Array()
  for (let place = 0; ;) {
    if (place + 5 > bytes.length) throw damaged(WHAT)
    const [id, start] = [bytes.readUInt8(place), place + 5]
    place = start + bytes.readUInt32LE(start - 4)
    if (place > bytes.length) throw damaged(WHAT)
    const value = bytes.subarray(start, place)
    if (id === 0) return { stream: innerStream(algorithm, key), start: place }
    if (id === 1 && value.length === 4) algorithm = value.readUInt32LE()
    if (id === 2) key = value
  }
}

/** For each protected element, how many protected bytes come before its own. */
function protectedPlaces(root: XmlElement): ReadonlyMap<XmlElement, number> {
  const places = new Map<XmlElement, number>()
  let at = 0
  const walk = (element: XmlElement) => {
    if (isProtected(element)) {
      places.set(element, at)
      at += protectedLength(element.text)
    }
    for (const inner of element.elements) walk(inner)
  }
  walk(root)
  return places
}

function isProtected({ attributes }: XmlElement): boolean {
  return attributes.get('Protected')?.toLowerCase() === 'true'
}

/** Of base64, without decoding a password for it. */
function protectedLength(text: string): number {
  return Math.floor((text.replace(/[\s=]+/g, '').length * 3) / 4)
}

function textIn(element: XmlElement, places: ReadonlyMap<XmlElement, number>, stream: InnerStream): string {
  const at = places.get(element)
  if (at === undefined) return element.text
  const sealed = bytesFromBase64(element.text.replace(/\s+/g, ''))
  if (!sealed) throw damaged(WHAT)
  const plain = stream(at, sealed)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain)
  plain.fill(0)
  return text
}
