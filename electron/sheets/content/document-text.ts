import type { DocumentPart, DocumentTable, PrintedDocument } from './document.ts'

/** The same document for a terminal or a mail: plain text, no line longer than need be. */
export function documentText({ title, facts, parts }: PrintedDocument): string {
  const lines = [title, '='.repeat(Array.from(title).length), ...facts, ...parts.flatMap(partLines)]
  return `${lines.join('\n')}\n`
}

function partLines(part: DocumentPart): readonly string[] {
  switch (part.kind) {
    case 'chapter':
      return ['', '', part.text, '-'.repeat(Array.from(part.text).length)]
    case 'entry':
      return ['', part.mark === undefined ? part.text : `${part.text}: ${part.mark}`]
    case 'prose':
      return [part.text]
    case 'steps':
      return part.steps.map((step, at) => `  [ ] ${String(at + 1)}. ${step}`)
    case 'points':
      return part.points.map((point) => `  - ${point}`)
    case 'table':
      return tableLines(part)
  }
}

function tableLines({ head, rows }: DocumentTable): readonly string[] {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => Array.from(row[at] ?? '').length)))
  return [head, ...rows].map((row) =>
    row
      .map((cell, at) => cell.padEnd(at === row.length - 1 ? 0 : (widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
