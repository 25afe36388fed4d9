import type { Health, Link, LinkName, Repair, RepairAction } from '../../contract/health.ts'
import type { Told } from '../../contract/speech/say.ts'
import type { Memory } from './facts.ts'

/** What was found out about one link, before it is known since when. */
export type Finding =
  | (Told & {
      readonly state: 'good'
      /** When it was seen to hold, where that is not now. */
      readonly seenAt?: string
    })
  | (Told & { readonly state: 'checking' | 'unused' })
  | (Told & { readonly state: 'broken'; readonly code: string; readonly repair: Repair })

export interface Place {
  readonly name: LinkName
  readonly sourceId: string | null
  /** As `sentence` and `said` of a finding. */
  readonly label: Told
}

export const good = (told: Told, seenAt?: string): Finding => ({
  state: 'good',
  ...told,
  ...(seenAt !== undefined && { seenAt }),
})
export const checking = (told: Told): Finding => ({ state: 'checking', ...told })
export const unused = (told: Told): Finding => ({ state: 'unused', ...told })

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
  const about = { name, sourceId, label: label.sentence, saidLabel: label.said }
  const lastGoodAt = before?.lastGoodAt ?? null
  switch (finding.state) {
    case 'good': {
      const { sentence, said, seenAt = known.at } = finding
      return { ...about, state: 'good', sentence, said, lastGoodAt: seenAt }
    }
    case 'checking':
    case 'unused':
      return { ...about, state: finding.state, sentence: finding.sentence, said: finding.said, lastGoodAt }
    case 'broken': {
      const { sentence, said, code, repair } = finding
      const since = before?.broken?.code === code ? before.broken.since : known.at
      return { ...about, state: 'broken', sentence, said, code, since, lastGoodAt, repair }
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
