/** Plans and draws the sheets of a number of accounts; prints the time, the processor time, and this process's peak memory. */
import { planSheet, renderSet, request } from '../sheets/samples.ts'
import { madeUpAccounts } from '../simulation/accounts.ts'
import { once } from './measure.ts'

const [count = '100'] = process.argv.slice(2)
const accounts = madeUpAccounts(Number(count), 8)
let [pages, bytes] = [0, 0]
const before = process.cpuUsage()
const milliseconds = await once(async () => {
  const plan = planSheet(request(accounts))
  pages = plan.pages
  bytes = (await renderSet(plan.set)).length
})
const { user, system } = process.cpuUsage(before)
const processor = (user + system) / 1000
// Kibibytes, by getrusage(2).
console.log(JSON.stringify({ milliseconds, processor, pages, bytes, resident: process.resourceUsage().maxRSS * 1024 }))
