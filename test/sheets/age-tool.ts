/** Opens age files with the program of that name. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { PATIENCE } from '../fixtures/patience.ts'

/** What a sealed file holds. age asks at a terminal for the passphrase; `script` is one. */
export function openedWithPassphrase(file: string, passphrase: string): string {
  const opened = `${file}.opened`
  const { status } = spawnSync('script', ['-qec', `age -d -o '${opened}' '${file}'`, '/dev/null'], {
    input: `${passphrase}\n`,
    timeout: PATIENCE,
  })
  if (status !== 0) throw new Error(`age ended with ${status ?? 'a signal'}`)
  const text = readFileSync(opened, 'utf8')
  rmSync(opened)
  return text
}

/** @param key - A file with the identity, as `age-keygen` writes it. */
export function openedWithKey(file: string, key: string): string {
  return execFileSync('age', ['-d', '-i', key, file], { encoding: 'utf8' })
}
