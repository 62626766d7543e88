/** A vault that is moved aside under another name, with its backups, so that another one can take its place. */
import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { KitError } from '../../kit-error.ts'
import { closeDatabase, openDatabase } from '../store/database.ts'
import type { Disk } from '../store/disk.ts'
import { backupFolderOf } from './backups.ts'

/**
 * Gives a vault, its journal and its backups another name beside themselves: `vault-aside-2026-03-03.rkit`,
 * with a number behind it where that is taken. Nothing is overwritten or deleted.
 *
 * @param day - `YYYY-MM-DD`, for the name.
 * @returns The new path.
 * @throws KitError `vault-missing`, `vault-busy` or `write-failed`; everything is where it was.
 */
export function setAside(disk: Disk, vaultPath: string, day: string): string {
  if (!existsSync(vaultPath)) throw missing(vaultPath)
  settle(vaultPath)
  const path = newName(disk, vaultPath, day)
  const moves = [
    [vaultPath, path],
    [journalOf(vaultPath), journalOf(path)],
    [backupFolderOf(vaultPath), backupFolderOf(path)],
  ] as const
  const done: (readonly [from: string, to: string])[] = []
  try {
    for (const [from, to] of moves) {
      if (!existsSync(from)) continue
      disk.rename(from, to)
      done.push([from, to])
    }
    disk.flushFolder(dirname(vaultPath))
  } catch {
    if (done.length === 0) disk.remove(path)
    for (const [from, to] of done.reverse()) disk.rename(to, from)
    throw notMoved(vaultPath)
  }
  return path
}

/** The vaults that were set aside here, the last one first. */
export function vaultsAside(disk: Disk, vaultPath: string): readonly string[] {
  const { start, end } = namesAside(vaultPath)
  return disk
    .names(dirname(vaultPath))
    .filter((name) => name.startsWith(start) && name.endsWith(end))
    .flatMap((name) => {
      const [, day, number = '1'] = DAY_AND_NUMBER.exec(name.slice(start.length, -end.length)) ?? []
      return day === undefined ? [] : [{ name, day, number: Number(number) }]
    })
    .sort((a, b) => (a.day === b.day ? b.number - a.number : a.day < b.day ? 1 : -1))
    .map(({ name }) => join(dirname(vaultPath), name))
}

const DAY_AND_NUMBER = /^(\d{4}-\d{2}-\d{2})(?:-(\d+))?$/

function namesAside(vaultPath: string): { readonly start: string; readonly end: string } {
  const end = extname(vaultPath)
  return { start: `${basename(vaultPath, end)}-aside-`, end: end || '.rkit' }
}

/** A name that nothing has. An empty file keeps it from others until the vault takes it. */
function newName(disk: Disk, vaultPath: string, day: string): string {
  const { start, end } = namesAside(vaultPath)
  for (let number = 1; ; number++) {
    const path = join(dirname(vaultPath), `${start}${day}${number === 1 ? '' : `-${number}`}${end}`)
    if ([path, journalOf(path), backupFolderOf(path)].some((one) => existsSync(one))) continue
    try {
      disk.close(disk.create(path))
    } catch {
      throw notMoved(vaultPath)
    }
    return path
  }
}

/**
 * Ends a write that was interrupted, as opening the vault does, and makes sure that nobody has it open. A vault that
 * is damaged may be moved as it is, with its journal.
 */
function settle(vaultPath: string): void {
  try {
    closeDatabase(openDatabase(vaultPath))
  } catch (error) {
    if (!(error instanceof KitError) || error.code === 'vault-busy') throw error
  }
}

function journalOf(path: string): string {
  return `${path}-journal`
}

function missing(vaultPath: string): KitError {
  return new KitError('vault-missing', `There is no vault at ${vaultPath} to set aside. Nothing was changed.`)
}

function notMoved(vaultPath: string): KitError {
  return new KitError(
    'write-failed',
    `The vault could not be given another name, so it is still at ${vaultPath}. Nothing was changed. Check the permissions of its folder, and close other programs that use it.`,
  )
}
