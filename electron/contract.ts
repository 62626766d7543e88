/**
 * Every call the window may make: the name, what may be sent, and what comes back. The preload,
 * the dispatcher and the window's `kit` are all derived from this table.
 */
import * as v from 'valibot'
import type * as view from './views.ts'

export type * from './views.ts'

/** The one origin the window has; WebAuthn, the IPC sender check and the offline wall all go by it. */
export const ORIGIN = 'https://recovery-kit.invalid'

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const name = v.pipe(v.string(), v.maxLength(500))
const passphrase = v.pipe(v.string(), v.maxLength(1000))
const slotName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))
const note = v.pipe(v.string(), v.maxLength(65_536))
const index = v.pipe(v.number(), v.integer(), v.minValue(0))
const shownCode = v.pipe(v.string(), v.maxLength(50))
const date = v.pipe(v.string(), v.isoDate())
const paper = v.picklist(['a4', 'letter'])
const ids = v.pipe(v.array(id), v.maxLength(10_000))
const copyNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))
const sheetWords = v.pipe(v.string(), v.trim(), v.maxLength(200))
/** What goes on paper; what is absent is as `app/sheet-choice.ts` says. */
const sheetChoice = {
  accounts: ids,
  paper,
  kind: v.exactOptional(v.picklist(['plain', 'sealed', 'cover'])),
  /** Secrets and codes on sheets of their own, for different places. */
  apart: v.exactOptional(v.boolean()),
  copies: v.exactOptional(copyNumber),
  cover: v.exactOptional(v.boolean()),
  archivist: v.exactOptional(v.boolean()),
  /** Whether the cover and sealed sheets say whose they are. */
  named: v.exactOptional(v.boolean()),
}
/** The same when it goes out. Sealed sheets have a passphrase of their own. */
const sheetsOut = { ...sheetChoice, passphrase: v.exactOptional(passphrase) }
/** Credentials come from the browser and are checked by the verification, not here. */
const credential = v.record(v.string(), v.unknown())

/** One picture of the camera. */
const frame = {
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096)),
  /** One byte a pixel, row by row. */
  grey: v.pipe(v.instance(Uint8Array), v.maxLength(4096 * 4096)),
}
/** A file whose bytes come through the window. */
const file = { name, bytes: v.pipe(v.instance(Uint8Array), v.maxLength(64 * 1024 * 1024)) }

/** `output` is there for the types alone. */
interface Call<Schema extends v.GenericSchema, Output> {
  readonly input: Schema
  readonly output: Output
}

function call<Output>() {
  return <Schema extends v.GenericSchema>(input: Schema) => ({ input }) as Call<Schema, Output>
}

const nothing = v.undefined_()

