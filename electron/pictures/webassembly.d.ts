/** What is used of WebAssembly, which Node has and its types do not name. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>
  }
  function instantiate(bytes: ArrayBuffer, imports: Imports): Promise<{ readonly instance: Instance }>
}
