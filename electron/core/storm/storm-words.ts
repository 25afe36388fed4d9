import { maskLabel } from '../masking/mask-text.ts'
import { clean } from '../telling/notice-text.ts'
import { spanText } from '../ussd/stuck.ts'
import { type Incident, stormSize } from './incident.ts'

interface StormText {
  readonly title: string
  readonly body: string
}

/** While it goes on. Fit for a lock screen: action, operator, cause and counts. */
export function growingText(incident: Incident): StormText {
  const lasted = incident.lastAt - incident.firstAt
  const span = lasted < 60_000 ? null : `for ${spanText(lasted)}`
  return {
    title: clean(`${nameOf(incident)}: ${countText(incident, 'failed')}`, 120),
    body: bodyOf(incident, [span]),
  }
}

/** What is said at its end; null for what was no storm: each failure of it was told, and nothing is over. */
export function closingText(incident: Incident): StormText | null {
  if (incident.failures < stormSize) return null
  const { firstAt, lastAt, recoveredAt } = incident
  // Only what succeeded again proves that it is over.
  const end =
    recoveredAt === null
      ? `no more failures after ${spanText(lastAt - firstAt)}`
      : `recovered after ${spanText(recoveredAt - firstAt)}`
  return {
    title: clean(`${nameOf(incident)}: ${end}, ${countText(incident, 'affected')}`, 120),
    body: bodyOf(incident, []),
  }
}

function countText({ affected }: Incident, word: string): string {
  return `${affected} ${word}`
}

function nameOf({ kind }: Incident): string {
  return kind.kind === 'mixed' ? 'Several actions' : maskLabel(kind.action)
}

function bodyOf({ kind }: Incident, more: readonly (string | null)[]): string {
  const parts = kind.kind === 'mixed' ? ['Of many kinds at once'] : [kind.cause, kind.operator]
  const said = [...parts, ...more].filter(part => part !== null)
  return clean(said.map(maskLabel).join(' · '), 240)
}

const firstStepMs = 2_000
const longestStepMs = 60_000

/** When a storm that grew is shown again at the earliest, by how often it was shown so far; milliseconds since 1970. */
export function showsAgainAt({ failures }: Incident, shown: { readonly at: number; readonly times: number }): number {
  return failures < stormSize ? shown.at : shown.at + Math.min(firstStepMs * 2 ** shown.times, longestStepMs)
}
