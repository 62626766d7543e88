/** The table as a picture: what can be lost on the left, accounts on the right, a line where a loss changes one. */
import { Graph, layout } from '@dagrejs/dagre'
import type { CellView, LossTableView } from '../../electron/contract.ts'
import { accountGoal, cellInWords, losableInWords } from './recovery-words.ts'
import type { ShownTable } from './loss-table.ts'

/** In pixels; x and y are the middle. */
export interface GraphNode {
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface GraphLine {
  readonly loss: number
  readonly row: number
  readonly cell: CellView
  /** What the loss makes of the account: "never", "3 days" ... */
  readonly word: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly label: { readonly x: number; readonly y: number }
}

export interface LossGraph {
  readonly width: number
  readonly height: number
  readonly losses: readonly GraphNode[]
  readonly rows: readonly GraphNode[]
  readonly lines: readonly GraphLine[]
}

/** Pixels a letter of the small text takes at most, near enough for a box around it. */
const LETTER = 7.2
const HEIGHT = 32
const MOST_LETTERS = 34

/**
 * Lays the table out with dagre, from left to right.
 *
 * @param shown - Its rows and losses in their order. A row has in brackets how things are today.
 */
export function lossGraph(table: LossTableView, { rows, losses }: Pick<ShownTable, 'rows' | 'losses'>): LossGraph {
  const graph = new Graph({ directed: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: 160, edgesep: 12, marginx: 8, marginy: 8 })
  const labels = {
    losses: losses.map((loss) => short(losableInWords(table.losses[loss] ?? { kind: 'bearer', name: '' }))),
    rows: rows.map((row) => `${short(accountGoal(row))} (${cellInWords(row.now).word})`),
  }
  for (const [at, label] of labels.losses.entries()) graph.setNode(`loss ${at}`, { ...sizeOf(label) })
  for (const [at, label] of labels.rows.entries()) graph.setNode(`row ${at}`, { ...sizeOf(label) })
  const drawn = rows.flatMap((row, at) =>
    row.after.flatMap((cell) => {
      const loss = losses.indexOf(cell.loss)
      return loss < 0 ? [] : [{ loss, row: at, cell, word: cellInWords(cell).word }]
    }),
  )
  for (const { loss, row, word } of drawn)
    graph.setEdge(`loss ${loss}`, `row ${row}`, { width: word.length * LETTER, height: 16, labelpos: 'c' })
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width,
    height,
    losses: labels.losses.map((label, at) => nodeAt(graph, `loss ${at}`, label)),
    rows: labels.rows.map((label, at) => nodeAt(graph, `row ${at}`, label)),
    lines: drawn.map((line) => {
      const { points, x = 0, y = 0 } = graph.edge(`loss ${line.loss}`, `row ${line.row}`) as PlacedEdge
      return { ...line, points, label: { x, y } }
    }),
  }
}

interface PlacedEdge {
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly x?: number
  readonly y?: number
}

function nodeAt(graph: Graph, name: string, label: string): GraphNode {
  const { x, y, width, height } = graph.node(name) as Omit<GraphNode, 'label'>
  return { label, x, y, width, height }
}

function sizeOf(label: string): { readonly width: number; readonly height: number } {
  return { width: label.length * LETTER + 24, height: HEIGHT }
}

function short(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text
}
