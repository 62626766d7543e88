import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** What making a backup does with files, one function a step, so that a test can let each one fail. */
export interface Disk {
  /** Makes a folder that only its owner can look into; nothing happens when it is there. */
  makeFolder(path: string): void
  /** The names in a folder; none when it is not there. */
  names(folder: string): string[]
  /** Makes a new file that only its owner can read, and answers its descriptor. */
  create(path: string): number
  /** Answers how many bytes were taken, which may be fewer. */
  write(file: number, bytes: Uint8Array, from: number): number
  flush(file: number): void
  close(file: number): void
  rename(from: string, to: string): void
  /** Makes a rename in this folder survive a power failure. */
  flushFolder(path: string): void
  remove(path: string): void
}

/** The disk itself. */
export const realDisk: Disk = {
  makeFolder: (path) => void mkdirSync(path, { recursive: true, mode: 0o700 }),
  names: namesIn,
  create: (path) => openSync(path, 'wx', 0o600),
  write: (file, bytes, from) => writeSync(file, bytes, from),
  flush: fsyncSync,
  close: closeSync,
  rename: renameSync,
  flushFolder,
  remove: (path) => {
    rmSync(path, { force: true })
  },
}

/**
 * Puts bytes into a file so that either all of them are there under its name, or nothing has
 * changed: they are written beside it, flushed, checked, and only then renamed.
 *
 * @param check - Looks at the written file, named by its path for now; what it throws stops everything.
 */
export function replaceDurably(disk: Disk, path: string, bytes: Uint8Array, check: (unfinished: string) => void): void {
  prepareFile(disk, path, bytes, check)
  putInPlace(disk, path)
}

/**
 * Makes a file where there was none, under its own name from the start, and makes sure that it is on disk. A kill in
 * between leaves nothing anywhere else; an error leaves nothing at all.
 */
export function createDurably(disk: Disk, path: string, bytes: Uint8Array): void {
  const file = disk.create(path)
  try {
    writeTo(disk, file, bytes)
    disk.flushFolder(dirname(path))
  } catch (error) {
    removeQuietly(disk, path)
    throw error
  }
}

/** The first half: the file is complete and checked, and does not have its name yet. */
export function prepareFile(disk: Disk, path: string, bytes: Uint8Array, check: (unfinished: string) => void): void {
  const unfinished = `${path}${UNFINISHED}`
  try {
    disk.remove(unfinished)
    writeFlushed(disk, unfinished, bytes)
    check(unfinished)
  } catch (error) {
    removeQuietly(disk, unfinished)
    throw error
  }
}

/** The second half: one step that either happens or does not. */
export function putInPlace(disk: Disk, path: string): void {
  const unfinished = `${path}${UNFINISHED}`
  try {
    disk.rename(unfinished, path)
    disk.flushFolder(dirname(path))
  } catch (error) {
    removeQuietly(disk, unfinished)
    throw error
  }
}

/** What the name of a file ends with until the file is complete and checked. */
export const UNFINISHED = '.unfinished'

function writeFlushed(disk: Disk, path: string, bytes: Uint8Array): void {
  writeTo(disk, disk.create(path), bytes)
}

function writeTo(disk: Disk, file: number, bytes: Uint8Array): void {
  try {
    for (let written = 0; written < bytes.length;) written += disk.write(file, bytes, written)
    disk.flush(file)
  } finally {
    disk.close(file)
  }
}

/** A failed clean-up must not hide the original error. */
function removeQuietly(disk: Disk, path: string): void {
  try {
    disk.remove(path)
  } catch {
    // It is removed before the next try.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Windows has no such thing and journals its folders by itself. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
