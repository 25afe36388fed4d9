// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { gapsOf } from '../../../renderer/state/gaps.ts'
import { type DroppedPage, mostHeld } from '../../../renderer/state/list-pages.ts'
import { mostWaiting } from '../../../renderer/state/live-rows.ts'
import { createStore, type Store } from '../../../renderer/state/store.ts'
import { createFakeBridge, ok, refused } from '../../fakes/bridge.ts'
import { aTransaction, countsOf } from '../../fakes/transactions.ts'

const many = 100_000
const newest = Date.parse('2026-11-01T00:00:00Z')
/** The row at a place of the list, the newest first; one every second. */
const rowAt = (place: number, change: Partial<Transaction> = {}): Transaction =>
  aTransaction({ providerId: `row-${place}`, startedAt: new Date(newest - place * 1000).toISOString(), ...change })

/** More rows than anybody wants to keep, made when they are asked for; cursors are places. */
function page({ after = null, through = null, limit = 100 }: Asked) {
  const start = after === null ? 0 : Number(after)
  const end = Math.min(start + limit, through === null ? many : Number(through))
  const rows = Array.from({ length: end - start }, (_, place) => rowAt(start + place))
  const isEnd = end === (through === null ? many : Number(through))
  return { rows, next: isEnd ? null : String(end) }
}
interface Asked {
  readonly after?: string | null | undefined
  readonly through?: string | null | undefined
  readonly limit?: number | undefined
}

let fake: ReturnType<typeof createFakeBridge>
let store: Store
let isBroken = false

beforeEach(async () => {
  isBroken = false
  fake = createFakeBridge({
    answers: { 'transactions.page': asked => (isBroken ? refused('The file is damaged.') : ok(page(asked))) },
  })
  store = createStore({ ask: fake.bridge.ask, onNews: fake.bridge.onNews, later: () => {} })
  store.start()
  await answered()
})

const answered = () => new Promise<void>(resolve => setImmediate(resolve))
const list = () => store.get().list
const heldIds = () => list().rows.map(({ providerId }) => providerId)
const tell = (...rows: readonly Transaction[]) => fake.tell({ kind: 'transactions', rows, counts: countsOf([]) })

/** Scrolls down to the end of what is known, page by page, as the grid does. */
async function scrollDown(pages: number): Promise<void> {
  store.scrolledAway()
  for (let passed = 0; passed < pages; passed++) {
    store.sight(list().pages.at(-1)?.after ?? null)
    store.loadMore()
    await answered()
  }
}

function dropped(place = 0): DroppedPage {
  const found = list().pages.filter(one => one.kind === 'dropped')[place]
  if (found === undefined) throw new Error('Nothing was let go')
  return found
}

describe('a long list', () => {
  it('holds a bounded number of rows after a hundred thousand were scrolled through, there and back', async () => {
    let most = 0
    const watch = () => {
      most = Math.max(most, list().rows.length)
    }
    store.subscribe(watch)
    await scrollDown(many / 100)
    expect([heldIds().at(-1), list().next]).toEqual([`row-${many - 1}`, null])
    for (let place = list().pages.length - 1; place >= 0; place--) {
      const one = list().pages[place]
      store.sight(one?.after ?? null)
      if (one?.kind === 'dropped') await store.refill(one)
    }
    expect(heldIds()[0]).toBe('row-0')
    expect(most).toBe(mostHeld)
  })

  it('knows how many rows it let go', async () => {
    await scrollDown(99)
    const missing = gapsOf(list().pages).reduce((sum, gap) => sum + gap.count, 0)
    expect(missing + list().rows.length).toBe(10_000)
  })

  it('keeps what is in sight, and what is beside it', async () => {
    await scrollDown(99)
    const ids = heldIds()
    expect([ids.at(-1), ids.includes('row-9700')]).toEqual(['row-9999', true])
  })

  it('has the same rows in the same order when they are back', async () => {
    await scrollDown(40)
    while (list().pages.some(({ kind }) => kind === 'dropped') && heldIds()[0] !== 'row-0') {
      const one = dropped()
      store.sight(one.after)
      await store.refill(one)
    }
    const places = heldIds().map(id => Number(id.slice(4)))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(new Set(places).size).toBe(places.length)
  })

  it('asks for exactly what it let go', async () => {
    await scrollDown(40)
    await store.refill(dropped(3))
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({ after: '300', through: '400' })
  })

  it('asks for one page at a time', async () => {
    await scrollDown(40)
    const before = fake.inputsOf('transactions.page').length
    void store.refill(dropped(1))
    void store.refill(dropped(2))
    store.loadMore()
    await answered()
    expect(fake.inputsOf('transactions.page')).toHaveLength(before + 1)
  })

  it('says so when rows cannot be had back, and does not ask again by itself', async () => {
    await scrollDown(40)
    isBroken = true
    await store.refill(dropped())
    const before = fake.inputsOf('transactions.page').length
    await store.refill(dropped())
    expect([list().failure, fake.inputsOf('transactions.page').length]).toEqual(['The file is damaged.', before])
  })

  it('forgets an answer for a list that is no longer shown', async () => {
    await scrollDown(40)
    const refilling = store.refill(dropped())
    store.go({ kind: 'list', view: 'all' })
    await refilling
    await answered()
    expect(heldIds()).toHaveLength(100)
  })

  it('is at its oldest known row when that was let go', async () => {
    await scrollDown(40)
    for (let place = 39; place >= 0; place--) {
      const one = list().pages[place]
      store.sight(one?.after ?? null)
      if (one?.kind === 'dropped') await store.refill(one)
    }
    expect(list().pages.at(-1)?.kind).toBe('dropped')
    await store.reach('oldest')
    expect(heldIds().at(-1)).toBe('row-4099')
  })
})

describe('news of a long list', () => {
  it('of rows that were let go is no new row', async () => {
    await scrollDown(40)
    tell(rowAt(150, { status: 'succeeded', lastReceivedAt: '2026-11-02T00:00:00Z' }))
    expect([list().waiting, heldIds().includes('row-150')]).toEqual([[], false])
  })

  it('that is newer than all of it waits, also when the newest page was let go', async () => {
    await scrollDown(40)
    expect(list().pages[0]?.kind).toBe('dropped')
    tell(rowAt(-5))
    expect(list().waiting.map(({ providerId }) => providerId)).toEqual(['row--5'])
  })

  it('goes into a page that came back, when it came while that page was asked for', async () => {
    await scrollDown(40)
    const refilling = store.refill(dropped())
    tell(rowAt(50, { status: 'succeeded', lastReceivedAt: '2026-11-02T00:00:00Z' }))
    await refilling
    expect(list().rows.find(({ providerId }) => providerId === 'row-50')?.status).toBe('succeeded')
  })

  it('waits in a bounded number, and the list is asked for again to show all of it', async () => {
    store.scrolledAway()
    for (let place = 1; place <= mostWaiting + 50; place++) tell(rowAt(-place))
    expect([list().waiting.length, list().isOverfull]).toEqual([mostWaiting, true])
    const before = fake.inputsOf('transactions.page').length
    store.follow()
    await answered()
    expect([fake.inputsOf('transactions.page').length, list().waiting, list().isOverfull]).toEqual([
      ...[before + 1, [], false],
    ])
  })

  it('is shown at the top of a list whose newest page was let go, by asking for that again', async () => {
    await scrollDown(40)
    store.follow()
    await answered()
    expect([heldIds()[0], heldIds().length, list().following]).toEqual(['row-0', 100, true])
  })
})
