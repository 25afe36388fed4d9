import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { rulesSet } from '../notice-rules-kit.ts'
import { deliveryOf, ussdDelivery } from '../store-kit.ts'
import { history } from './histories.ts'
import { openFolder } from './retention-kit.ts'

type Folder = ReturnType<typeof openFolder>

/** How far the journal is projected, an act moves too. */
const shown = ({ dump }: Folder) => ({ ...dump(), projection: [] })

function expectSameAfterRebuild(folder: Folder): void {
  const before = folder.dump()
  folder.close()
  rebuildState(folder.place, { onProgress: () => {} })
  expect(folder.dump()).toEqual(before)
}

const runs = { numRuns: 40 }

test('packing changes nothing, also after a rebuild', () => {
  fc.assert(
    fc.property(history, entries => {
      const folder = openFolder()
      folder.receive(...entries)
      const before = shown(folder)
      folder.packAll()
      folder.project()
      expect(shown(folder)).toEqual(before)
      expectSameAfterRebuild(folder)
    }),
    runs,
  )
})

test('trimming changes nothing that is listed, and a rebuild gives the same', () => {
  fc.assert(
    fc.property(history, history, (entries, late) => {
      const folder = openFolder()
      folder.receive(...entries)
      folder.packAll()
      const before = shown(folder)
      folder.trimAll()
      expect(shown(folder)).toEqual(before)
      folder.receive(...late)
      expectSameAfterRebuild(folder)
    }),
    runs,
  )
})

test('after pruning, trimmed or whole, a rebuild gives the same', () => {
  fc.assert(
    fc.property(history, history, fc.nat(4), fc.boolean(), (entries, late, maxTransactions, trims) => {
      const folder = openFolder()
      folder.receive(...entries)
      folder.packAll()
      if (trims) folder.trimAll()
      folder.pruneAll({ maxTransactions: maxTransactions + 1, keepLongerDays: { failed: 5 } })
      folder.receive(...late)
      expectSameAfterRebuild(folder)
    }),
    runs,
  )
})

test('a rule that asks for the amount says of trimmed deliveries what it said before', () => {
  const folder = openFolder()
  const told = { kind: 'tell', urgency: 'critical', sound: true }
  const rules = [{ id: 'large', name: 'Large', when: 'amount:1000..', action: told }]
  const said = JSON.parse(String(ussdDelivery().body))
  const paid = (uuid: string, amount: string) =>
    deliveryOf({ ...said, id: uuid, attributes: { ...said.attributes, uuid, input_extras: { amount } } })
  folder.receive(rulesSet({ rules }), paid('a', 'KES 1,500.00'), paid('b', '20'))
  folder.packAll()
  expect(folder.trimAll()).toBe(2)
  expect(folder.dump().notices?.filter(row => row.includes('"large"'))).toHaveLength(1)
  expectSameAfterRebuild(folder)
})

test('an action whose only run was taken back, and then pruned, is as if it had never been learned', () => {
  const folder = openFolder()
  const said = (status: string, updatedAt: string) => ussdDelivery({ uuid: 'a', status, updatedAt })
  folder.receive(said('succeeded', '2026-03-05T09:14:41Z'))
  expect(folder.dump().action_normals).toHaveLength(1)
  // So much later that no run can have taken so long.
  folder.receive(said('failed', '2027-03-05T09:14:01Z'), ussdDelivery({ uuid: 'b', status: 'pending' }))
  folder.pruneAll({ maxTransactions: 1 })
  expectSameAfterRebuild(folder)
})

