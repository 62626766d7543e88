/** `BrandMarks`, made by `build/brand-marks.ts`. */
declare module 'virtual:brand-marks' {
  const marks: unknown
  export default marks
}
