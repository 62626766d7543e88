import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeIdentity } from '../../../electron/vault/age/identity.ts'
import { MOST_SLOTS } from '../../../electron/vault/slots/slots.ts'
import { newRecordId, Vault } from '../../../electron/vault/vault.ts'
import { missingOf, skipped } from '../../fixtures/tools.ts'

const COSTS = { memory: 8192, passes: 1, lanes: 1 }
const bytes = (text: string) => new TextEncoder().encode(text)
const FIRST = bytes('first')
const SECOND = bytes('second')
const OTHER_IDENTITY = 'AGE-SECRET-KEY-1VUQ7KWPUFENU7UNTSM54Z8W6W2JVJQ9MALCXJJSTD3FZEKHP9XYSV9WEJR'

let folder: string
let path: string
let vault: Vault

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slots-test-'))
  path = join(folder, 'vault.rkit')
  vault = await Vault.create(path, FIRST, COSTS)
})

afterEach(() => {
  vault.close()
  rmSync(folder, { recursive: true })
})

/** Which of these open the vault, by name. */
async function openers(secrets: Readonly<Record<string, Uint8Array>>): Promise<string[]> {
  vault.close()
  const names: string[] = []
  for (const [name, secret] of Object.entries(secrets)) {
    try {
      ;(await Vault.open(path, secret)).close()
      names.push(name)
    } catch (error) {
      expect(error).toMatchObject({ code: 'wrong-passphrase' })
    }
  }
  return names
}

function contents(of: Vault): Map<string, string> {
  return new Map([...of.records()].map(({ id, plaintext }) => [id, new TextDecoder().decode(plaintext)]))
}

/** Changes the file as someone without the app would. */
function tamper(work: (database: Database.Database) => void): void {
  const database = new Database(path)
  work(database)
  database.close()
}

describe('the passphrases of a vault', () => {
  it('each open it, and it says which one did', async () => {
    const id = await vault.addPassphrase(SECOND, { ...COSTS, passes: 2 })
    expect(await openers({ FIRST, SECOND, third: bytes('third') })).toEqual(['FIRST', 'SECOND'])
    vault = await Vault.open(path, SECOND)
    expect(vault.opener).toBe(id)
    expect(await vault.slotOf(SECOND)).toBe(id)
    expect(await vault.slotOf(FIRST)).not.toBe(id)
    expect(await vault.slotOf(bytes('third'))).toBeUndefined()
  })

  it('are changed without sealing any record again, and the old one no longer works', async () => {
    vault.write([{ type: 'put', id: newRecordId(), plaintext: bytes('one') }])
    const before = [...vault.manifest.values()]
    await vault.changePassphrase(vault.opener, SECOND, COSTS)
    expect([...vault.manifest.values()]).toEqual(before)
    expect(vault.slots()).toHaveLength(1)
    expect(await openers({ FIRST, SECOND })).toEqual(['SECOND'])
  })

  it('are removed, all but the last, even when an identity is left', async () => {
    const second = await vault.addPassphrase(SECOND, COSTS)
    const identity = await vault.addIdentity((await makeIdentity()).recipient)
    await vault.removeSlot(vault.opener)
    await expect(vault.removeSlot(second)).rejects.toMatchObject({ code: 'last-passphrase' })
    await expect(vault.removeSlot('00'.repeat(16))).rejects.toMatchObject({ code: 'not-found' })
    await expect(vault.changePassphrase(identity, SECOND, COSTS)).rejects.toMatchObject({ code: 'not-found' })
    await vault.removeSlot(identity)
    expect(await openers({ FIRST, SECOND })).toEqual(['SECOND'])
  })

  it('are at most sixteen with the identities', async () => {
    const { recipient } = await makeIdentity()
    for (let slot = 1; slot < MOST_SLOTS; slot++) await vault.addIdentity(recipient)
    await expect(vault.addIdentity(recipient)).rejects.toMatchObject({ code: 'invalid-input' })
    expect(vault.slots()).toHaveLength(MOST_SLOTS)
    expect(await openers({ FIRST })).toEqual(['FIRST'])
  })

  it('are changed one at a time, and not once the vault was locked', async () => {
    const before = readFileSync(path)
    const [adding, busy] = [vault.addPassphrase(SECOND, COSTS), vault.rotate([])]
    vault.close()
    await expect(busy).rejects.toMatchObject({ code: 'vault-busy' })
    await expect(adding).rejects.toMatchObject({ code: 'vault-locked' })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('are exactly those that any sequence of changes leaves', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), word: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ do: fc.constant('change' as const), at: fc.nat(5), word: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ do: fc.constant('remove' as const), at: fc.nat(5) }),
      fc.record({ do: fc.constant('rotate' as const), at: fc.nat(5) }),
    )
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 4 }), async (steps) => {
        path = join(folder, `${round++}.rkit`)
        vault.close()
        vault = await Vault.create(path, FIRST, COSTS)
        const record = newRecordId()
        vault.write([{ type: 'put', id: record, plaintext: bytes('kept') }])
        const words = new Map([[vault.opener, 'first']])
        for (const one of steps) {
          const ids = [...words.keys()]
          const at = 'at' in one ? (ids[one.at % ids.length] ?? '') : ''
          if (one.do === 'add')
            words.set(await vault.addPassphrase(bytes(`word ${one.word}`), COSTS), `word ${one.word}`)
          else if (one.do === 'change') {
            await vault.changePassphrase(at, bytes(`word ${one.word}`), COSTS)
            words.set(at, `word ${one.word}`)
          } else if (one.do === 'rotate') {
            await vault.rotate([{ slot: at, bytes: bytes(words.get(at) ?? '') }])
            for (const id of ids) if (id !== at) words.delete(id)
          } else if (ids.length > 1) {
            await vault.removeSlot(at)
            words.delete(at)
          }
        }
        const known = ['first', 'word 0', 'word 1', 'word 2', 'word 3']
        const opening = await openers(Object.fromEntries(known.map((word) => [word, bytes(word)])))
        expect(opening).toEqual(known.filter((word) => [...words.values()].includes(word)))
        vault = await Vault.open(path, bytes(opening[0] ?? ''))
        expect(contents(vault)).toEqual(new Map([[record, 'kept']]))
        expect(vault.damage).toEqual([])
      }),
      { numRuns: 5 },
    )
  })
})

