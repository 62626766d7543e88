/** A `Release` and the `Licences`, made by `build/package/licences.ts`. */
declare module 'virtual:release' {
  const release: unknown
  export default release
}
declare module 'virtual:licences' {
  const licences: unknown
  export default licences
}
