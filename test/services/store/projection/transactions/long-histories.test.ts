import { expect, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { createJournalReading } from '../../../../../electron/services/store/journal/file/journal-reading.ts'
import { createProjector } from '../../../../../electron/services/store/projection/projector.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { deliveryOf, ussdDelivery } from '../../store-kit.ts'

const states = ['uploading', 'processing', 'complete', 'requesting_corrections']

/** What a job hears again and again, each time with a text of this length, or with that much in a list. */
function eventsOfJob(many: number, length: number): readonly Entry[] {
  return Array.from({ length: many }, (_, place) => {
    const text = String(place).padEnd(length, '.')
    const event = { event: 'job-state-changed', job_id: 1234567, state: states[place % states.length] }
    const body = place % 2 === 0 ? { ...event, note: text } : { ...event, notes: [text] }
    return deliveryOf(body, { product: 'hover-org', sourceId: 'org', sourceName: 'Roofs' })
  })
}

function updates(many: number): readonly Entry[] {
  const timeOf = (place: number) => new Date(Date.parse('2026-03-05T09:14:41Z') + place * 1000).toISOString()
  return Array.from({ length: many }, (_, place) =>
    ussdDelivery({ status: place === 40 ? 'failed' : 'pending', updatedAt: timeOf(place), message: `step ${place}` }),
  )
}

/** How often bodies were read again in as many commits as there are entries. */
function readAgain(entries: readonly Entry[]): number {
  const { append, journal, state, close } = openProjection()
  append(...entries)
  let times = 0
  const reading = createJournalReading(journal)
  const stored = (seq: number) => {
    times += 1
    return reading.stored(seq)
  }
  const projector = createProjector(state, { ...reading, stored })
  while (projector.projectBatch({ maxEntries: 1, maxMs: 1000, now: () => 0 }).entries > 0);
  close()
  return times
}

test('what a job heard before is not read again for each event, however large the events are', () => {
  expect(readAgain(eventsOfJob(30, 400_000))).toBe(0)
})

test('what was said of a payment before is not read again for each update, however much that is', () => {
  expect(readAgain(updates(100).map(entry => withLongSession(entry, 100_000)))).toBe(0)
})

test('two jobs that take turns and have long histories are both held', () => {
  const one = eventsOfJob(12, 500_000)
  const other = one.map(entry => (entry.kind === 'delivery' ? { ...entry, sourceId: 'other' } : entry))
  expect(readAgain(one.flatMap((entry, place) => [entry, other[place] ?? entry]))).toBe(0)
})

test('an update that was forgotten because it added nothing is known when it comes again', () => {
  const { append, project, state, close } = openProjection()
  const all = updates(60)
  append(...all, ...all.slice(3, 6))
  project()
  const counted = state.prepare('SELECT deliveries, duplicates FROM transactions').get()
  close()
  expect(counted).toEqual({ deliveries: 60, duplicates: 3 })
})

test('a long history reads the same in one commit, in many, after restarts and after a rebuild', () => {
  const [whole, pieces] = [openProjection(), openProjection()]
  const said = updates(60)
  for (const { append } of [whole, pieces]) append(...said, ...said.slice(0, 9), ...eventsOfJob(40, 100))
  whole.project()
  while (pieces.project(7).entries > 0) pieces.restart()
  const digests = [digestOf(whole.state), digestOf(pieces.state)]
  whole.rebuild()
  digests.push(digestOf(whole.state))
  for (const { close } of [whole, pieces]) close()
  expect(new Set(digests).size).toBe(1)
})

function withLongSession(entry: Entry, length: number): Entry {
  if (entry.kind !== 'delivery') return entry
  const data = JSON.parse(Buffer.from(entry.body).toString('utf8'))
  const session_messages = ['.'.repeat(length)]
  return deliveryOf({ ...data, attributes: { ...data.attributes, session_messages } })
}
