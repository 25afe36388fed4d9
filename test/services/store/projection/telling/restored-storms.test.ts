import { expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

const start = Date.parse('2026-03-05T10:00:00Z')
const second = 1_000
const minute = 60_000

function failure(uuid: string, at: number): Entry {
  return ussdDelivery({ uuid, updatedAt: new Date(start + at).toISOString() }, { receivedAt: start + at })
}
const storm = Array.from({ length: 7 }, (_, n) => failure(`f-${n}`, n * second))
const act = (kind: 'storm-closed', at: number): Entry => ({ kind: 'act', at: start + at, act: { kind } })
const restored = (entries: number): Entry => ({ kind: 'act', at: start, act: { kind: 'restored', entries } })

/** Each list of entries is projected by itself. */
function after(...commits: readonly (readonly Entry[])[]) {
  const projection = openProjection()
  onTestFinished(projection.close)
  for (const entries of commits) {
    projection.append(...entries)
    projection.project(2_000)
  }
  const { toTell, dueNotices } = projection.queries()
  const waiting = [...dueNotices(), ...toTell(start + 20 * minute).grown]
  return { projection, waiting: waiting.map(({ id }) => id) }
}

test('a storm that came with a backup or an export is over without a word', () => {
  const { waiting } = after([...storm, restored(storm.length)], [act('storm-closed', 15 * minute)])
  expect(waiting).toEqual([])
})

test('what fails afterwards is told by itself', () => {
  const { waiting } = after([...storm, restored(storm.length)], [failure('later', 10 * second)])
  expect(waiting).toEqual(['shop/ussd/later#9'])
})

test('a storm that began here goes on, and its growth by what came is not told', () => {
  const [first, ...others] = storm
  const shown: Entry = {
    ...{ kind: 'act', at: start },
    act: { kind: 'notice-shown', noticeId: 'shop/ussd/f-0#1', where: 'desktop' },
  }
  const { waiting, projection } = after(first === undefined ? [] : [first, shown], [...others, restored(others.length)])
  const open = projection.state.prepare('SELECT failures FROM incidents WHERE closed_at IS NULL').pluck().all()
  expect([waiting, open]).toEqual([[], [storm.length]])
})

test('a rebuild comes to the same, however the commits fell', () => {
  const { projection } = after(storm.slice(0, 3), [
    ...storm.slice(3),
    restored(storm.length),
    failure('later', 10 * second),
  ])
  const before = digestOf(projection.state)
  projection.rebuild()
  expect(digestOf(projection.state)).toEqual(before)
})
