import { everything, type Filter } from '../../core/query/filter.ts'
import { problemsText, readFilter } from '../../core/query/read-filter.ts'
import { quoted } from '../../core/query/scan.ts'
import { keyNamed } from '../../core/query/vocabulary.ts'
import { systemZone } from '../../services/system-zone.ts'
import { readSources } from '../data/folder.ts'
import { misuse } from '../refusal.ts'

/** What the arguments of a command ask for in the words of the query bar. A mistake in them is a misuse. */
export function filterOfArguments(args: readonly string[], dataDir: string): Filter {
  const text = args.map(argumentText).join(' ').trim()
  if (text === '') return everything
  const reading = readFilter(text, { now: Date.now(), zone: systemZone(), sources: readSources(dataDir) })
  if (!reading.ok) throw misuse(problemsText(reading.problems))
  return reading.filter
}

/** The shell has taken the quotes of `action:"Send money"`; an argument with several conditions is left as it is. */
function argumentText(argument: string): string {
  const found = /^(-?)([A-Za-z-]+):([^"]*\s[^"]*)$/.exec(argument)
  const [minus, key, value] = [found?.[1] ?? '', found?.[2] ?? '', found?.[3] ?? '']
  if (keyNamed(key) === null || /\s-?[A-Za-z-]+:/.test(value)) return argument
  return `${minus}${key}:${quoted(value)}`
}

export const queryHelp = `
A query is what the window's query bar takes: words, "exact phrases", and
  status: operator: country: category: source: kind: action: env: is: id: since: until:
operator:none finds what has no operator; so do country:none, category:none, action:none and env:none.
Several values of one key mean any of them, different keys mean all, and a minus in front means not. Put -- before a
query that begins with a minus.`
