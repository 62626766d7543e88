import { clipboard, ClipboardItem } from 'electron'
import type { ClipboardPort } from '../surroundings.ts'

/** A format that asks clipboard histories and cloud clipboards to look away. */
interface Concealment {
  readonly format: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const NO = new Uint8Array(4) // a Windows DWORD of 0
const YES = new TextEncoder().encode('1') // only its presence counts

/** By platform; systems that know none of them take the text alone. */
const CONCEALMENTS: Partial<Record<NodeJS.Platform, readonly Concealment[]>> = {
  linux: [{ format: 'x-kde-passwordManagerHint', bytes: new TextEncoder().encode('secret') }], // Klipper, CopyQ, GNOME
  darwin: [
    { format: 'org.nspasteboard.ConcealedType', bytes: YES }, // nspasteboard.org: do not show
    { format: 'org.nspasteboard.TransientType', bytes: YES }, // nor record
  ],
  win32: [
    { format: 'ExcludeClipboardContentFromMonitorProcessing', bytes: YES }, // no clipboard listeners
    { format: 'CanIncludeInClipboardHistory', bytes: NO }, // not in Win+V
    { format: 'CanUploadToCloudClipboard', bytes: NO }, // not on other machines
  ],
}

/** The system clipboard. Text and concealment go in one write, which is committed as a whole. */
export function systemClipboard(platform: NodeJS.Platform = process.platform): ClipboardPort {
  return {
    async write(text) {
      if (text === '') clipboard.clear()
      else await clipboard.write([new ClipboardItem(concealed(text, platform))])
    },
    read: () => clipboard.readText(),
  }
}

function concealed(text: string, platform: NodeJS.Platform): Record<string, string | Blob> {
  const marks = (CONCEALMENTS[platform] ?? []).map(({ format, bytes }) => [
    `electron application/osclipboard;format="${format}"`,
    new Blob([bytes]),
  ])
  return { 'text/plain': text, ...(Object.fromEntries(marks) as Record<string, Blob>) }
}
