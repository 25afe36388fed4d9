import type { LinkName, Repair } from '../../../electron/contract/health.ts'
import { rulesOf } from '../../../electron/core/rules/default-rules.ts'
import { down, looked, now, refusals, sound, type World } from './world.ts'

/** One thing that is broken, and what the doctor has to say of it. */
export interface Break {
  readonly what: string
  readonly breaks: (world: World) => World
  readonly link: LinkName
  readonly sourceId: string | null
  readonly code: string
  readonly repair: Repair
  /** Of two breaks the one with the lower rank explains the other, or comes before it. */
  readonly rank: number
}

const retryAt = '2026-07-01T12:00:30.000Z'
const act = (action: Extract<Repair, { kind: 'act' }>['action'], sourceId: string | null = null): Repair => ({
  kind: 'act',
  action,
  sourceId,
})
const wait = (at: string | null = null): Repair => ({ kind: 'wait', retryAt: at })
const outside: Repair = { kind: 'outside' }
const trouble = (kind: 'full' | 'read-only' | 'read-only-disk' | 'locked' | 'corrupt' | 'io') => ({
  kind,
  sentence: 'What happened.',
})
const withDatabase = (part: Partial<World['database']>) => (world: World) => ({
  ...world,
  database: { ...world.database, ...part },
})
const noRules = (world: World) => ({ ...rulesOf(world.rules), rules: [] })
const withRefusals = (id: string, found: ReturnType<typeof refusals>) => (world: World) => ({
  ...world,
  refusals: { ...world.refusals, [id]: found },
})

const receiver = { link: 'receiver', sourceId: null, rank: 0 } as const
const tunnel = { link: 'tunnel', sourceId: null, rank: 1 } as const
const registration = { link: 'registration', sourceId: 'homes', rank: 2 } as const
const address = { link: 'public-address', sourceId: null, rank: 3 } as const
/** A code that never comes is what a person sees of an address that leads nowhere. */
const code = { link: 'registration', sourceId: 'homes', rank: 4 } as const
const proof = { link: 'authenticity', rank: 5 } as const
const database = { link: 'database', sourceId: null, rank: 6 } as const
const rules = { link: 'rules', sourceId: null, rank: 7 } as const
const notifications = { link: 'notifications', sourceId: null, rank: 8 } as const

