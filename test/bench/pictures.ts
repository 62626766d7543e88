/** How many hard pictures are read, compared with zbarimg on the same files, and how many are read wrongly. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { inOrder } from '../../electron/pictures/in-order.ts'
import { PICTURE_LIMITS } from '../../electron/pictures/limits.ts'
import { pgmOf } from '../../electron/pictures/grey.ts'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import { hardPicture, type Conditions } from '../fixtures/intake/hard-pictures.ts'
import { SourceReader } from '../../electron/intake/reading/source-reader.ts'
import { screenshot } from '../fixtures/intake/screenshots.ts'
import { zipOf } from '../fixtures/intake/zips.ts'
import { jpegOf } from '../fixtures/intake/jpeg.ts'
import { median, once, type Row } from './measure.ts'
import { FrameReader } from '../../electron/pictures/frames.ts'

interface Photograph {
  readonly bytes: Uint8Array
  readonly file: string
  readonly expected: string
}

/** One row for each kind of hardship; `BLACKBOX` adds a folder of pictures with `.txt` files next to them. */
export async function benchPictures(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-pictures-'))
  try {
    const rows: Row[] = []
    for (const [name, list] of Object.entries(KINDS))
      rows.push(
        await measured(
          name,
          list.map((conditions, at) => taken(folder, conditions, at)),
        ),
      )
    const blackbox = process.env.BLACKBOX
    if (blackbox !== undefined) for (const set of setsIn(blackbox)) rows.push(await measured(set, photographsIn(set)))
    return [...rows, ...(await benchScreenshots(folder)), await benchFrame()]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const SIX = [1, 2, 3, 4, 5, 6] as const
const kind = (make: (level: number) => Conditions & { readonly quality?: number }) => SIX.map(make)

/** Each goes from easy to a picture that people would take again. */
const KINDS = {
  blur: kind((level) => ({ blur: 1 + level / 2, noise: 3 })),
  noise: kind((level) => ({ noise: 15 + 15 * level })),
  'low contrast': kind((level) => ({ ink: 130 - 70 / level, paper: 136 - level / 2, noise: 1 })),
  tilt: kind((level) => ({ tilt: level / 6, turn: 20 })),
  turn: kind((level) => ({ turn: 53 * level, blur: 1, noise: 10 })),
  'uneven light': kind((level) => ({ shade: 0.4 + level / 11, noise: 3 })),
  inverted: kind((level) => ({ ink: 235, paper: 20, blur: level / 3, noise: 2 * level })),
  small: kind((level) => ({ module: 3.2 - level * 0.28, turn: 3 })),
  'JPEG quality': kind((level) => ({ module: 4, quality: 36 - 6 * level + 1 })),
  motion: kind((level) => ({ motion: 1.5 * level })),
  specks: kind((level) => ({ specks: 0.05 * level })),
  bent: kind((level) => ({ bend: 0.005 * level })),
  'all at once': kind((level) => ({
    ...{ blur: 0.8 + level / 5, noise: 4 * level, tilt: level / 12, turn: 7 * level, shade: level / 9 },
    quality: 70 - 8 * level,
  })),
}

function taken(folder: string, conditions: Conditions & { readonly quality?: number }, at: number): Photograph {
  const expected = `otpauth://totp/PyPI:alice${at}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI`
  const image = hardPicture(expected, conditions, at + 1)
  const bytes = conditions.quality === undefined ? pgmOf(image) : jpegOf(image, conditions.quality)
  const file = join(folder, conditions.quality === undefined ? 'picture.pgm' : 'picture.jpg')
  return { bytes, file, expected }
}

async function measured(name: string, photographs: readonly Photograph[]): Promise<Row> {
  let [found, wrong, beside, milliseconds] = [0, 0, 0, 0]
  for (const { bytes, file, expected } of photographs) {
    let texts: readonly string[] = []
    milliseconds += await once(async () => {
      texts = (await decodePicture(bytes).catch(() => [])).map(inLines)
    })
    if (texts.includes(expected)) found++
    if (texts.some((text) => text !== expected)) wrong++
    if (!existsSync(file) || file.startsWith(tmpdir())) writeFileSync(file, bytes)
    if (inLines(zbarRead(file)).includes(expected)) beside++
  }
  const of = `of ${photographs.length}`
  return {
    what: `pictures: ${name}`,
    milliseconds: milliseconds / Math.max(1, photographs.length),
    beside: `${found} ${of} read, ${wrong} wrongly; zbarimg ${beside} ${of}`,
  }
}

/** So many are different; each is read again until there are a thousand. */
const DIFFERENT = 40
const SCREENSHOTS = 1000

/** A thousand screenshots as files of an import and as a zip, beside zbarimg on the same files. */
async function benchScreenshots(folder: string): Promise<Row[]> {
  const shots = Array.from({ length: DIFFERENT }, (_, at) => {
    const expected = `otpauth://totp/PyPI:alice${at}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI`
    const bytes = screenshot(expected, at + 1)
    const file = join(folder, `${at}.png`)
    writeFileSync(file, bytes)
    return { bytes, file }
  })
  const all = Array.from({ length: SCREENSHOTS }, (_, at) => ({
    name: `${at}.png`,
    ...(shots[at % DIFFERENT] ?? shots[0]),
  }))
  const zip = await zipOf(Object.fromEntries(all.map(({ name, bytes = new Uint8Array() }) => [name, bytes])), {
    stored: true,
  })
  const zbar = await once(() => {
    for (let at = 0; at < SCREENSHOTS; at += DIFFERENT)
      spawnSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', ...shots.map(({ file }) => file)])
  })
  const reader = new SourceReader()
  let found = 0
  const read = async (name: string, bytes: Uint8Array) => {
    const answer = await reader.read({ name, bytes })
    if ('reading' in answer) found += answer.reading.found.filter(({ kind }) => kind === 'token').length
  }
  const rowOf = async (what: string, work: () => Promise<void>): Promise<Row> => {
    found = 0
    const before = process.cpuUsage()
    const milliseconds = await once(work)
    const { user, system } = process.cpuUsage(before)
    const processor = `${((user + system) / 1_000_000).toFixed(1)} s of processor time`
    const ratio = (milliseconds / zbar).toFixed(1)
    return {
      what,
      milliseconds,
      beside: `${found} read, ${processor}; zbarimg ${Math.round(zbar)} ms, ${ratio} times that`,
    }
  }
  try {
    return [
      await rowOf('pictures: 1,000 screenshots', async () => {
        const work = async ({ name, bytes = new Uint8Array() }: (typeof all)[number]) => {
          await read(name, bytes)
        }
        // As an import reads them.
        for await (const _ of inOrder(all, PICTURE_LIMITS.picturesAtOnce, work));
      }),
      await rowOf('pictures: 1,000 screenshots in a zip', async () => {
        await read('screenshots.zip', zip)
      }),
    ]
  } finally {
    await reader.close()
  }
}

/** The text files of picture sets were written by hand, on several systems. */
function inLines(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd()
}

function zbarRead(file: string): string {
  return spawnSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' }).stdout
}

/** The folder itself, and each folder in it. */
function setsIn(folder: string): string[] {
  const inside = readdirSync(folder).map((name) => join(folder, name))
  return [folder, ...inside.filter((path) => statSync(path).isDirectory())].filter(
    (set) => photographsIn(set).length > 0,
  )
}

function photographsIn(folder: string): Photograph[] {
  return readdirSync(folder)
    .filter((name) => /\.(png|jpe?g|gif|bmp|pgm)$/i.test(name))
    .map((name) => join(folder, name))
    .flatMap((file) => {
      const text = `${file.slice(0, -extname(file).length)}.txt`
      if (!existsSync(text)) return []
      return [{ bytes: new Uint8Array(readFileSync(file)), file, expected: inLines(readFileSync(text, 'utf8')) }]
    })
}

/** A camera picture with a code in it, from grey bytes to the text, by the worker that stays. */
async function benchFrame(): Promise<Row> {
  const text = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI'
  const code = hardPicture(text, { turn: 12, blur: 1, noise: 6 }, 1)
  const grey = new Uint8Array(1920 * 1080).fill(110)
  for (let y = 0; y < code.height; y++)
    grey.set(code.data.subarray(y * code.width, (y + 1) * code.width), (y + 300) * 1920 + 700)
  const reader = new FrameReader()
  try {
    const read = () => reader.read({ width: 1920, height: 1080, data: grey.slice() })
    const [first] = await read()
    const milliseconds = await median(15, read)
    return { what: 'camera frame, 1920 x 1080', milliseconds, beside: first === text ? 'read' : 'not read' }
  } finally {
    await reader.close()
  }
}
