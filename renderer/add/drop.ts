/**
 * What is dragged over the window: `files` to import, `text` that the field below takes by itself, or `nothing` that
 * the window takes.
 */
export type Drag = 'files' | 'text' | 'nothing'

/** Where the window is while something is dragged over it. */
export interface Below {
  /** Files can be imported now. */
  readonly takesFiles: boolean
  /** The pointer is over a field for text. */
  readonly field: boolean
}

/** @param types - Of the DataTransfer; a dragged link has several of them. */
export function dragOf(types: readonly string[], { takesFiles, field }: Below): Drag {
  if (types.includes('Files')) return takesFiles ? 'files' : 'nothing'
  return field ? 'text' : 'nothing'
}
