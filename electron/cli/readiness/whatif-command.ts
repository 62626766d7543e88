import { answerGraph, GRAPH_LIMITS } from '../../readiness/engine/graph-file.ts'
import type { Command } from '../command.ts'
import { JSON_OPTION } from '../open-app.ts'
import { readFileArgument, UsageError } from '../terminal.ts'

export const whatIfCommand: Command = {
  usage: '--graph FILE [--json]',
  summary: 'Say of a described graph which smallest sets of things reach its goals, and which losses shut them.',
  takes: { min: 0, max: 0 },
  options: { ...JSON_OPTION, graph: { type: 'string' } },
  run({ options, terminal }) {
    if (typeof options.graph !== 'string') throw new UsageError('Name the description with --graph FILE.')
    const answer = answerGraph(new TextDecoder().decode(readFileArgument(options.graph, GRAPH_LIMITS.bytes)))
    if (options.json === true) terminal.out(JSON.stringify(answer))
    else for (const [goal, { access, loss }] of Object.entries(answer.goals)) terminal.out(goalText(goal, access, loss))
    return Promise.resolve(0)
  },
}

type Sets = readonly (readonly string[])[]

function goalText(goal: string, access: Sets, loss: Sets): string {
  const listed = (sets: Sets): string[] => sets.map((set) => `    ${set.join(', ')}`)
  if (access.length === 0) return `${goal}\n  Nothing in hand reaches it.`
  const shut = loss.length === 0 ? ['  No loss of that few things shuts it.'] : ['  Shut by losing:', ...listed(loss)]
  return [goal, '  Reached with:', ...listed(access), ...shut].join('\n')
}