describe('the paper key', () => {
  it('opens the vault, and no other identity does', async () => {
    const { identity, recipient } = await makeIdentity()
    const id = await vault.addIdentity(recipient)
    vault.close()
    await expect(Vault.openWithIdentity(path, OTHER_IDENTITY)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await expect(Vault.openWithIdentity(path, 'not an identity')).rejects.toMatchObject({ code: 'wrong-passphrase' })
    vault = await Vault.openWithIdentity(path, identity)
    expect(vault.opener).toBe(id)
  })

  it('is refused when it is no X25519 recipient', async () => {
    const { recipient } = await makeIdentity()
    for (const wrong of [
      '',
      'age1',
      // Every character is checked, so a different one at the end is always wrong.
      recipient.slice(0, -1) + (recipient.endsWith('q') ? 'p' : 'q'),
      `age1pq1${recipient.slice(4)}`,
      'ssh-ed25519 AAAA',
    ]) {
      await expect(vault.addIdentity(wrong)).rejects.toMatchObject({ code: 'invalid-input' })
    }
    expect(vault.slots()).toHaveLength(1)
  })

  it('does not open a wrapped key that was moved from another vault or slot', async () => {
    const { identity, recipient } = await makeIdentity()
    await vault.addIdentity(recipient)
    await vault.addIdentity(recipient)
    vault.close()
    tamper((database) => {
      const rows = database.prepare("SELECT id, wrapped FROM slot WHERE kind = 'identity'").all() as {
        id: Buffer
        wrapped: Buffer
      }[]
      const [a, b] = rows
      database.prepare('UPDATE slot SET wrapped = ? WHERE id = ?').run(a?.wrapped, b?.id)
      database.prepare('UPDATE slot SET wrapped = ? WHERE id = ?').run(b?.wrapped, a?.id)
    })
    await expect(Vault.openWithIdentity(path, identity)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  })

  const missing = missingOf('age')
  it.skipIf(missing.length > 0)(
    `wraps vault id, slot id and vault key in a file that age opens${skipped(missing)}`,
    async () => {
      const { identity, recipient } = await makeIdentity()
      const id = await vault.addIdentity(recipient)
      const slot = vault.slots().find(({ kind }) => kind === 'identity')
      const keyFile = join(folder, 'key.txt')
      writeFileSync(keyFile, `${identity}\n`)
      const opened = execFileSync('age', ['-d', '-i', keyFile], { input: slot?.wrapped })
      expect(opened.length).toBe(64)
      expect(opened.toString('hex', 0, 32)).toBe(vault.id + id)
    },
  )
})

describe('the rotation of the vault key', () => {
  it('keeps every record and its revision, and seals all of them again', async () => {
    const { identity, recipient } = await makeIdentity()
    await vault.addIdentity(recipient)
    const ids = Array.from({ length: 300 }, newRecordId)
    vault.write(ids.map((id) => ({ type: 'put', id, plaintext: bytes(id) })))
    vault.write([{ type: 'put', id: ids[0] ?? '', plaintext: bytes('changed') }])
    const before = contents(vault)
    const stamps = vault.manifest
    const { revision, opener } = vault
    await vault.rotate([{ slot: opener, bytes: FIRST }])
    expect(contents(vault)).toEqual(before)
    vault.write([{ type: 'put', id: ids[1] ?? '', plaintext: bytes('after') }])
    vault.close()
    for (const open of [() => Vault.open(path, FIRST), () => Vault.openWithIdentity(path, identity)]) {
      vault = await open()
      expect(vault.damage).toEqual([])
      expect(vault.revision).toBe(revision + 2)
      expect(contents(vault)).toEqual(new Map(before).set(ids[1] ?? '', 'after'))
      vault.close()
    }
    vault = await Vault.open(path, FIRST)
    const after = vault.manifest
    for (const id of ids.filter((_, index) => index !== 1)) {
      expect(after.get(id)?.revision).toBe(stamps.get(id)?.revision)
      expect(after.get(id)?.tag).not.toEqual(stamps.get(id)?.tag)
    }
  })

  it('drops passphrases that are not given, and changes nothing when one is wrong or none is kept', async () => {
    const second = await vault.addPassphrase(SECOND, COSTS)
    const wrong = vault.rotate([
      { slot: vault.opener, bytes: FIRST },
      { slot: second, bytes: FIRST },
    ])
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await expect(vault.rotate([])).rejects.toMatchObject({ code: 'last-passphrase' })
    expect(await openers({ FIRST, SECOND })).toEqual(['FIRST', 'SECOND'])
    vault = await Vault.open(path, FIRST)
    await vault.rotate([{ slot: second, bytes: SECOND }])
    expect(await openers({ FIRST, SECOND })).toEqual(['SECOND'])
  })
})

describe('the head of a vault', () => {
  it('is refused when any byte of any of its fields was changed', async () => {
    await vault.addIdentity((await makeIdentity()).recipient)
    vault.close()
    const good = readFileSync(path)
    const fields = [
      ['vault', 'id'],
      ['vault', 'root'],
      ['vault', 'mac'],
      ['slot', 'id'],
      ['slot', 'parameters'],
      ['slot', 'wrapped'],
    ] as const
    for (const [table, field] of fields) {
      for (const kind of table === 'slot' ? ['passphrase', 'identity'] : ['']) {
        for (const at of ['0', 'length / 2', 'length - 1']) {
          writeFileSync(path, good)
          tamper((database) => {
            const where = table === 'slot' ? `WHERE kind = '${kind}'` : ''
            const value = database.prepare(`SELECT ${field} FROM ${table} ${where}`).pluck().get() as Buffer
            const place = at === '0' ? 0 : at === 'length / 2' ? value.length >> 1 : value.length - 1
            value[place] = (value[place] ?? 0) ^ 1
            database.prepare(`UPDATE ${table} SET ${field} = ? ${where}`).run(value)
          })
          await expect(Vault.open(path, FIRST), `${kind} ${field} ${at}`).rejects.toMatchObject({
            code: expect.stringMatching(/^(vault-damaged|wrong-passphrase)$/) as string,
          })
        }
      }
    }
  })

  it('is refused with another revision, another kind, no slot, and slots from an older copy', async () => {
    copyFileSync(path, `${path}.old`)
    vault.close()
    copyFileSync(path, `${path}.old`)
    vault = await Vault.open(path, FIRST)
    await vault.changePassphrase(vault.opener, SECOND, COSTS)
    vault.close()
    const good = readFileSync(path)
    const attempts = [
      'UPDATE vault SET revision = revision + 1',
      'UPDATE vault SET revision = -1',
      'UPDATE vault SET revision = 9223372036854775807',
      "UPDATE slot SET kind = 'identity'",
      "UPDATE slot SET kind = 'none'",
      'DELETE FROM slot',
      'DELETE FROM vault',
    ]
    for (const sql of attempts) {
      writeFileSync(path, good)
      tamper((database) => database.exec(sql))
      await expect(Vault.open(path, SECOND), sql).rejects.toMatchObject({ code: 'vault-damaged' })
    }
    writeFileSync(path, good)
    tamper((database) => {
      database.prepare('ATTACH ? AS old').run(`${path}.old`)
      database.exec('DELETE FROM slot; INSERT INTO slot SELECT * FROM old.slot')
      database.exec('UPDATE vault SET mac = (SELECT mac FROM old.vault)')
    })
    await expect(Vault.open(path, FIRST)).rejects.toMatchObject({ code: 'vault-damaged' })
  })

  it('says that nothing was derived when a slot asks for too much, whichever slot it is', async () => {
    await vault.addPassphrase(SECOND, COSTS)
    vault.close()
    tamper((database) => {
      const [, last] = database.prepare('SELECT id FROM slot ORDER BY id').pluck().all() as Buffer[]
      const hostile = Buffer.alloc(28)
      hostile.writeUInt32BE(0x7fffffff, 0)
      database.prepare('UPDATE slot SET parameters = ? WHERE id = ?').run(hostile, last)
    })
    for (const passphrase of [FIRST, SECOND])
      await expect(Vault.open(path, passphrase)).rejects.toMatchObject({
        code: 'vault-damaged',
        message: expect.stringContaining('nothing was derived') as string,
      })
  })
})
