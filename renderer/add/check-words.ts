/** "12 of 43 checked", or that all are. */
export function checkedSentence(checked: number, all: number): string {
  if (checked < all) return `${String(checked)} of ${String(all)} checked`
  return all === 1
    ? 'It is checked: your old app shows the same code.'
    : `All ${String(all)} are checked: your old app shows the same codes.`
}
