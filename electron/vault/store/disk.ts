import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** The file operations of a backup, one function per step, so that a test can make each one fail. */
export interface Disk {
  /** Makes a folder that only its owner can read; does nothing if it exists. */
  makeFolder(path: string): void
  /** The names in a folder; empty if the folder does not exist. */
  names(folder: string): string[]
  /** Makes a new file that only its owner can read, and returns its descriptor. */
  create(path: string): number
  /** Returns the number of bytes written, which may be less than requested. */
  write(file: number, bytes: Uint8Array, from: number): number
  flush(file: number): void
  close(file: number): void
  rename(from: string, to: string): void
  /** Makes a rename in this folder survive a power failure. */
  flushFolder(path: string): void
  remove(path: string): void
}

/** The real disk. */
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
 * Writes a file so that either all of it is there under its name, or nothing has changed: the bytes
 * are written next to it, flushed, checked, and only then renamed.
 *
 * @param check - Gets the path of the unfinished file; if it throws, everything stops.
 */
export function replaceDurably(disk: Disk, path: string, bytes: Uint8Array, check: (unfinished: string) => void): void {
  prepareFile(disk, path, bytes, check)
  putInPlace(disk, path)
}

/**
 * Makes a new file directly under its own name and makes sure that it is on disk. If the process is
 * killed halfway, no other file is left behind; after an error, none at all.
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

/** The first half: the file is complete and checked, but does not have its name yet. */
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

/** The end of a file's name until the file is complete and checked. */
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

/** Windows cannot do this, and journals its folders itself. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
