import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupFolderOf, listBackups, makeBackup, pruneBackups } from '../../../electron/vault/backups/backups.ts'
import { verifyCopy } from '../../../electron/vault/backups/copies.ts'
import { realDisk, type Disk } from '../../../electron/vault/store/disk.ts'
import { takeLockImage, verifyLockCopy, writeLockImage } from '../../../electron/vault/backups/lock-copies.ts'
import { newRecordId, Vault } from '../../../electron/vault/vault.ts'

const COSTS = { memory: 8192, passes: 1, lanes: 1 }
const PASSPHRASE = new TextEncoder().encode('correct horse')
const NOON = Date.parse('2026-03-01T12:00:00Z')

let folder: string
let backups: string
let vault: Vault

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backups-test-'))
  vault = await Vault.create(join(folder, 'vault.rkit'), PASSPHRASE, COSTS)
  backups = backupFolderOf(vault.path)
  change()
})

afterEach(() => {
  vault.close()
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

function change(text = 'a secret'): string {
  const id = newRecordId()
  vault.write([{ type: 'put', id, plaintext: new TextEncoder().encode(text) }])
  return id
}

const names = () => readdirSync(backups).sort()
const failing = (code: string) => () => {
  throw Object.assign(new Error(`${code}: somewhere`), { code })
}

/** Changes a file as someone without the app would. */
function tamper(path: string, sql: string): void {
  const database = new Database(path)
  database.exec(sql)
  database.close()
}

describe('making a backup', () => {
  it('makes a separate file that only its owner can read, named by time and revision', () => {
    const backup = makeBackup(realDisk, vault, backups, NOON + 999)
    expect(backup).toEqual({
      path: join(backups, 'vault-20260301-120000-r1.rkit'),
      reason: 'vault',
      at: NOON,
      revision: 1,
    })
    expect(names()).toEqual(['vault-20260301-120000-r1.rkit'])
    expect(statSync(backup.path).mode & 0o777).toBe(0o600)
    expect(statSync(backups).mode & 0o777).toBe(0o700)
  })

  it('gives back the records as they were when it was made, under the passphrase of that time', async () => {
    const { path } = makeBackup(realDisk, vault, backups, NOON)
    change('later')
    const opened = await Vault.openCopy(path, PASSPHRASE)
    const texts = [...opened.records()].map(({ plaintext }) => new TextDecoder().decode(plaintext))
    expect(texts).toEqual(['a secret'])
    expect(opened.id).toBe(vault.id)
    opened.close()
    await expect(Vault.openCopy(path, new TextEncoder().encode('wrong'))).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
  })

  it.each([
    ['create', 'EACCES', 'write-failed'],
    ['write', 'ENOSPC', 'disk-full'],
    ['write', 'EDQUOT', 'disk-full'],
    ['flush', 'EIO', 'write-failed'],
    ['close', 'ENOSPC', 'disk-full'],
    ['rename', 'EPERM', 'write-failed'],
    ['flushFolder', 'EIO', 'write-failed'],
    ['makeFolder', 'EROFS', 'write-failed'],
  ] as const)('stops when %s fails with %s, and leaves older backups and the vault alone', (step, errno, code) => {
    makeBackup(realDisk, vault, backups, NOON)
    const before = readFileSync(join(backups, 'vault-20260301-120000-r1.rkit'))
    const disk: Disk = { ...realDisk, [step]: failing(errno) }
    expect(() => makeBackup(disk, vault, backups, NOON + 60_000)).toThrow(expect.objectContaining({ code }) as Error)
    expect(readFileSync(join(backups, 'vault-20260301-120000-r1.rkit'))).toEqual(before)
    expect(names().filter((name) => name.endsWith('.unfinished'))).toEqual([])
    change()
    expect([...vault.records()]).toHaveLength(2)
  })

  it('keeps writing when the disk only takes a part at a time', async () => {
    const slow: Disk = {
      ...realDisk,
      write: (file, bytes, from) => realDisk.write(file, bytes.subarray(0, from + 1000), from),
    }
    const { path } = makeBackup(slow, vault, backups, NOON)
    ;(await Vault.openCopy(path, PASSPHRASE)).close()
  })

  it('notices on reading back that the disk stored something else', () => {
    const lying: Disk = {
      ...realDisk,
      write: (file, bytes, from) => {
        const bad = Uint8Array.from(bytes)
        const place = Buffer.from(bad.buffer).lastIndexOf(Buffer.from(vault.manifest.values().next().value?.tag ?? ''))
        bad[place] = (bad[place] ?? 0) ^ 1
        return realDisk.write(file, bad, from)
      },
    }
    expect(() => makeBackup(lying, vault, backups, NOON)).toThrow(/read back and differs from the vault/)
    expect(names()).toEqual([])
  })

  // Root may write anywhere.
  it.skipIf(process.getuid?.() === 0)('says that a folder cannot be written to', () => {
    chmodSync(folder, 0o500)
    expect(() => makeBackup(realDisk, vault, backups, NOON)).toThrow(/No copy could be made there.*permissions/)
  })

  it('says that there is no folder to keep it in', () => {
    writeFileSync(backups, 'a file')
    expect(() => makeBackup(realDisk, vault, backups, NOON)).toThrow(
      expect.objectContaining({ code: 'write-failed' }) as Error,
    )
    expect(readFileSync(backups, 'utf8')).toBe('a file')
  })

  it('makes none of a damaged vault, so that good ones are not replaced', async () => {
    const { path } = vault
    vault.close()
    tamper(path, 'DELETE FROM record')
    vault = await Vault.open(path, PASSPHRASE)
    expect(() => makeBackup(realDisk, vault, backups, NOON)).toThrow(
      expect.objectContaining({ code: 'vault-damaged' }) as Error,
    )
  })
})

describe('checking a copy', () => {
  it.each([
    ['a record is gone', 'DELETE FROM record'],
    ['a record has another revision', 'UPDATE record SET revision = revision + 1'],
    ['a record was edited', 'UPDATE record SET sealed = zeroblob(length(sealed))'],
    ['a record is there that is not listed', 'INSERT INTO record SELECT zeroblob(16), revision, sealed FROM record'],
    ['the header was edited', 'UPDATE vault SET revision = revision + 1'],
    ['a slot is gone', 'DELETE FROM slot'],
    ['it is of another vault', 'UPDATE vault SET id = zeroblob(16)'],
  ])('finds that %s', (_what, sql) => {
    const { path } = makeBackup(realDisk, vault, backups, NOON)
    verifyCopy(vault, path)
    tamper(path, sql)
    expect(() => {
      verifyCopy(vault, path)
    }).toThrow(expect.objectContaining({ code: 'write-failed' }) as Error)
  })

  it('finds that the vault has changed since', () => {
    const { path } = makeBackup(realDisk, vault, backups, NOON)
    change()
    expect(() => {
      verifyCopy(vault, path)
    }).toThrow(/its revision differs/)
  })

  it('finds that it is cut short', () => {
    const { path } = makeBackup(realDisk, vault, backups, NOON)
    writeFileSync(path, readFileSync(path).subarray(0, 5000))
    expect(() => {
      verifyCopy(vault, path)
    }).toThrow(/it does not open/)
  })
})

describe('a copy made on locking', () => {
  const writeCopy = (disk = realDisk) => writeLockImage(disk, backups, takeLockImage(vault, NOON + 999))
  const reopen = async () => {
    vault.close()
    vault = await Vault.open(vault.path, PASSPHRASE)
  }

  it('is written when the keys are gone, and becomes a backup when they are back', async () => {
    const image = takeLockImage(vault, NOON + 999)
    vault.close()
    const copy = writeLockImage(realDisk, backups, image)
    expect(copy).toEqual({
      path: join(backups, 'at-lock-20260301-120000-r1.rkit'),
      reason: 'at-lock',
      at: NOON,
      revision: 1,
    })
    vault = await Vault.open(vault.path, PASSPHRASE)
    const ids = [...vault.manifest.keys()]
    change()
    expect(verifyLockCopy(realDisk, vault, backups, copy)).toEqual({
      path: join(backups, 'vault-20260301-120000-r1.rkit'),
      reason: 'vault',
      at: NOON,
      revision: 1,
      records: new Map(ids.map((id) => [id, 1])),
      slots: vault.slots(),
    })
    expect(names()).toEqual(['vault-20260301-120000-r1.rkit'])
  })

  it('is not kept when the disk stored something else', () => {
    const lying: Disk = {
      ...realDisk,
      write: (file, bytes, from) =>
        realDisk.write(
          file,
          bytes.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)),
          from,
        ),
    }
    expect(() => writeCopy(lying)).toThrow(expect.objectContaining({ code: 'write-failed' }) as Error)
    expect(names()).toEqual([])
  })

  it('is not a backup when a record in it no longer decrypts', async () => {
    const copy = writeCopy()
    const bytes = readFileSync(copy.path)
    const tag = Buffer.from(vault.manifest.values().next().value?.tag ?? '')
    const place = bytes.lastIndexOf(tag) - 20
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(copy.path, bytes)
    await reopen()
    expect(() => verifyLockCopy(realDisk, vault, backups, copy)).toThrow(/last locked is damaged: its record content/)
    expect(names()).toEqual([basename(copy.path)])
  })

  it('goes once a backup of the same state or a later one is verified', () => {
    const copy = writeCopy()
    change()
    const later = writeCopy()
    expect(names()).toEqual([copy, later].map(({ path }) => basename(path)))
    const { path } = verifyLockCopy(realDisk, vault, backups, later)
    pruneBackups(realDisk, backups, vault.id, 10, { path, reason: 'vault', at: NOON, revision: 2 })
    expect(names()).toEqual([basename(path)])
  })
})

