/** Works on each entry by itself: one that throws is left out, and hides no other. */
export function eachAlone<Entry, Result>(entries: readonly Entry[], work: (entry: Entry) => Result): readonly Result[] {
  return entries.flatMap((entry) => {
    try {
      return [work(entry)]
    } catch {
      return []
    }
  })
}
