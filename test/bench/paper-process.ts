/** Plans and draws the sheets of a number of accounts; prints the time, and this process's peak memory. */
import { planSheet, renderSet, request } from '../sheets/samples.ts'
import { madeUpAccounts } from '../simulation/accounts.ts'
import { once } from './measure.ts'

const [count = '100'] = process.argv.slice(2)
const accounts = madeUpAccounts(Number(count), 8)
let [pages, bytes] = [0, 0]
const milliseconds = await once(async () => {
  const plan = planSheet(request(accounts))
  pages = plan.pages
  bytes = (await renderSet(plan.set)).length
})
// Kibibytes, by getrusage(2).
console.log(JSON.stringify({ milliseconds, pages, bytes, resident: process.resourceUsage().maxRSS * 1024 }))