export const allBreaks: readonly Break[] = [
  {
    ...receiver,
    what: 'the port is taken',
    breaks: world => ({ ...world, receiver: { kind: 'down', problem: down('port-taken').problem } }),
    code: 'port-taken',
    repair: wait(),
  },
  {
    ...tunnel,
    what: 'ngrok cannot be reached',
    breaks: world => ({ ...world, tunnel: down('no-network', retryAt) }),
    code: 'no-network',
    repair: wait(retryAt),
  },
  {
    ...tunnel,
    what: 'ngrok refuses the token',
    breaks: world => ({ ...world, tunnel: down('tunnel-auth-rejected') }),
    code: 'tunnel-auth-rejected',
    repair: act('tunnel-settings'),
  },
  {
    ...tunnel,
    what: 'the tunnel was stopped from the dashboard',
    breaks: world => ({ ...world, tunnel: down('tunnel-stopped-remotely') }),
    code: 'tunnel-stopped-remotely',
    repair: act('retry'),
  },
  {
    ...tunnel,
    what: 'an organization needs a public address and has none',
    breaks: world => ({
      ...world,
      choice: 'loopback',
      tunnel: world.tunnel.kind === 'online' ? { kind: 'online', url: 'http://127.0.0.1:47470' } : world.tunnel,
    }),
    code: 'needs-public-url',
    repair: act('tunnel-settings'),
  },
  {
    ...registration,
    what: 'Hover does not accept the sign-in',
    breaks: world => ({ ...world, org: down('hover-unauthorized') }),
    code: 'hover-unauthorized',
    repair: act('connect-source', 'homes'),
  },
  {
    ...registration,
    what: 'the client secret of the organization cannot be read',
    breaks: world => ({ ...world, org: down('secret-unreadable') }),
    code: 'secret-unreadable',
    repair: act('source-settings', 'homes'),
  },
  {
    ...registration,
    what: 'the client secret of the organization is missing',
    breaks: world => ({ ...world, org: down('needs-secret') }),
    code: 'needs-secret',
    repair: act('source-settings', 'homes'),
  },
  {
    ...registration,
    what: 'the sign-in of the organization cannot be read',
    breaks: world => ({ ...world, org: down('sign-in-unreadable') }),
    code: 'sign-in-unreadable',
    repair: act('connect-source', 'homes'),
  },
  {
    ...registration,
    what: 'Hover cannot be reached',
    breaks: world => ({ ...world, org: down('hover-unreachable', retryAt) }),
    code: 'hover-unreachable',
    repair: wait(retryAt),
  },
  {
    ...registration,
    what: 'Hover’s list cannot be looked at any more',
    breaks: world => ({
      ...world,
      view: {
        ...{ seenAt: retryAt, verifiedAt: retryAt, lastError: null },
        look: { kind: 'failed', code: 'hover-unreachable', isCertain: true },
      },
    }),
    code: 'hover-unreachable',
    repair: wait(null),
  },
  {
    ...registration,
    what: 'Hover lists the webhook as not verified',
    breaks: world => ({ ...world, view: { ...looked, verifiedAt: null, lastError: null } }),
    code: 'not-verified',
    repair: act('retry', 'homes'),
  },
  {
    ...address,
    what: 'the public address does not answer',
    breaks: world => ({ ...world, address: { ...down('address-unreachable', retryAt), at: retryAt } }),
    code: 'address-unreachable',
    repair: wait(retryAt),
  },
  {
    ...address,
    what: 'the public address leads to another program',
    breaks: world => ({ ...world, address: { ...down('address-elsewhere', retryAt), at: retryAt } }),
    code: 'address-elsewhere',
    repair: act('tunnel-settings'),
  },
  {
    ...code,
    what: 'the code never came',
    breaks: world => ({ ...world, org: down('code-never-came', retryAt) }),
    code: 'code-never-came',
    repair: wait(retryAt),
  },
  {
    ...proof,
    what: 'the secret of the app is wrong',
    breaks: withRefusals('shop', refusals('wrong-secret', 2)),
    sourceId: 'shop',
    code: 'wrong-secret',
    repair: act('source-settings', 'shop'),
  },
  {
    ...proof,
    what: 'signatures of the organization are wrong',
    breaks: withRefusals('homes', refusals('bad-signature')),
    sourceId: 'homes',
    code: 'bad-signature',
    repair: act('connect-source', 'homes'),
  },
  {
    ...proof,
    what: 'the clock is wrong',
    breaks: withRefusals('homes', refusals('stale', 3, -3_600_000)),
    sourceId: 'homes',
    code: 'clock-skew',
    repair: outside,
  },
  {
    ...proof,
    what: 'the secret of the app is missing',
    breaks: world => ({ ...world, secretProblem: 'needs-secret' }),
    sourceId: 'shop',
    code: 'needs-secret',
    repair: act('source-settings', 'shop'),
  },
  {
    ...proof,
    what: 'the secret of the webhook cannot be read',
    breaks: world => ({ ...world, secrets: new Map([['homes', 'unreadable']]) }),
    sourceId: 'homes',
    code: 'secret-unreadable',
    repair: act('connect-source', 'homes'),
  },
  {
    ...database,
    what: 'the disk is full',
    breaks: withDatabase({ journal: trouble('full') }),
    code: 'database-full',
    repair: wait(),
  },
  {
    ...database,
    what: 'the database may not be written',
    breaks: withDatabase({ journal: trouble('read-only') }),
    code: 'database-read-only',
    repair: outside,
  },
  {
    ...database,
    what: 'the disk can only be read',
    breaks: withDatabase({ journal: trouble('read-only-disk') }),
    code: 'database-read-only-disk',
    repair: outside,
  },
  {
    ...database,
    what: 'the projector is locked out',
    breaks: withDatabase({ projector: trouble('locked'), behind: 3 }),
    code: 'database-locked',
    repair: wait(),
  },
  {
    ...database,
    what: 'what is stored cannot be read',
    breaks: withDatabase({ reader: trouble('corrupt') }),
    code: 'database-corrupt',
    repair: outside,
  },
  {
    ...database,
    what: 'the projector stands still',
    breaks: withDatabase({ behind: 1, stalledMs: 60_000 }),
    code: 'database-stalled',
    repair: outside,
  },
  {
    ...database,
    what: 'the disk is almost full',
    breaks: withDatabase({ freeBytes: 1_000_000 }),
    code: 'disk-almost-full',
    repair: outside,
  },
  {
    ...database,
    what: 'more deliveries come at once than can be kept',
    breaks: world => ({ ...world, overload: { since: now, until: null, count: 312 } }),
    code: 'overloaded',
    repair: wait(),
  },
  {
    ...database,
    what: 'erasing a customer was cut short',
    breaks: withDatabase({ hasUnfinishedErasing: true }),
    code: 'erasing-unfinished',
    repair: outside,
  },
  {
    ...database,
    what: 'a restore was cut short before it had said everything',
    breaks: withDatabase({ hasUntoldRestore: true }),
    code: 'restore-untold',
    repair: outside,
  },
  {
    ...rules,
    what: 'notifications of failures are off',
    breaks: world => ({ ...world, rules: { ...world.rules, failed: false } }),
    code: 'failures-off',
    repair: act('notification-settings'),
  },
  {
    ...rules,
    what: 'no rule of a person’s own tells of failures',
    breaks: world => ({ ...world, ownRules: { rules: noRules(world) } }),
    code: 'failures-off',
    repair: act('notification-settings'),
  },
  {
    ...rules,
    what: 'rules of a person’s own cannot be understood',
    breaks: world => ({ ...world, ownRules: { faults: ['A rule cannot be read.'] } }),
    code: 'rules-unread',
    repair: act('notification-settings'),
  },
  {
    ...proof,
    what: 'a source is silent where there is normally traffic',
    breaks: world => ({
      ...world,
      unusual: [{ topic: 'silence', sourceId: 'shop', action: null, since: Date.parse('2026-07-01T10:00:00.000Z') }],
    }),
    sourceId: 'shop',
    code: 'silent',
    repair: outside,
  },
  {
    ...notifications,
    what: 'the desktop refused the last notice',
    breaks: world => ({ ...world, reach: { kind: 'refused' } }),
    code: 'notice-refused',
    repair: act('test-notification'),
  },
  {
    ...notifications,
    what: 'nothing shows notices',
    breaks: world => ({ ...world, reach: { kind: 'no-server', waiting: 2 } }),
    code: 'no-notification-service',
    repair: act('test-notification'),
  },
]

/** Every two different things, in both orders of breaking. */
export const allPairs = allBreaks.flatMap(first =>
  allBreaks
    .filter(second => second !== first)
    .map(second => ({ first, second, named: first.rank <= second.rank ? first : second })),
)

export const broken = (...breaks: readonly Break[]): World => breaks.reduce((world, one) => one.breaks(world), sound)