export const contract = {
  'vault.state': call<view.VaultState>()(nothing),
  'vault.suggest': call<string>()(nothing),
  'vault.strength': call<view.StrengthView>()(v.strictObject({ passphrase })),
  'vault.create': call<view.VaultState>()(v.strictObject({ passphrase })),
  /** Puts the newest backup where the vault is missing; never over a file. */
  'vault.putBack': call<view.VaultState>()(nothing),
  'vault.unlock': call<view.VaultState>()(v.strictObject({ passphrase })),
  /** With the backup identity, typed from paper: `AGE-SECRET-KEY-1...`. */
  'vault.unlockWithIdentity': call<view.VaultState>()(v.strictObject({ identity: passphrase })),
  'vault.confirm': call<undefined>()(v.strictObject({ passphrase })),
  'vault.lock': call<undefined>()(nothing),
  /** The person is there: starts the auto-lock timer again. */
  'vault.stay': call<undefined>()(nothing),

  /** Seals everything under a new key. Passphrases that are not typed here are gone afterwards. */
  'vault.rotate': call<view.Rotated>()(
    v.strictObject({ passphrases: v.pipe(v.array(passphrase), v.minLength(1), v.maxLength(16)) }),
  ),
  /** Asks whether a passphrase is still known; answers which one it was. */
  'vault.drill': call<{ readonly name: string }>()(v.strictObject({ passphrase })),

  'slots.list': call<readonly view.SlotView[]>()(nothing),
  'slots.add': call<view.SlotsChanged>()(v.strictObject({ passphrase, name: slotName })),
  'slots.change': call<view.SlotsChanged>()(v.strictObject({ id, passphrase })),
  'slots.rename': call<view.SlotsChanged>()(v.strictObject({ id, name: slotName })),
  'slots.remove': call<view.SlotsChanged>()(v.strictObject({ id })),
  /** Makes unlocking with this passphrase take about twice as long. */
  'slots.slower': call<view.SlotsChanged>()(v.strictObject({ passphrase })),

  'settings.get': call<view.SettingsView>()(nothing),
  'settings.set': call<view.SettingsView>()(
    v.strictObject({
      graceSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)),
      lockMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)),
      clipboardSeconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(300)),
      /** Absent means: as it is. */
      backupEvery: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
      drillDays: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365))),
      backupKeep: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    }),
  ),

  'accounts.list': call<readonly view.AccountRow[]>()(v.strictObject({ search: name })),
  'accounts.get': call<view.AccountDetail>()(v.strictObject({ id })),
  'accounts.edit': call<view.AccountDetail>()(v.strictObject({ id, service: name, name, note })),
  /** Takes the account's tokens and codes with it. `undo` brings the last removal back while the vault stays unlocked. */
  /** Says which keys are registered at an account: these, and no others. */
  'accounts.noteKeys': call<view.AccountDetail>()(v.strictObject({ id, keys: ids })),
  'accounts.remove': call<undefined>()(v.strictObject({ id })),
  'accounts.undoRemove': call<undefined>()(nothing),

  'tokens.codes': call<readonly view.CodeView[]>()(v.strictObject({ tokens: v.pipe(v.array(id), v.maxLength(200)) })),
  /** HOTP: stores the next counter, then answers with the code. */
  'tokens.nextCode': call<string>()(v.strictObject({ token: id })),
  /** Puts the current code on the clipboard; answers with the seconds until it is cleared. HOTP advances. */
  'tokens.copy': call<number>()(v.strictObject({ token: id })),
  /** Holds the code that another app shows now against the token; notes the date when it fits. */
  'tokens.prove': call<view.ProofView>()(v.strictObject({ token: id, code: shownCode })),
  /** Takes a hint of the last `tokens.prove`, if the app's next code confirms it: corrects the token and notes the date. */
  'tokens.correct': call<view.ProofView>()(v.strictObject({ token: id, hint: index, code: shownCode })),
  'tokens.reveal': call<view.RevealedToken>()(v.strictObject({ token: id })),
  /** The otpauth link of one token as a QR code, for a phone to scan from the screen. */
  'tokens.qr': call<view.QrView>()(v.strictObject({ token: id })),
  /** Gives an mOTP or Yandex token the PIN without which it makes no codes. */
  'tokens.setPin': call<view.AccountDetail>()(
    v.strictObject({ token: id, pin: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) }),
  ),

  'codes.reveal': call<string>()(v.strictObject({ set: id, index })),
  'codes.copy': call<number>()(v.strictObject({ set: id, index })),
  'codes.use': call<view.AccountDetail>()(v.strictObject({ set: id, index, used: v.nullable(date) })),

  'intake.read': call<view.IntakeView>()(
    v.strictObject({
      files: v.pipe(
        v.array(
          v.strictObject({
            ...file,
            /** Where it lies, if that is known; it is never saved. */
            path: v.exactOptional(v.pipe(v.string(), v.maxLength(4096))),
          }),
        ),
        v.minLength(1),
        v.maxLength(200),
      ),
      /** Adds to an intake that is under way, as with the second picture of a batch. */
      intake: v.optional(id),
    }),
  ),
  /** Asks for files and reads them, without their bytes passing through the window. */
  'intake.choose': call<view.IntakeView | undefined>()(v.strictObject({ intake: v.exactOptional(id) })),
  /** Reads a token that was typed field by field; answers with what is wrong at which field instead. */
  'intake.typed': call<view.TypedView>()(
    v.strictObject({
      intake: v.exactOptional(id),
      service: name,
      account: name,
      secret: v.pipe(v.string(), v.maxLength(1000)),
      type: v.picklist(['totp', 'hotp', 'steam', 'motp', 'yandex']),
      algorithm: v.exactOptional(v.picklist(['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'])),
      digits: v.exactOptional(v.number()),
      period: v.exactOptional(v.number()),
      counter: v.exactOptional(v.number()),
      pin: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
    }),
  ),
  /** Ends reading after the file it is at; `intake.read` then answers with what was read so far. */
  'intake.stop': call<undefined>()(nothing),
  'intake.password': call<view.IntakeView>()(v.strictObject({ intake: id, file: index, password: passphrase })),
  'intake.commit': call<view.LedgerView>()(
    v.strictObject({
      intake: id,
      /** One for each entry that is taken; the others go into the ledger as left out. */
      take: v.pipe(
        v.array(v.strictObject({ index, service: name, name, firstUsed: v.exactOptional(v.boolean()) })),
        v.maxLength(50_000),
      ),
    }),
  ),
  'intake.cancel': call<undefined>()(v.strictObject({ intake: id })),
  'intake.ledgers': call<readonly view.LedgerView[]>()(nothing),
  /** Deletes a file that was brought in, once everything in it is proved and if it is still the same. */
  'intake.deleteSource': call<view.LedgerView>()(v.strictObject({ ledger: id, source: index })),
  /** Asks where, and saves these ledgers as a PDF without any secret. */
  'intake.saveLedgers': call<view.SavedSheet>()(v.strictObject({ ledgers: ids, paper })),
  'intake.quarantined': call<readonly view.QuarantinedView[]>()(nothing),
  /** The entry as it came, to be mended and brought in again. */
  'quarantined.reveal': call<string>()(v.strictObject({ id })),
  'quarantined.remove': call<undefined>()(v.strictObject({ id })),

  /** From here on the window may ask for a camera, until `camera.close` or the vault is locked. */
  'camera.open': call<undefined>()(nothing),
  /** Reads the codes in one picture of the camera, as files of the intake. */
  'camera.frame': call<view.CameraFrameView>()(v.strictObject({ ...frame, intake: v.exactOptional(id) })),
  'camera.close': call<undefined>()(nothing),

  'sheets.plan': call<view.SheetPlanView>()(v.strictObject(sheetChoice)),
  /** A page as it will print, counted from 1. The set is kept in memory until it is printed, changed or closed. */
  'sheets.preview': call<view.PagePicture>()(v.strictObject({ ...sheetsOut, page: index })),
  /** Forgets the set that is previewed. */
  'sheets.close': call<undefined>()(nothing),
  /** Asks where, saves the PDF there, and notes the set in the vault. */
  'sheets.save': call<view.SavedSheet>()(v.strictObject(sheetsOut)),
  'sheets.printer': call<view.PrinterView>()(nothing),
  /** Hands the PDF to the printer from memory, and notes the set in the vault. */
  'sheets.print': call<view.PrintedView>()(v.strictObject(sheetsOut)),
  /** Ends making a set; the call that asked for it fails with `cancelled`. */
  'sheets.stop': call<undefined>()(nothing),
  'sheets.list': call<readonly view.PaperSetView[]>()(nothing),
  /** Where a copy is kept and who has it. */
  'sheets.place': call<view.PaperSetView>()(
    v.strictObject({ set: id, copy: copyNumber, place: sheetWords, holder: sheetWords }),
  ),
  /** A copy was destroyed, or was not after all. */
  'sheets.gone': call<view.PaperSetView>()(v.strictObject({ set: id, copy: copyNumber, gone: v.boolean() })),
  /** The saved PDF was deleted, or was not after all. */
  'sheets.fileGone': call<view.PaperSetView>()(v.strictObject({ set: id, gone: v.boolean() })),
  'cover.get': call<view.CoverView>()(nothing),
  'cover.save': call<view.CoverView>()(
    v.strictObject({
      fields: v.pipe(
        v.array(
          v.strictObject({
            label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
            value: v.pipe(v.string(), v.trim(), v.maxLength(500)),
          }),
        ),
        v.maxLength(20),
      ),
    }),
  ),

  /** Starts reading a set back; one that was under way is forgotten. */
  'drill.start': call<view.DrillView>()(v.strictObject({ set: v.pipe(v.string(), v.regex(/^[0-9A-F]{8}$/)) })),
  /** Reads scans and photographs; without a start, the first mark on them says which set it is. */
  'drill.read': call<view.DrillView>()(
    v.strictObject({
      files: v.pipe(v.array(v.strictObject(file)), v.minLength(1), v.maxLength(200)),
    }),
  ),
  /** Asks for files and reads them, without their bytes passing through the window. */
  'drill.choose': call<view.DrillView | undefined>()(nothing),
  /** Between `camera.open` and `camera.close`; answers with the drill when something new was seen. */
  'drill.frame': call<view.DrillFrameView>()(v.strictObject(frame)),
  /** Opens the sealed sheets that were read, in memory, to compare what is inside. */
  'drill.open': call<view.DrillView>()(v.strictObject({ passphrase })),
  /** The line that the drill asks for, typed from paper with its check. */
  'drill.line': call<view.TypedLineView>()(
    v.strictObject({
      sheet: index,
      text: v.pipe(v.string(), v.maxLength(500)),
      check: v.pipe(v.string(), v.maxLength(10)),
    }),
  ),
  /** Records what was read for this copy, and ends the drill. */
  'drill.finish': call<view.FinishedDrill>()(v.strictObject({ copy: index })),
  'drill.cancel': call<undefined>()(nothing),
  /** Asks for a backup or an export, opens it in memory, and holds it against the vault. */
  'drill.backup': call<view.BackupDrillView | undefined>()(v.strictObject({ password: v.exactOptional(passphrase) })),

  'backups.state': call<view.BackupsState>()(nothing),
  'backups.make': call<view.BackupsState>()(nothing),
  /** Makes a backup and removes the older ones, which open with passphrases that are gone. */
  'backups.replace': call<view.BackupsState>()(nothing),
  /** Asks for a folder; answers nothing when the person changes their mind. */
  'backups.copy': call<view.BackupView | undefined>()(nothing),
  /** Asks for a file and opens it in memory, beside the vault; nothing is changed. */
  'backups.open': call<view.OpenedBackup | undefined>()(v.strictObject({ passphrase })),
  'backups.close': call<undefined>()(v.strictObject({ token: id })),
  /** Puts the opened backup in the place of the vault, which is kept as a backup first, and locks. Answers its path. */
  'backups.restore': call<{ readonly kept: string }>()(v.strictObject({ token: id })),
  /** Without a choice both versions of a conflict are kept, and nothing is deleted. */
  'backups.merge': call<view.VaultState>()(
    v.strictObject({
      token: id,
      takes: v.pipe(v.array(v.strictObject({ id, take: v.picklist(['here', 'there', 'both']) })), v.maxLength(20_000)),
      deletions: ids,
    }),
  ),

  'exports.list': call<readonly view.ExportKindView[]>()(nothing),
  /** Asks where, and saves there. `password` is the file's own; `recipient` takes the place of the vault's. */
  'exports.save': call<view.SavedExport>()(
    v.strictObject({
      format: v.picklist([
        'age-identity',
        'age-passphrase',
        'json',
        'aegis-encrypted',
        'aegis',
        '2fas-encrypted',
        '2fas',
        'google-qr',
        'otpauth',
      ]),
      password: v.exactOptional(passphrase),
      accounts: v.exactOptional(ids),
      recipient: v.exactOptional(name),
      armor: v.exactOptional(v.boolean()),
    }),
  ),

  'identity.get': call<view.IdentityView>()(nothing),
  /** Answers with the secret half, once: only the recipient is kept. */
  'identity.create': call<view.NewIdentity>()(v.strictObject({ replace: v.boolean() })),
  /** Whether what was typed from paper is the identity of this vault; notes the date if it is. */
  'identity.check': call<view.IdentityCheck>()(v.strictObject({ identity: passphrase })),
  /** Saves or prints a sheet with the secret half, which the vault does not have: just made, or typed from paper. */
  'identity.sheet': call<view.IdentityPaper>()(
    v.strictObject({
      identity: passphrase,
      paper,
      copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
      to: v.picklist(['file', 'printer']),
    }),
  ),
  /** Splits it, and saves or prints a sheet for each holder; an empty name leaves a line to write on. */
  'identity.shares': call<view.IdentityPaper>()(
    v.strictObject({
      identity: passphrase,
      paper,
      threshold: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(16)),
      holders: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.maxLength(60))), v.minLength(2), v.maxLength(16)),
      /** Whether each sheet says who has the others. */
      nameOthers: v.boolean(),
      to: v.picklist(['file', 'printer']),
    }),
  ),
  /** Adds shares to those that are held in memory, and tells whether they open the vault; notes the date if they do. */
  'identity.combine': call<view.CombinedShares>()(
    v.strictObject({
      shares: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(64)),
      pictures: v.exactOptional(v.pipe(v.array(v.strictObject(file)), v.maxLength(32))),
    }),
  ),
  /** Between `camera.open` and `camera.close`; the same with what is held up to the camera. */
  'identity.shareFrame': call<view.ShareFrameView>()(v.strictObject(frame)),
  /** Ends the check; what is held is forgotten. */
  'identity.forgetShares': call<undefined>()(nothing),

  'keys.list': call<readonly view.KeyView[]>()(nothing),
  'keys.register': call<view.KeyChallenge>()(v.strictObject({ name: v.pipe(name, v.trim(), v.minLength(1)) })),
  /** Verifies the registration and answers with the assertion that completes the test. */
  'keys.registered': call<view.KeyChallenge>()(v.strictObject({ ceremony: id, credential })),
  /** Tests any key in the list again; the answer of `keys.asserted` says which one it was. */
  'keys.test': call<view.KeyChallenge>()(nothing),
  'keys.asserted': call<view.KeyView>()(v.strictObject({ ceremony: id, credential })),
  'keys.rename': call<view.KeyView>()(v.strictObject({ id, name: v.pipe(name, v.trim(), v.minLength(1)) })),
  'keys.remove': call<undefined>()(v.strictObject({ id })),
} as const

