import { stderr, stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { ProgressLine } from './progress-line.ts'
import type { Terminal } from './terminal.ts'

/** The real terminal. Questions go to standard error, so that standard output stays clean for pipes. */
export function processTerminal(): Terminal {
  const progress = new ProgressLine(stderr)
  return {
    out: (line) => {
      progress.clear()
      console.log(line)
    },
    err: (line) => {
      progress.clear()
      console.error(line)
    },
    ask: async (question) => {
      progress.clear()
      return await ask(question)
    },
    askSecret: async (question) => {
      progress.clear()
      return await askSecret(question)
    },
    readStdin: () => text(stdin),
    now: () => Date.now(),
    ...(stdout.isTTY && { columns: stdout.columns }),
    ...(stderr.isTTY && {
      progress: (text: string) => {
        progress.show(text)
      },
    }),
  }
}

async function ask(question: string): Promise<string | undefined> {
  if (!stdin.isTTY) return undefined
  const lines = createInterface({ input: stdin, output: stderr })
  // Ctrl+D ends the lines and would leave the question without an answer for ever.
  const ended = new Promise<undefined>((resolve) => {
    lines.once('close', () => {
      resolve(undefined)
    })
  })
  try {
    return await Promise.race([lines.question(`${question} `), ended])
  } finally {
    lines.close()
  }
}

/** Raw mode: the terminal echoes nothing, and the app sees each key itself. */
async function askSecret(question: string): Promise<string | undefined> {
  if (!stdin.isTTY) return undefined
  stderr.write(`${question}: `)
  stdin.setRawMode(true)
  try {
    return await readKeys()
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}

function readKeys(): Promise<string> {
  return new Promise((resolve) => {
    let typed: string[] = []
    const onData = (chunk: string) => {
      for (const key of chunk) {
        if (key === '\r' || key === '\n') {
          stdin.off('data', onData)
          resolve(typed.join(''))
          return
        }
        if (key === '\u0003') process.exit(130)
        if (key === '\u0015') typed = []
        else if (key === '\u007f' || key === '\b') typed.pop()
        else if (key >= ' ') typed.push(key)
      }
    }
    stdin.setEncoding('utf8')
    stdin.on('data', onData)
    stdin.resume()
  })
}
