import type PDFDocument from 'pdfkit'

/** Most pages take less. */
const START = 64 * 1024

/** What pdfkit has of the page that is drawn; its types do not tell. */
interface DrawnPage {
  readonly content: {
    write(piece: string | Uint8Array): void
    end(): void
  }
}

/**
 * Gathers what is drawn on a page, one page after the other in the same memory. pdfkit would keep a
 * buffer for each operator until the page is full, thousands of them, and would leave them all to be
 * collected; of a thousand pages that is most of the memory.
 */
export class PageContent {
  #bytes = Buffer.alloc(START)
  #length = 0

  /** Takes what is drawn on the page that pdfkit has just begun, and hands it over when the page ends. */
  begin(pdf: InstanceType<typeof PDFDocument>): void {
    const { content } = pdf.page as unknown as DrawnPage
    const [write, end] = [content.write.bind(content), content.end.bind(content)]
    content.write = (operator: string) => {
      this.#addLine(operator)
    }
    content.end = () => {
      write(this.#bytes.subarray(0, this.#length))
      end()
      this.wipe()
    }
  }

  /** Adds parts of operators that are written already. */
  add(...parts: readonly (Uint8Array | undefined)[]): void {
    for (const part of parts) {
      if (!part) continue
      this.#makeRoom(part.length)
      this.#bytes.set(part, this.#length)
      this.#length += part.length
    }
  }

  wipe(): void {
    this.#bytes.fill(0, 0, this.#length)
    this.#length = 0
  }

  /** As pdfkit writes it: each operator ends a line. */
  #addLine(operator: string): void {
    this.#makeRoom(operator.length + 1)
    this.#length += this.#bytes.write(operator, this.#length, 'latin1')
    this.#bytes[this.#length++] = 0x0a
  }

  #makeRoom(length: number): void {
    if (this.#length + length <= this.#bytes.length) return
    const larger = Buffer.alloc(2 * (this.#bytes.length + length))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes.fill(0, 0, this.#length)
    this.#bytes = larger
  }
}
