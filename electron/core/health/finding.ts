import type { Health, Link, LinkName, Repair, RepairAction } from '../../contract/health.ts'
import type { Memory } from './facts.ts'

/** What was found out about one link, before it is known since when. */
export type Finding =
  | {
      readonly state: 'good'
      readonly sentence: string
      /** When it was seen to hold, where that is not now. */
      readonly seenAt?: string
    }
  | { readonly state: 'checking' | 'unused'; readonly sentence: string }
  | { readonly state: 'broken'; readonly sentence: string; readonly code: string; readonly repair: Repair }

export interface Place {
  readonly name: LinkName
  readonly sourceId: string | null
  readonly label: string
}

export const good = (sentence: string, seenAt?: string): Finding => ({
  state: 'good',
  sentence,
  ...(seenAt !== undefined && { seenAt }),
})
export const checking = (sentence: string): Finding => ({ state: 'checking', sentence })
export const unused = (sentence: string): Finding => ({ state: 'unused', sentence })

export const act = (action: RepairAction, sourceId: string | null = null): Repair => ({ kind: 'act', action, sourceId })
export const wait = (retryAt: string | null = null): Repair => ({ kind: 'wait', retryAt })
export const outside: Repair = { kind: 'outside' }

/** Under which a link is remembered. */
export function linkKey({ name, sourceId }: Pick<Place, 'name' | 'sourceId'>): string {
  return sourceId === null ? name : `${name}/${sourceId}`
}

/** The link of a finding, with what is remembered of it. */
export function linkOf(place: Place, finding: Finding, known: { readonly at: string; readonly memory: Memory }): Link {
  const before = known.memory.get(linkKey(place))
  const { name, sourceId, label } = place
  const lastGoodAt = before?.lastGoodAt ?? null
  switch (finding.state) {
    case 'good': {
      const { sentence, seenAt = known.at } = finding
      return { name, sourceId, label, state: 'good', sentence, lastGoodAt: seenAt }
    }
    case 'checking':
    case 'unused':
      return { name, sourceId, label, state: finding.state, sentence: finding.sentence, lastGoodAt }
    case 'broken': {
      const { sentence, code, repair } = finding
      const since = before?.broken?.code === code ? before.broken.since : known.at
      return { name, sourceId, label, state: 'broken', sentence, code, since, lastGoodAt, repair }
    }
  }
}

/** What to remember after this look: of links that are gone, nothing. */
export function remember(before: Memory, { links }: Pick<Health, 'links'>): Memory {
  return new Map(
    links.map(link => {
      const key = linkKey(link)
      const { lastGoodAt } = link
      if (link.state === 'broken') return [key, { lastGoodAt, broken: { code: link.code, since: link.since } }]
      // A new attempt is no success: what was broken and breaks again has been broken all the time.
      const broken = link.state === 'checking' ? (before.get(key)?.broken ?? null) : null
      return [key, { lastGoodAt, broken }]
    }),
  )
}
