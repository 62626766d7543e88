/** Both made by `build/licences.ts`. */
declare module 'virtual:release' {
  const release: import('./licences.ts').Release
  export default release
}
declare module 'virtual:licences' {
  const licences: import('./licences.ts').Licences
  export default licences
}
