import { expect, test } from 'vitest'
import type { Notice } from '../../../../electron/contract/notices/notice.ts'
import type { NoticeFate } from '../../../../electron/contract/notices/notice-ledger.ts'
import { noticeRulesSchema } from '../../../../electron/contract/settings/notice-rules.ts'
import { advance } from '../../../../electron/core/telling/ledger.ts'
import type { SendResult } from '../../../../electron/services/outgoing/send-out.ts'
import { createLadderClimber } from '../../../../electron/services/supervision/notices/ladder-climber.ts'
import { createFakeClock } from '../../../fakes/clock.ts'

const minute = 60_000
const steps = [
  { kind: 'banner', afterSeconds: 0 },
  { kind: 'sticky', afterSeconds: 120 },
  { kind: 'sound', afterSeconds: 300 },
  { kind: 'outgoing', afterSeconds: 600, channelId: 'ops' },
]
const channels = [{ id: 'ops', name: 'Ops', kind: 'webhook' }]
const notice: Notice = {
  ...{ id: 'a', topic: 'status', urgency: 'critical', transactionId: 't', status: 'failed' },
  ...{ title: 'Send Money failed', body: '', dueAt: '2026-07-01T12:00:00.000Z' },
}

/** A notice that was just shown, looked at whenever the climber asks for it. */
function climbing({ rules = {}, answers = [] }: { rules?: object; answers?: SendResult[] } = {}) {
  const clock = createFakeClock()
  const done: string[] = []
  const since = clock.now()
  const at = () => `${(clock.now() - since) / minute}m`
  let fate: NoticeFate = { state: 'shown', dueAt: since, shownAt: since, steps: ['banner'] }
  const force = noticeRulesSchema.parse({ version: 1, rules: [], channels, ladder: steps, ...rules })
  const climber = createLadderClimber({
    clock,
    rules: () => force,
    send: async () => {
      const result = answers.shift() ?? 'sent'
      done.push(`${at()} ${result}`)
      return result
    },
    showAgain: ({ sound, urgency }) => void done.push(`${at()} ${urgency}${sound === true ? ' loud' : ''}`),
    append: async entry => {
      if (entry.kind === 'act' && entry.act.kind === 'notice-escalated') {
        const next = advance(fate, { kind: 'escalate', at: entry.at, steps: entry.act.steps })
        if (next.ok) fate = next.fate
      }
      return { ok: true, seq: 1 }
    },
    log: () => {},
  })
  const passing = async (ms: number) => {
    for (const end = clock.now() + ms; ; ) {
      const next = await climber.look(fate.state === 'acknowledged' ? [] : [{ notice, fate, ruleId: null }])
      if (next === null || next > end) return clock.advance(end - clock.now())
      await clock.advance(Math.max(0, next - clock.now()))
    }
  }
  const acknowledge = () => {
    const next = advance(fate, { kind: 'acknowledge', at: clock.now(), by: 'person' })
    if (next.ok) fate = next.fate
  }
  return { done, passing, acknowledge, clock }
}

test('a notice that nobody acknowledges stays, then sounds, then leaves the app, each once', async () => {
  const { done, passing } = climbing()
  await passing(24 * 60 * minute)
  expect(done).toEqual(['2m critical', '5m critical loud', '10m sent'])
})

test('an acknowledgement stops it', async () => {
  const { done, passing, acknowledge } = climbing()
  await passing(3 * minute)
  acknowledge()
  await passing(24 * 60 * minute)
  expect(done).toEqual(['2m critical'])
})

test('a channel that does not take it is tried again, less and less often, until it does', async () => {
  const { done, passing } = climbing({ answers: ['unreachable', 'refused', 'no-address', 'sent'] })
  await passing(60 * minute)
  expect(done.slice(2)).toEqual(['10m unreachable', '11m refused', '13m no-address', '17m sent'])
})

test('what a sleep left due is one showing', async () => {
  const { done, passing, clock } = climbing()
  clock.sleep(60 * minute)
  await passing(0)
  expect(done).toEqual(['60m critical loud', '60m sent'])
})

test('it waits while it is snoozed', async () => {
  const snoozes = [{ scope: { kind: 'all' }, until: '2026-07-01T12:30:00.000Z' }]
  const { done, passing } = climbing({ rules: { snoozes } })
  await passing(60 * minute)
  expect(done).toEqual(['30m critical loud', '30m sent'])
})