describe('the backups of a vault', () => {
  const make = (minutes: number) => makeBackup(realDisk, vault, backups, NOON + minutes * 60_000)
  const list = () => listBackups(realDisk, backups, vault.id).map(({ path }) => basename(path))

  it('are listed newest first, by revision and then by time', () => {
    make(0)
    make(5)
    change()
    make(-600_000)
    expect(list()).toEqual([
      'vault-20250108-200000-r2.rkit',
      'vault-20260301-120500-r1.rkit',
      'vault-20260301-120000-r1.rkit',
    ])
  })

  it('are none where there is no folder', () => {
    expect(list()).toEqual([])
  })

  it('do not include other files, or copies of another vault', async () => {
    const { path } = make(0)
    writeFileSync(join(backups, 'vault-20260301-130000-r9.rkit'), 'not a vault')
    writeFileSync(join(backups, 'notes.txt'), '')
    const other = await Vault.create(join(folder, 'other.rkit'), PASSPHRASE, COSTS)
    makeBackup(realDisk, other, backups, NOON)
    other.close()
    expect(list()).toEqual([basename(path)])
  })

  it('are reduced to the last few, and only those of this vault', async () => {
    const other = await Vault.create(join(folder, 'other.rkit'), PASSPHRASE, COSTS)
    const foreign = makeBackup(realDisk, other, backups, NOON)
    other.close()
    for (let minute = 0; minute < 4; minute++) {
      make(minute)
      change()
    }
    const before = makeBackup(realDisk, vault, backups, NOON, 'before-restore')
    const newest = make(9)
    const removed = pruneBackups(realDisk, backups, vault.id, 3, newest)
    expect(removed.map(({ revision }) => revision)).toEqual([1, 2])
    expect(names()).toEqual(
      [foreign, before, newest]
        .map(({ path }) => basename(path))
        .concat('vault-20260301-120200-r3.rkit', 'vault-20260301-120300-r4.rkit')
        .sort(),
    )
  })

  it('keep earlier days, however many are made in one day', () => {
    const days = [1, 2, 3].map((day) => {
      change()
      return make(day * 24 * 60)
    })
    for (const minute of [1, 2, 3]) {
      change()
      make(3 * 24 * 60 + minute)
    }
    change()
    const newest = make(3 * 24 * 60 + 4)
    const removed = pruneBackups(realDisk, backups, vault.id, 4, newest)
    expect(removed.map(({ revision }) => revision)).toEqual([4, 5, 6])
    expect(names()).toEqual(
      [...days.slice(0, 2), { path: join(backups, 'vault-20260304-120300-r7.rkit') }, newest].map(({ path }) =>
        basename(path),
      ),
    )
  })

  it('keep the one just made, even when its revision is the lowest', () => {
    change()
    make(0)
    const newest = { ...make(1), revision: 0 }
    expect(pruneBackups(realDisk, backups, vault.id, 1, newest)).toHaveLength(1)
    expect(names()).toEqual([basename(newest.path)])
  })

  it('stay, with the new one, when an older one cannot be removed', () => {
    make(0)
    const newest = make(1)
    const disk: Disk = { ...realDisk, remove: failing('EACCES') }
    expect(() => pruneBackups(disk, backups, vault.id, 1, newest)).toThrow(/new backup was made and verified/)
    expect(names()).toHaveLength(2)
  })

  it('remove what an interrupted attempt left behind', () => {
    const newest = make(0)
    writeFileSync(join(backups, 'vault-20260301-110000-r1.rkit.unfinished'), 'half')
    pruneBackups(realDisk, backups, vault.id, 10, newest)
    expect(names()).toEqual([basename(newest.path)])
  })
})

describe('opening a copy', () => {
  it('changes nothing, and does not need a folder it can write to', async () => {
    const { path } = makeBackup(realDisk, vault, backups, NOON)
    const before = readFileSync(path)
    chmodSync(path, 0o400)
    chmodSync(backups, 0o500)
    const copy = await Vault.openCopy(path, PASSPHRASE)
    copy.write([{ type: 'put', id: newRecordId(), plaintext: new Uint8Array(1) }])
    copy.close()
    chmodSync(backups, 0o700)
    expect(readFileSync(path)).toEqual(before)
    expect(names()).toEqual([basename(path)])
  })

  it('refuses a file with a journal next to it, which holds what is missing', async () => {
    const { path } = makeBackup(realDisk, vault, backups, NOON)
    writeFileSync(`${path}-journal`, 'not empty')
    await expect(Vault.openCopy(path, PASSPHRASE)).rejects.toMatchObject({ code: 'vault-truncated' })
  })
})
