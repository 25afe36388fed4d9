import { expect, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { openFolder } from '../../retention/retention-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

const forgotten: Entry = { kind: 'act', at: 1, act: { kind: 'source-forgotten', sourceId: 'shop' } }
const of = (sourceId: string, uuid: string, status = 'failed') => ussdDelivery({ uuid, status }, { sourceId })

/** How many rows a table had before its source was forgotten, and has after. */
function rowsAround(folder: ReturnType<typeof openFolder>, table: string) {
  const rows = () => folder.dump()[table]?.length
  const before = rows()
  folder.receive(forgotten)
  return [before, rows()]
}

test('a source that is forgotten takes the runs of its transactions that are gone with it, and of no other source', () => {
  const folder = openFolder()
  folder.receive(of('shop', 'a', 'succeeded'), of('kiosk', 'b', 'succeeded'))
  folder.packAll()
  folder.pruneAll({ maxAgeDays: 1 })
  expect(rowsAround(folder, 'gone_runs')).toEqual([2, 1])
})

test('a source that is forgotten takes what the watch on storms heard of it with it, and of no other source', () => {
  const folder = openFolder()
  folder.receive(of('shop', 'a'), of('kiosk', 'b'))
  expect(rowsAround(folder, 'storm_steps')).toEqual([2, 1])
})
