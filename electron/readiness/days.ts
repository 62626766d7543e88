/** Days as text, `YYYY-MM-DD`, which compares as it reads. */

/** So many months before a day; of a month that is too short, its last day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const at = year * 12 + month - 1 - months
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0))
  const found = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
  return found.toISOString().slice(0, 10)
}

/** Whether a text is a day, as facts have them. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
