import { describe, expect, it } from 'vitest'
import { type NotificationSettings, notificationSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { type Status, statuses } from '../../../electron/contract/transactions/transaction.ts'
import type { Candidate } from '../../../electron/core/rules/candidate.ts'
import { rulesOf } from '../../../electron/core/rules/default-rules.ts'
import { judgeOf, type Ruling } from '../../../electron/core/rules/judge.ts'
import { readRules } from '../../../electron/core/rules/read-rules.ts'

const now = Date.parse('2026-03-02T09:00:00Z')
const fromTheStart = notificationSettingsSchema.parse({})

interface Case {
  readonly kind?: 'ussd' | 'job'
  readonly was?: Status | null
  readonly status?: Status
  readonly environment?: 'production' | 'debug' | 'test' | null
  readonly failedModels?: number
  readonly lateMs?: number
  readonly topic?: 'status' | 'stuck' | 'flag'
  readonly flags?: Extract<Candidate, { readonly was: unknown }>['subject']['flags']
}

function candidateOf({
  kind = 'ussd',
  was = 'pending',
  status = 'failed',
  environment = 'production',
  failedModels = 0,
  lateMs = 0,
  topic = 'status',
  flags = [],
}: Case): Candidate {
  const all = failedModels > 0 ? [...flags, 'MODEL_FAILED' as const] : flags
  const nothing = { operator: null, country: null, category: null, isResolved: false, searchText: '', startedAt: now }
  const subject = {
    ...nothing,
    status,
    sourceId: 'shop',
    kind,
    title: 'Send Money',
    environment,
    flags: all,
    providerId: 'a',
  }
  return { id: 'n', at: now, topic, subject, transactionId: `shop/${kind}/a`, was, amounts: [], lateMs }
}

function ruling(of: Case, switches: Partial<NotificationSettings> = {}): Ruling {
  return judgeOf(rulesOf({ ...fromTheStart, ...switches }), [])(candidateOf(of))
}

const everySetting = Array.from({ length: 64 }, (_, bits): NotificationSettings => {
  const [failed, unknown, cancelled, succeeded, stuck, debugRuns] = [1, 2, 4, 8, 16, 32].map(bit => (bits & bit) !== 0)
  return notificationSettingsSchema.parse({ failed, unknown, cancelled, succeeded, stuck, debugRuns })
})

describe('the rules from the start', () => {
  it('can be read', () => {
    for (const switches of everySetting) expect(readRules(rulesOf(switches)).ok).toBe(true)
  })

  it.each<[string, Case, Ruling['kind']]>([
    ['a failure in production', {}, 'now'],
    ['an unknown status', { status: 'unknown' }, 'now'],
    ['a changed verdict', { was: 'failed', status: 'succeeded' }, 'now'],
    ['what is stuck', { topic: 'stuck', status: 'pending' }, 'now'],
    ['a doubt', { topic: 'flag', status: 'succeeded' }, 'now'],
    ['no success', { status: 'succeeded' }, 'silent'],
    ['no debug run', { environment: 'debug' }, 'silent'],
    ['no test run', { environment: 'test' }, 'silent'],
    ['nothing that is under way again', { was: 'failed', status: 'pending' }, 'silent'],
    ['no late success', { status: 'succeeded', lateMs: 9 * 86_400_000 }, 'silent'],
  ])('tell of %s', (_, of, kind) => {
    expect(ruling(of).kind).toBe(kind)
  })

  it('tell of what is late in a digest', () => {
    expect(ruling({ lateMs: 3_600_001 })).toMatchObject({ kind: 'now', telling: { kind: 'digest' } })
    expect(ruling({ lateMs: 3_600_000 })).toMatchObject({ kind: 'now', telling: { kind: 'tell', urgency: 'critical' } })
  })

  it('tell loudly when Hover contradicts a person', () => {
    expect(ruling({ topic: 'flag', flags: ['CONFLICT'] })).toMatchObject({
      ruleId: 'conflicts',
      telling: { urgency: 'critical' },
    })
  })

  it('tell of the same changes as the switches did, for each setting of them', () => {
    const froms: readonly (Status | null)[] = [null, ...statuses]
    for (const switches of everySetting) {
      const judge = judgeOf(rulesOf(switches), [])
      const [told, expected]: [string[], string[]] = [[], []]
      for (const kind of ['ussd', 'job'] as const) {
        for (const environment of ['production', 'debug', 'test'] as const) {
          for (const was of froms) {
            for (const status of statuses.filter(to => to !== was || to === 'unknown')) {
              for (const failedModels of kind === 'job' ? [0, 2] : [0]) {
                const one = { kind, environment, was, status, failedModels }
                if (judge(candidateOf(one)).kind !== 'silent') told.push(JSON.stringify(one))
                if (isToldNow(one, switches)) expected.push(JSON.stringify(one))
              }
            }
          }
        }
      }
      expect(told).toEqual(expected)
    }
  })
})

/** What decided before there were rules. */
function isToldNow(
  of: Required<Pick<Case, 'kind' | 'environment' | 'was' | 'status' | 'failedModels'>>,
  switches: NotificationSettings,
): boolean {
  const { kind, environment, was, status, failedModels } = of
  if ((environment === 'debug' || environment === 'test') && !switches.debugRuns) return false
  if (status === 'pending') return false
  const replaces = was !== null && was !== 'pending' && (kind === 'ussd' || switches[was])
  return replaces || switches[status] || (switches.failed && status === 'succeeded' && failedModels > 0)
}
