import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../../../electron/contract/settings/settings.ts'
import { sizesWhenPacked } from '../../../../../electron/services/store/retention/pruning/packed-sizes.ts'
import { planPrune } from '../../../../../electron/services/store/retention/pruning/plan.ts'
import { pruneNow } from '../../../../../electron/services/store/retention/pruning/prune-now.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

const now = Date.parse('2030-01-01T00:00:00Z')
const count = 2_700
const statuses = ['pending', 'pending', 'failed']

/** A text that does not compress to nothing. */
const varied = (name: string, pieces: number): string =>
  Array.from({ length: pieces }, (_, n) => hash('sha256', `${name} ${n}`, 'base64')).join(' ')

type Pieces = (n: number) => number

/** Updates of each transaction, among those of others. The first of all deliveries are packed. */
function filled(piecesOf: Pieces, packed: number) {
  const folder = openFolder()
  const at = (n: number, update: number) => n + update * 17 + (n % 10 === 0 ? update * 300 : 0)
  const deliveries = Array.from({ length: count }, (_, n) =>
    statuses.map((status, update) => {
      const message = varied(`${n} ${update}`, piecesOf(n))
      const updatedAt = new Date(Date.parse('2026-03-05T09:14:02Z') + update * 1000).toISOString()
      const uuid = hash('sha256', `uuid ${n}`)
      return { at: at(n, update), entry: ussdDelivery({ uuid, status, message, updatedAt }) }
    }),
  )
  const inOrder = deliveries.flat().sort((a, b) => a.at - b.at)
  folder.receive(...inOrder.slice(0, packed).map(({ entry }) => entry))
  folder.packAll()
  folder.receive(...inOrder.slice(packed).map(({ entry }) => entry))
  return folder
}

const mixed: Pieces = n => [0, 1, 1, 2, 4, 20][(n * 7) % 6] ?? 0
const layouts: readonly [string, Pieces, number][] = [
  ['sizes are mixed and nothing is packed', mixed, 0],
  ['sizes are mixed and half is packed', mixed, 4_000],
  ['the oldest are small', n => (n < count / 2 ? 0 : 8), 0],
  ['the oldest are large', n => (n < count / 2 ? 8 : 0), 0],
]

describe('a prune for a limit of bytes takes what its dry run said, within a twentieth, where', () => {
  test.each(layouts)(
    '%s',
    (_, piecesOf, packed) => {
      const folder = filled(piecesOf, packed)
      const { bytes, fixedBytes } = sizesWhenPacked(folder.journal, folder.state)
      const settings = retentionSettingsSchema.parse({ maxBytes: Math.round((bytes + fixedBytes) / 2) })
      const said = planPrune(folder.place, settings, now).transactions
      folder.close()
      const { transactions } = pruneNow(folder.place, settings, now)
      expect(Math.abs(said - transactions)).toBeLessThanOrEqual(transactions / 20)
    },
    60_000,
  )
})

test('a prune that missed its limit says what the store still takes, and one that met it does not', () => {
  const folder = filled(n => (n < count / 2 ? 0 : 20), 0)
  const { bytes, fixedBytes } = sizesWhenPacked(folder.journal, folder.state)
  const settings = retentionSettingsSchema.parse({ maxBytes: Math.round((bytes + fixedBytes) / 2) })
  folder.close()
  const runs = Array.from({ length: 20 }, () => pruneNow(folder.place, settings, now).stillBytes)
  expect([(runs[0] ?? 0) > (settings.maxBytes ?? 0), runs.at(-1)]).toEqual([true, null])
}, 60_000)

test('a prune that missed its limit goes on with the next one, as its dry run says', () => {
  const folder = filled(n => (n < count / 2 ? 0 : 20), 0)
  const { bytes, fixedBytes } = sizesWhenPacked(folder.journal, folder.state)
  const settings = retentionSettingsSchema.parse({ maxBytes: Math.round((bytes + fixedBytes) / 2) })
  folder.close()
  pruneNow(folder.place, settings, now)
  const said = planPrune(folder.place, settings, now).transactions
  expect([said > 0, pruneNow(folder.place, settings, now).transactions]).toEqual([true, said])
}, 60_000)
