import type { PrinterView } from '../../electron/contract.ts'

/**
 * What to know of a printer before anything goes to it, one sentence each.
 *
 * @param secret - Whether the pages can be read by anyone.
 */
export function printerWarnings(printer: PrinterView, secret: boolean): readonly string[] {
  if (printer.way !== 'cups') return []
  const { name, state, writesFiles } = printer
  return [
    ...(state === 'paused' ? [`“${name}” is paused. Nothing is sent to it until it is started again.`] : []),
    ...(state === 'rejecting' ? [`“${name}” does not take jobs. Nothing is sent to it until it does.`] : []),
    ...(state === 'unknown' ? [`The print system does not say what “${name}” does with jobs.`] : []),
    ...(writesFiles
      ? [
          `“${name}” writes a file, not paper. ${secret ? 'It will hold your secrets, not encrypted; find it and delete it.' : 'Find it, and delete it when it is printed.'}`,
        ]
      : []),
  ]
}
