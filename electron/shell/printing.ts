import { BrowserWindow, session, type WebContentsPrintOptions } from 'electron'
import { randomBytes } from 'node:crypto'
import { ORIGIN } from '../contract.ts'
import { KitError } from '../kit-error.ts'
import type { PrinterPort, PrintOutcome } from '../surroundings.ts'
import { defaultPrinter, printWithCups, queueOf } from './cups.ts'
import { HEADERS, refusal } from './origin.ts'
import { WEB_PREFERENCES } from './window.ts'

/** CUPS takes the PDF directly. Elsewhere a hidden window shows it and the system asks for the printer. */
export const systemPrinter: PrinterPort = {
  find: async () => {
    const name = await defaultPrinter()
    return name === undefined ? { way: 'dialog' } : { way: 'cups', name, ...(await queueOf(name)) }
  },
  print: async (pdf, paper) => {
    const name = await defaultPrinter()
    return name === undefined ? await printInWindow(pdf, paper) : await printWithCups(pdf, name, paper)
  },
}

const PDF_ADDRESS = `${ORIGIN}/sheets.pdf`

/** The page already has its margins and size, so it must not be scaled or printed on both sides. */
export function printOptions(paper: 'a4' | 'letter'): WebContentsPrintOptions {
  return {
    silent: false, // the system's dialog asks for the printer
    color: false,
    margins: { marginType: 'none' },
    scaleFactor: 100,
    duplexMode: 'simplex',
    pageSize: paper === 'a4' ? 'A4' : 'Letter',
  }
}

/** Serves the PDF from memory to its own window, which is thrown away with its session. */
async function printInWindow(pdf: Uint8Array, paper: 'a4' | 'letter'): Promise<PrintOutcome> {
  const inMemory = session.fromPartition(`print-${randomBytes(8).toString('hex')}`, { cache: false })
  inMemory.protocol.handle('https', ({ url }) => (url === PDF_ADDRESS ? pdfResponse(pdf) : refusal(404)))
  for (const scheme of ['http', 'file']) inMemory.protocol.handle(scheme, () => refusal(403))
  inMemory.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: /^wss?:/i.test(url) }) // no protocol handler sees these
  })
  inMemory.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  const window = new BrowserWindow({
    show: false,
    // The PDF viewer is one of Chromium's plugins.
    webPreferences: { ...WEB_PREFERENCES, plugins: true, session: inMemory },
  })
  try {
    await window.loadURL(PDF_ADDRESS)
    return await printed(window, paper)
  } finally {
    window.destroy()
    await inMemory.clearData()
  }
}

function pdfResponse(pdf: Uint8Array): Response {
  // The viewer brings its own scripts, which our window's policy would block.
  const { 'Content-Security-Policy': _policy, ...headers } = HEADERS
  return new Response(new Uint8Array(pdf), { headers: { ...headers, 'Content-Type': 'application/pdf' } })
}

function printed(window: BrowserWindow, paper: 'a4' | 'letter'): Promise<PrintOutcome> {
  return new Promise((resolve, reject) => {
    window.webContents.print(printOptions(paper), (success, reason) => {
      if (success) resolve('printed')
      else if (/cancel/i.test(reason)) resolve('cancelled')
      else
        reject(
          new KitError(
            'print-failed',
            'The system did not print the sheets, and nothing was noted as printed. Try again, or save the PDF.',
          ),
        )
    })
  })
}
