/** What is used of WebAssembly, which Node has and its types do not name. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>
  }
  type Module = object
  function compile(bytes: ArrayBuffer): Promise<Module>
  function instantiate(bytes: ArrayBuffer, imports: Imports): Promise<{ readonly instance: Instance }>
  function instantiate(module: Module, imports: Imports): Promise<Instance>
}
