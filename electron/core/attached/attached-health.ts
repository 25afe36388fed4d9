import type { Health, Link } from '../../contract/health.ts'
import type { EngineLink } from '../../contract/settings/engine.ts'
import { say } from '../../contract/speech/say.ts'
import { firstBroken } from '../health/diagnose.ts'
import type { Reach } from '../health/facts.ts'
import { checking, type Finding, good, linkOf, type Place } from '../health/finding.ts'
import { notificationsFinding } from '../health/telling.ts'
import { engineProblemTold, repairOf } from './engine-problem.ts'

interface Facts {
  /** ISO 8601, as all of these. */
  readonly at: string
  /** As the engine judged it last; null: it was not heard yet. */
  readonly health: Health | null
  readonly link: EngineLink
  /** When the engine was heard last, and since when it is away; null: never, or it is not. */
  readonly heardAt: string | null
  readonly awayAt: string | null
  /** Whether notices reach a person at this desktop. */
  readonly reach: Reach
}

/**
 * The way from Hover to a person who looks at an engine elsewhere: its own links as it judged them last, the way from it to
 * here, and the notifications of this desktop. While it is away nothing is claimed of its links.
 */
export function attachedHealth({ at, health, link, heardAt, awayAt, reach }: Facts): Health {
  const memory = (code: string | null) => ({
    lastGoodAt: heardAt,
    broken: code === null || awayAt === null ? null : { code, since: awayAt },
  })
  const code = link.kind === 'away' ? link.problem.code : null
  const theirs = (health?.links ?? []).filter(({ name }) => name !== 'notifications')
  const links: readonly Link[] = [
    ...(link.kind === 'here' ? theirs.map(mendedThere) : theirs.map(notKnown)),
    linkOf(engine, engineFinding(link), { at, memory: new Map([[engine.name, memory(code)]]) }),
    linkOf(notifications, notificationsFinding(reach, 'running'), { at, memory: new Map() }),
  ]
  return { at, links, broken: firstBroken(links)?.name ?? null }
}

const engine = { name: 'engine', sourceId: null, label: say('link.engine', 'Engine') } as const satisfies Place
const notifications = {
  ...{ name: 'notifications', sourceId: null },
  label: say('link.notifications', 'Notifications'),
} as const satisfies Place

function engineFinding(link: EngineLink): Finding {
  switch (link.kind) {
    case 'connecting':
      return checking(say('link.engine-connecting', 'The engine is being asked for what it has.'))
    case 'here':
      return good(say('link.engine-here', 'This window shows the engine as it is now.'))
    case 'away':
      return {
        state: 'broken',
        ...engineProblemTold(link.problem.code),
        code: link.problem.code,
        repair: repairOf(link.problem.code, link.retryAt),
      }
  }
}

/** What has to be set or entered is set at the engine. */
function mendedThere(link: Link): Link {
  if (link.state !== 'broken' || link.repair.kind !== 'act' || link.repair.action === 'retry') return link
  return { ...link, repair: { kind: 'outside' } }
}

const unknown = say('link.engine-unheard', 'This is not known while the engine is away.')

function notKnown({ name, sourceId, label, saidLabel, lastGoodAt }: Link): Link {
  const about = { name, sourceId, label, lastGoodAt, ...(saidLabel && { saidLabel }) }
  return { ...about, state: 'checking', sentence: unknown.sentence, said: unknown.said }
}
