import { spawn } from 'node:child_process'

/** The texts of all QR codes that zbarimg finds in a PGM file. */
export async function zbarTexts(picture: string): Promise<readonly string[]> {
  const child = spawn('zbarimg', ['-q', '--xml', picture], { stdio: ['ignore', 'pipe', 'ignore'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  // It ends with 4 when there is none.
  if (code !== 0 && code !== 4) throw new Error(`zbarimg ended with ${code ?? 'a signal'}`)
  const symbols =
    Buffer.concat(chunks)
      .toString('utf8')
      .match(/<symbol type='QR-Code'[^]*?<\/symbol>/g) ?? []
  return symbols.map((symbol) => /<!\[CDATA\[([^]*?)\]\]>/.exec(symbol)?.[1] ?? '')
}
