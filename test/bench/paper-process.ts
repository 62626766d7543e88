/** Plans and draws the sheets of so many accounts; prints what it took, this process's memory at its peak with it. */
import { planSheet, renderSet } from '../../electron/sheets/sheet.ts'
import { madeUpAccounts } from '../simulation/accounts.ts'
import { once } from './measure.ts'

const [count = '100'] = process.argv.slice(2)
const madeAt = '2026-09-19T08:00:00.000Z'
const accounts = madeUpAccounts(Number(count), 8)
let [pages, bytes] = [0, 0]
const milliseconds = await once(async () => {
  const plan = planSheet({ accounts, paper: 'a4', madeAt, sheetSet: '3F9A2C41', verifyBy: '2027-09-19' })
  pages = plan.pages
  bytes = (await renderSet(plan.set, madeAt)).length
})
// Kibibytes, by getrusage(2).
console.log(JSON.stringify({ milliseconds, pages, bytes, resident: process.resourceUsage().maxRSS * 1024 }))
