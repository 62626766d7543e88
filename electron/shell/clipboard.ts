import { clipboard, ClipboardItem } from 'electron'
import type { ClipboardPort } from '../surroundings.ts'

/** A format that asks clipboard histories and cloud clipboards to ignore the text. */
interface Concealment {
  readonly format: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const NO = new Uint8Array(4) // a Windows DWORD of 0
const YES = new TextEncoder().encode('1') // only its presence counts

/** By platform. On a system that understands none of them, only the text counts. */
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

/** The system clipboard. Text and concealment are written together, in one commit. */
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
