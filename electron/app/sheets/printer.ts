import { KitError } from '../../kit-error.ts'
import type { PrinterPort, Surroundings } from '../../surroundings.ts'

/** @throws KitError `print-failed` where the app runs without a printer to ask. */
export function requirePrinter({ printer }: Surroundings): PrinterPort {
  if (printer) return printer
  throw new KitError(
    'print-failed',
    'Printing is not possible from here. Nothing was printed. Save the PDF, print it, and delete it.',
  )
}
