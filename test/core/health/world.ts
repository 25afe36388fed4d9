import type {
  AddressState,
  HoverView,
  LinkState,
  ProblemCode,
  ReceiverState,
  TunnelState,
} from '../../../electron/contract/connection.ts'
import {
  type HoverOrg,
  hoverOrgSchema,
  type NotificationSettings,
  notificationSettingsSchema,
  type TunnelSettings,
  type UssdApp,
  ussdAppSchema,
} from '../../../electron/contract/settings/settings.ts'
import type {
  DatabaseFacts,
  HealthFacts,
  Memory,
  Overload,
  Reach,
  SecretState,
} from '../../../electron/core/health/facts.ts'
import { describeProblem } from '../../../electron/core/problem.ts'
import type { RefusalCount, RefusalReason } from '../../../electron/core/refusal.ts'
import { rulesOf } from '../../../electron/core/rules/default-rules.ts'
import {
  type ConnectionFacts,
  describeConnection,
  targetOf,
} from '../../../electron/services/supervision/supervised-state.ts'

export const now = '2026-07-01T12:00:00.000Z'
const earlier = '2026-07-01T11:50:00.000Z'

export const shop: UssdApp = ussdAppSchema.parse({ kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/a' })
export const homes: HoverOrg = hoverOrgSchema.parse({
  ...{ kind: 'hover-org', id: 'homes', name: 'Homes', hookPath: '/hook/b' },
})

/** Hover's list as it was looked at a while ago, without trouble. */
export const looked = { seenAt: earlier, look: { kind: 'worked' } } as const satisfies Partial<HoverView>

/** Everything that can break, each by itself. */
export interface World {
  readonly sources: readonly (UssdApp | HoverOrg)[]
  readonly receiver: ReceiverState
  readonly tunnel: TunnelState
  readonly choice: TunnelSettings['kind']
  readonly address: AddressState
  /** What the organization's registration came to, once there is an address for it. */
  readonly org: LinkState
  readonly view: HoverView | null
  readonly secretProblem: 'needs-secret' | 'secret-unreadable' | null
  readonly secrets: ReadonlyMap<string, SecretState>
  readonly refusals: Readonly<Record<string, readonly RefusalCount[]>>
  readonly acceptedAt: string | null
  readonly skewMs: number | null
  readonly database: DatabaseFacts
  readonly overload: Overload | null
  readonly rules: NotificationSettings
  /** Those of a person, where they made some. */
  readonly ownRules?: Partial<HealthFacts['rules']>
  readonly unusual: HealthFacts['unusual']
  readonly reach: Reach
  readonly memory: Memory
  readonly engine: HealthFacts['engine']
}

export const sound: World = {
  sources: [homes, shop],
  receiver: { kind: 'listening', port: 47470 },
  tunnel: { kind: 'online', url: 'https://a.ngrok-free.app' },
  choice: 'ngrok',
  address: { kind: 'reached', at: earlier },
  org: { kind: 'live' },
  view: { ...looked, verifiedAt: earlier, lastError: null },
  secretProblem: null,
  secrets: new Map(),
  refusals: {},
  acceptedAt: earlier,
  skewMs: 300,
  database: {
    journal: null,
    projector: null,
    reader: null,
    behind: 0,
    stalledMs: 0,
    freeBytes: 20e9,
    hasUnfinishedErasing: false,
    hasUntoldRestore: false,
  },
  overload: null,
  rules: notificationSettingsSchema.parse({}),
  unusual: [],
  reach: { kind: 'taken' },
  memory: new Map(),
  engine: 'running',
}

/** The facts as the supervisor would tell them of such a world: what rests on something broken reports that. */
export function factsOf(world: World): HealthFacts {
  const { receiver, tunnel, address, sources, secretProblem } = world
  const known: ConnectionFacts = {
    ...{ receiver, tunnel, address, sources },
    secretProblemOf: () => secretProblem,
    orgViews: new Map([[homes.id, world.view]]),
    orgStates: new Map(),
  }
  const target = targetOf(homes, known)
  const orgStates = new Map([[homes.id, target.kind === 'rest' ? target.state : world.org]])
  return {
    at: now,
    engine: world.engine,
    connection: describeConnection({ ...known, orgStates }),
    tunnel: world.choice,
    evidence: new Map(
      sources.map(({ id }) => {
        const refusals = world.refusals[id] ?? []
        return [id, { acceptedAt: world.acceptedAt, refusals, skewMs: world.skewMs }]
      }),
    ),
    secrets: world.secrets,
    database: world.database,
    overload: world.overload,
    rules: { rules: rulesOf(world.rules), faults: [], ...world.ownRules },
    unusual: world.unusual,
    reach: world.reach,
    memory: world.memory,
  }
}

export const down = (code: ProblemCode, retryAt: string | null = null) =>
  ({ kind: 'down', problem: describeProblem(code), retryAt }) as const

export const refusals = (reason: RefusalReason, count = 1, skewMs: number | null = null): readonly RefusalCount[] => [
  { reason, count, skewMs, lastAt: Date.parse(now) },
]
