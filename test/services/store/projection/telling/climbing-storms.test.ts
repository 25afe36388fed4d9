import { expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { rulesSet } from '../../notice-rules-kit.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

const start = Date.parse('2026-03-05T10:00:00Z')
const second = 1_000

const tell = { kind: 'tell', urgency: 'critical', sound: true }
const rules = rulesSet({
  rules: [
    { id: 'large', name: 'Large', when: 'amount:100000..', action: { ...tell, escalates: true } },
    { id: 'all', name: 'Failures', action: { ...tell, escalates: false } },
  ],
})

function payment(uuid: string, at: number, amount: string): Entry {
  const said = { uuid, amount, updatedAt: new Date(start + at).toISOString() }
  return ussdDelivery(said, { receivedAt: start + at })
}
const small = payment('small', 0, '50')
const large = payment('large', 40 * second, '250000')
const head = 'shop/ussd/small#2'
const shown: Entry = { kind: 'act', at: start, act: { kind: 'notice-shown', noticeId: head, where: 'desktop' } }

function after(...entries: readonly Entry[]) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  projection.project()
  return {
    ...projection,
    climbing: () =>
      projection
        .queries()
        .toTell(start)
        .climbing.map(({ notice }) => notice.id),
  }
}

test('a storm that a failure joins which climbs the ladder climbs it', () => {
  expect(after(rules, small, shown, large).climbing()).toEqual([head])
})

test('a storm of failures that do not climb does not', () => {
  expect(after(rules, small, shown, payment('other', second, '60')).climbing()).toEqual([])
})

test('a rebuild, and a start before the failure, come to the same', () => {
  const { climbing, project, restart, append, rebuild, state } = after(rules, small, shown)
  restart()
  append(large)
  project()
  const before = digestOf(state)
  rebuild()
  expect([climbing(), digestOf(state)]).toEqual([[head], before])
})
