/** What is used of tesseract-wasm. Its own types are out of reach of its `exports`, and ask for a browser's. */
declare module 'tesseract-wasm' {
  export interface OCREngine {
    setVariable(name: string, value: string): void
    loadModel(model: Uint8Array): void
    /** Four bytes a pixel. */
    loadImage(image: {
      readonly width: number
      readonly height: number
      readonly data: Uint8ClampedArray<ArrayBuffer>
    }): void
    getHOCR(): string
    /** Private; its memory can be overwritten through it. */
    readonly _tesseractLib?: { readonly HEAPU8?: Uint8Array }
  }
  export function createOCREngine(options: { readonly wasmBinary: ArrayBuffer }): Promise<OCREngine>
}
