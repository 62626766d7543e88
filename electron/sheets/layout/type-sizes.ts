/** Size of a block's title, in points. */
export const TITLE = 11
/** The size of facts and remarks, in points. */
export const PROSE = 9