export type Channel = keyof typeof contract
export type Input<C extends Channel> = v.InferOutput<(typeof contract)[C]['input']>
export type Output<C extends Channel> = (typeof contract)[C]['output']

/** What the main process answers with. */
export type Handlers = { readonly [C in Channel]: (input: Input<C>) => Output<C> | Promise<Output<C>> }

/** What the window finds as `window.kit`: `kit.call('vault.state')`, and what it is told unasked. */
export interface KitApi {
  call<C extends Channel>(
    channel: C,
    ...input: Input<C> extends undefined ? [] : [Input<C>]
  ): Promise<view.Result<Output<C>>>
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void
  /** Where a dropped file lies; absent where the surroundings do not tell. */
  pathOf?(file: File): string
}

/** What the main process tells the window unasked. */
export interface Events {
  /** The vault was locked; the window reloads. */
  readonly locked: { readonly reason: 'asked' | 'idle' | 'system' }
  /** Reading pictures or many files takes a while. */
  readonly progress: { readonly what: string; readonly done: number; readonly total: number }
}

export const CHANNELS = Object.keys(contract) as readonly Channel[]

/** All of them: a missing or a foreign name does not compile. */
export const EVENTS = Object.keys({ locked: true, progress: true } satisfies Record<
  keyof Events,
  true
>) as readonly (keyof Events)[]
