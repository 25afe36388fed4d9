import type { BlindWindow, Recovery } from '../../../electron/contract/notices/blind-window.ts'
import { told } from '../../language/told.ts'
import { endOf } from '../../state/timeline.ts'
import { clockTime, duration, list, timeRange } from '../../when.ts'
import { healthWords } from '../../words/health.ts'

const said = healthWords.blind

type Stretch = Pick<BlindWindow, 'from' | 'until'>

/** What the app found out afterwards, with what it cannot know. */
export function recoverySentence(recovery: Recovery): string {
  switch (recovery.kind) {
    case 'open':
      return said.open
    case 'asking':
      return said.asking
    case 'caught-up':
      return `${said.recovered(recovery.recovered)} ${told(recovery.sentence, recovery.said)}`.trim()
    case 'unknowable':
      return told(recovery.sentence, recovery.said)
  }
}

/** Windows that overlap are one time to a person, however many sources they hit. Oldest first. */
function stretchesOf(windows: readonly BlindWindow[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const { from, until } of [...windows].sort((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const last = stretches.at(-1)
    if (last === undefined || Date.parse(from) > endOf(last)) stretches.push({ from, until })
    else if (endOf({ until }) > endOf(last)) stretches.splice(-1, 1, { from: last.from, until })
  }
  return stretches
}

interface Telling {
  readonly now: Date
  /** The names of the sources that were hit; null when all were. */
  readonly names: string | null
}

/** All that is between two rows in one line: when, why, and what came of it. */
export function bandSentence(windows: readonly BlindWindow[], { now, names }: Telling): string {
  return `${whenAndWhy(windows, { now, names })} ${outcome(windows.map(one => one.recovery))}`.trim()
}

function whenAndWhy(windows: readonly BlindWindow[], { now, names }: Telling): string {
  const stretches = stretchesOf(windows)
  const [first] = stretches
  const last = stretches.at(-1)
  if (first === undefined || last === undefined) return ''
  const what = names === null ? said.notListening : said.of(said.notListening, names)
  const why = list([...new Set(windows.map(one => said.cause[one.cause]))])
  if (stretches.length === 1) {
    if (last.until === null) return said.since(what, clockTime(first.from, now), why)
    return said.once(what, timeRange(first.from, last.until, now), why)
  }
  const when = last.until === null ? said.tillNow(clockTime(first.from, now)) : timeRange(first.from, last.until, now)
  return said.inAll(said.often(what, stretches.length, when), duration(lengthOf(stretches, now)), why)
}

function lengthOf(stretches: readonly Stretch[], now: Date): number {
  const lengths = stretches.map(one => Math.min(endOf(one), now.getTime()) - Date.parse(one.from))
  return lengths.reduce((sum, ms) => sum + Math.max(0, ms), 0)
}

function outcome(recoveries: readonly Recovery[]): string {
  if (recoveries.some(one => one.kind === 'asking')) return said.asking
  const caughtUp = recoveries.filter(one => one.kind === 'caught-up')
  const isUnknowable = recoveries.some(one => one.kind === 'unknowable')
  if (caughtUp.length === 0) return isUnknowable ? said.unknowable : ''
  const recovered = said.recovered(caughtUp.reduce((sum, one) => sum + one.recovered, 0))
  return isUnknowable ? `${recovered} ${said.partly}` : recovered
}
