/** Of the title of a block, in points. */
export const TITLE = 11
/** Of facts and remarks, in points. */
export const PROSE = 9
