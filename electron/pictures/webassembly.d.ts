/** What is used of WebAssembly, which Node has and its types do not name. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>
  }
  interface Module {
    readonly [Symbol.toStringTag]: 'WebAssembly.Module'
  }
  function compile(bytes: ArrayBuffer): Promise<Module>
  function instantiate(module: Module, imports: Imports): Promise<Instance>
}
