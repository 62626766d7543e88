/** Sentences about a field that was added, removed or changed. */

/** @param called - "The repository of 1.2.0". */
export function fieldSentence(called: string, change: { readonly before?: unknown; readonly after?: unknown }): string {
  if (!('after' in change)) return `${called} is gone. It was ${shortly(change.before)}.`
  if (!('before' in change)) return `${called} is new: ${shortly(change.after)}.`
  return `${called} is now ${shortly(change.after)}. It was ${shortly(change.before)}.`
}

/** A text as it is, anything else as JSON; long values are cut. */
function shortly(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}

const MOST = 200