test('the run of a transaction that is gone counts among the latest again, as in a rebuild', () => {
  const folder = openFolder()
  const start = Date.parse('2026-03-05T09:00:00Z')
  const run = (uuid: string, seconds: number, action = 'Send Money') => {
    const updatedAt = new Date(start + seconds * 1000).toISOString()
    return ussdDelivery({ uuid, status: 'succeeded', action, startedAt: new Date(start).toISOString(), updatedAt })
  }
  folder.receive(run('gone', 600), run('other', 500, 'Buy Airtime'))
  folder.packAll()
  folder.pruneAll({ maxTransactions: 1 })
  // The two hundred younger ones leave no room for it, until one of them turns out to be of another action.
  folder.receive(...Array.from({ length: 199 }, (_, n) => run(`young-${n}`, 5)))
  folder.receive(run('youngest', 5))
  folder.receive(run('young-7', 6, 'Buy Airtime'))
  const [normal] = folder.dump().action_normals?.filter(row => row.includes('Send Money')) ?? []
  expect(JSON.parse(normal ?? '{}')).toMatchObject({ runs: 200 })
  expectSameAfterRebuild(folder)
})

test('a run that others pushed out before its transaction went is known as in a rebuild', () => {
  const folder = openFolder()
  const start = Date.parse('2026-03-05T09:00:00Z')
  const run = (uuid: string, startedAt = start) => {
    const iso = (ms: number) => new Date(ms).toISOString()
    return ussdDelivery({ uuid, status: 'succeeded', startedAt: iso(startedAt), updatedAt: iso(startedAt + 5000) })
  }
  folder.receive(run('gone'))
  folder.packAll()
  // The projector has heard of none of them when the limit is kept, and commits them before it hears of that.
  folder.append(...Array.from({ length: 250 }, (_, n) => run(`young-${n}`, start + n)))
  expect(folder.prune({ maxAgeDays: 1 }, start + 3 * 86_400_000)).toBe(1)
  folder.projectInSteps(50)
  expect(folder.dump().gone_runs).toHaveLength(1)
  expectSameAfterRebuild(folder)
})

test('fractions of a millisecond make no other run of it when it is counted again', () => {
  const folder = openFolder()
  const start = Date.parse('2026-03-05T09:00:00Z')
  const run = (uuid: string, action = 'Send Money') =>
    ussdDelivery({ uuid, status: 'succeeded', action, startedAt: `${start}.9`, updatedAt: `${start + 5000}.1` })
  folder.receive(run('first'), ...Array.from({ length: 200 }, (_, n) => run(`u-${n}`)))
  folder.receive(run('u-7', 'Buy Airtime'))
  expectSameAfterRebuild(folder)
})

test.each([
  ['seen to with its transaction alone', []],
  ['shown before', [{ kind: 'notice-shown', noticeId: 'shop#app-mismatch#7', where: 'desktop' }]],
] as const)('news of a source that outlives its transaction is the same after a rebuild: %s', (_how, acts) => {
  const folder = openFolder()
  const named = (uuid: string, app: string) =>
    deliveryOf({
      ...JSON.parse(String(ussdDelivery({ uuid, status: 'succeeded' }).body)),
      relationships: { app: { data: { id: app, type: 'app' } } },
    })
  const at = Date.parse('2026-03-06T09:00:00Z')
  folder.receive(named('a', '5'), named('b', '7'))
  folder.receive(...acts.map(act => ({ kind: 'act' as const, at, act })))
  const resolved = { kind: 'resolved', verdict: 'succeeded', note: '', transactionId: 'shop/ussd/b' } as const
  folder.receive({ kind: 'act', at, act: resolved })
  expect(folder.dump().notices?.join()).toContain('app-mismatch')
  folder.receive(ussdDelivery({ uuid: 'c', updatedAt: '2026-03-07T09:00:00Z' }, { receivedAt: at + 86_400_000 }))
  folder.pruneAll({ maxTransactions: 1 })
  expectSameAfterRebuild(folder)
})

test('what was pruned is not pruned again while the projector does not know of it yet', () => {
  const folder = openFolder()
  folder.receive(...['a', 'b', 'c'].map(uuid => ussdDelivery({ uuid, status: 'failed' })))
  expect(folder.prune({ maxTransactions: 1 })).toBe(2)
  expect(folder.prune({ maxTransactions: 1 })).toBe(0)
})
