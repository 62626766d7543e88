import { untrack } from 'svelte'
import type { Notice } from './notice.svelte.ts'

/** Loads what a screen shows again after each undo: it may be of something that was done on another screen. */
export function afterUndo(notice: Notice, load: () => unknown): void {
  const before = notice.undone
  $effect(() => {
    if (notice.undone > before) untrack(load)
  })
}
