import { expect, test } from 'vitest'
import { createJournalReading } from '../../../../../electron/services/store/journal/file/journal-reading.ts'
import { createChangesQuery } from '../../../../../electron/services/store/queries/entries/changes.ts'
import { createNewestDeliveriesQuery } from '../../../../../electron/services/store/queries/entries/newest-deliveries.ts'
import { openFolder } from '../../retention/retention-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

const count = 300
const positions = Array.from({ length: count }, (_, place) => place + 1)

/** What is packed lies in segments, and acts stand where they stood, between them. */
function packed() {
  const folder = openFolder()
  folder.receive(
    ...positions.map(seq =>
      seq % 50 === 0
        ? ({ kind: 'act', at: 1, act: { kind: 'storm-closed' } } as const)
        : ussdDelivery({ uuid: `u-${seq}` }),
    ),
  )
  folder.packAll()
  return { ...folder, reading: createJournalReading(folder.journal) }
}

const deliveries = positions.filter(seq => seq % 50 !== 0)

test.each([0, 1, 63, 64, 150, 299])('whoever comes back at position %i hears of all that is packed behind it', from => {
  const { state, reading } = packed()
  const changes = createChangesQuery(state, reading)
  const heard: number[] = []
  for (let [position, hasMore] = [from, true]; hasMore; ) {
    const step = changes(position)
    heard.push(...step.changes.map(change => change.position))
    position = step.through
    hasMore = step.hasMore
  }
  expect(heard).toEqual(deliveries.filter(seq => seq > from))
})

test.each([1000, 64, 7])('the newest deliveries are all of them, packed or not, read %i at a time', limit => {
  const { state, reading } = packed()
  const newest = createNewestDeliveriesQuery(state, reading)
  const listed: number[] = []
  for (let page = newest({ limit }); page.length > 0; page = newest({ limit, before: listed.at(-1) ?? 0 }))
    listed.push(...page.map(({ seq }) => seq))
  expect(listed).toEqual(deliveries.toReversed())
})

test.each([1, 63, 64, 65, 130, 1000])('%i entries are read as one, packed or not', limit => {
  const { reading } = packed()
  const read = reading.allAfter(10, { through: 200, limit }).map(({ seq }) => seq)
  expect(read).toEqual(positions.slice(10, 200).slice(0, limit))
})
