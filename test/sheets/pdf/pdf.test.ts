import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { everyKind, setWith } from '../kinds.ts'
import { renderSet } from '../samples.ts'

/** What is drawn on pages, pictures and fonts aside: the streams that begin with operators. */
function contentsOf(pdf: string): readonly string[] {
  return [...pdf.matchAll(/\/Filter \/FlateDecode[^]*?stream\r?\n([^]*?)\r?\nendstream/g)]
    .map(([, bytes = '']) => inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1'))
    .filter((text) => /^[\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ cm\n/.test(text))
}

describe('the PDF of sheets', () => {
  let pdf = ''
  const pages = everyKind().length
  beforeAll(async () => {
    pdf = Buffer.from(await renderSet(setWith(everyKind()))).toString('latin1')
  })

  it('asks viewers to print at its own size, on one side', () => {
    const [, root = ''] = /\/ViewerPreferences (\d+) 0 R/.exec(pdf) ?? []
    const [, preferences = ''] = new RegExp(`\\n${root} 0 obj\\n<<([^]*?)>>`).exec(pdf) ?? []
    expect(preferences.trim().split('\n').sort()).toEqual([
      '/DisplayDocTitle true',
      '/Duplex /Simplex',
      '/PrintScaling /None',
    ])
  })

  it('sets black as grey, once on each page, and no other colour', () => {
    const contents = contentsOf(pdf)
    expect(contents).toHaveLength(pages)
    for (const content of contents) {
      const colours = content.match(/^.*\b(?:g|G|rg|RG|k|K|cs|CS|sc|SC|scn|SCN|gs|sh)$/gm)
      expect(colours).toEqual(['0 g 0 G'])
    }
  })
})
