import { expect, test } from 'vitest'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { deliveryOf, ussdDelivery } from '../store-kit.ts'
import { openFolder } from './retention-kit.ts'

const forgotten: Entry = { kind: 'act', at: 1, act: { kind: 'source-forgotten', sourceId: 'shop' } }
const everything = { maxAgeDays: 1 }

/** Names the app, by which the source is known from then on. */
function named(uuid: string, status = 'failed'): Entry {
  const { body, receivedAt, sourceId } = ussdDelivery({ uuid, status })
  const data = JSON.parse(Buffer.from(body).toString('utf8'))
  return deliveryOf({ ...data, relationships: { app: { data: { id: '5', type: 'app' } } } }, { receivedAt, sourceId })
}

function appsBeforeAndAfter(folder: ReturnType<typeof openFolder>) {
  const before = folder.dump().source_apps
  folder.close()
  rebuildState(folder.place, { onProgress: () => {} })
  return [before, folder.dump().source_apps]
}

const known = ['{"source_id":"shop","app_id":"5"}']

test('a source that is known for its app again after it was forgotten is so after a rebuild', () => {
  const folder = openFolder()
  folder.receive(named('a'))
  folder.packAll()
  folder.pruneAll(everything)
  folder.receive(forgotten, named('b'))
  folder.packAll()
  folder.pruneAll(everything)
  expect(appsBeforeAndAfter(folder)).toEqual([known, known])
})

test('so it is when it was pruned before the state knew that it was forgotten', () => {
  const folder = openFolder()
  folder.receive(named('a'))
  folder.packAll()
  folder.append(forgotten)
  folder.pruneAll(everything)
  folder.receive(named('b'))
  folder.packAll()
  folder.pruneAll(everything)
  expect(appsBeforeAndAfter(folder)).toEqual([known, known])
})

test('of a source that was not forgotten one transaction alone leaves what others learned', () => {
  const folder = openFolder()
  folder.receive(named('a', 'pending'), named('b', 'pending'))
  folder.packAll()
  folder.pruneAll({ maxTransactions: 1 })
  folder.pruneAll(everything)
  const left = folder.journal.prepare<[], number>('SELECT sum(entries) FROM segments').pluck()
  expect(left.get()).toBe(1)
})
