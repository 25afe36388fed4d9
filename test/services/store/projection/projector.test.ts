import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { StoreError } from '../../../../electron/services/store/trouble.ts'
import { asked, digestOf, openProjection } from '../projection-kit.ts'
import { defaultRules, deliveryOf, jobDelivery, query, ussdDelivery, ussdFixtures } from '../store-kit.ts'

const pending = ussdDelivery({ status: 'pending', updatedAt: '2026-03-05T09:14:10Z' })
const failed = ussdDelivery({ status: 'failed', updatedAt: '2026-03-05T09:14:41Z' })
const succeeded = ussdDelivery({ status: 'succeeded', updatedAt: '2026-03-05T09:14:50Z' })

test('the order of deliveries does not change what a transaction is', () => {
  const bodies = ussdFixtures.map(({ data }) => deliveryOf(data))
  const resultOf = (entries: readonly Entry[]) => {
    const projection = openProjection()
    projection.append(...entries)
    projection.project()
    const { rows } = projection.queries().page(query())
    projection.close()
    return rows
      .map(({ id, status, providerStatus, title, message, startedAt, updatedAt, deliveries, flags }) => {
        // Which app a source is known for is what it named first: of many transactions that is no matter of each alone.
        const own = flags.filter(flag => flag !== 'APP_MISMATCH')
        return { id, status, providerStatus, title, message, startedAt, updatedAt, deliveries, flags: own }
      })
      .sort((a, b) => a.id.localeCompare(b.id))
  }
  const expected = resultOf(bodies)
  fc.assert(
    fc.property(fc.shuffledSubarray(bodies, { minLength: bodies.length }), fc.subarray(bodies), (order, again) => {
      expect(resultOf([...order, ...again])).toEqual(expected)
    }),
    { numRuns: 20 },
  )
})

test('the size of the batches does not change the state', () => {
  const entries = [...ussdFixtures.map(({ data }) => deliveryOf(data)), pending, failed, failed, succeeded]
  const digests = [1, 3, 1000].map(size => {
    const projection = openProjection()
    projection.append(...entries)
    while (projection.project(size).entries > 0);
    const digest = digestOf(projection.state)
    projection.close()
    return digest
  })
  expect(new Set(digests).size).toBe(1)
})

test('a projector that starts in the middle reads again what was said', () => {
  const whole = openProjection()
  const early = [pending, failed, jobDelivery('working'), jobDelivery('complete')]
  const late = [jobDelivery('complete'), failed, succeeded]
  whole.append(...early, ...late)
  whole.project()
  const halves = openProjection()
  halves.append(...early)
  halves.project()
  halves.restart()
  halves.append(...late)
  halves.project()
  const digests = [digestOf(whole.state), digestOf(halves.state)]
  whole.close()
  halves.close()
  expect(digests[1]).toBe(digests[0])
})

test('labels what each delivery did', () => {
  const projection = openProjection()
  projection.append(failed, pending, failed, succeeded)
  projection.project()
  const detail = projection.queries().detail('u-1', asked)
  projection.close()
  expect(detail?.received.map(({ label }) => label)).toEqual(['new', 'stale', 'duplicate', 'update'])
})

test('keeps the history of the status', () => {
  const projection = openProjection()
  projection.append(pending, failed, succeeded)
  projection.project()
  const detail = projection.queries().detail('shop/ussd/u-1', asked)
  projection.close()
  expect(detail?.history.map(({ from, to }) => [from, to])).toEqual([
    [null, 'pending'],
    ['pending', 'failed'],
    ['failed', 'succeeded'],
  ])
})

test('makes one notice for one status change, whatever is repeated', () => {
  const projection = openProjection()
  projection.append(pending, failed, failed, pending, failed)
  const { notices } = projection.project()
  projection.close()
  expect(notices.map(({ id, status }) => [id, status])).toEqual([['shop/ussd/u-1#2', 'failed']])
})

test('a job that comes to the same state again is no repeat', () => {
  const projection = openProjection()
  const later = { receivedAt: Date.parse('2026-03-05T11:15:00Z') }
  projection.append(jobDelivery('failed'), jobDelivery('failed'), jobDelivery('working'), jobDelivery('failed', later))
  const { notices, rows } = projection.project()
  projection.close()
  expect([notices.length, rows[0]?.duplicates, rows[0]?.deliveries]).toEqual([2, 1, 3])
})

test('a signed delivery that is sent once more takes no job back in time, however it was labelled first', () => {
  const projection = openProjection()
  const signedAt = (date: string) => ({ signed: JSON.stringify({ target: '/hook/a', headers: { date } }) })
  const early = jobDelivery('working', signedAt('Mon, 02 Mar 2026 10:00:00 GMT'))
  const again = jobDelivery('working', signedAt('Mon, 02 Mar 2026 10:00:01 GMT'))
  const done = jobDelivery('complete', signedAt('Mon, 02 Mar 2026 10:05:00 GMT'))
  projection.append(early, again, done, early, again)
  const { rows } = projection.project()
  projection.close()
  expect(rows).toMatchObject([{ status: 'succeeded', deliveries: 2, duplicates: 3 }])
})

test('a job that is signed anew may come to the same state again', () => {
  const projection = openProjection()
  const signedAt = (date: string) => ({ signed: JSON.stringify({ target: '/hook/a', headers: { date } }) })
  projection.append(
    jobDelivery('complete', signedAt('Mon, 02 Mar 2026 10:00:00 GMT')),
    jobDelivery('working', signedAt('Mon, 02 Mar 2026 10:05:00 GMT')),
    jobDelivery('complete', signedAt('Mon, 02 Mar 2026 10:10:00 GMT')),
  )
  const { rows } = projection.project()
  projection.close()
  expect(rows).toMatchObject([{ status: 'succeeded', deliveries: 3, duplicates: 0 }])
})

test('counts follow the status', () => {
  const projection = openProjection()
  projection.append(pending, jobDelivery('working'))
  projection.project()
  projection.append(failed)
  const { counts } = projection.project()
  projection.close()
  expect(counts).toMatchObject({ pending: 1, succeeded: 0, failed: 1, cancelled: 0, unknown: 0 })
})

test('what is odd goes to quarantine, and what follows is projected', () => {
  const projection = openProjection()
  projection.append(deliveryOf({ type: 'survey', id: 'x' }), deliveryOf('not json'), failed)
  const { quarantined, rows } = projection.project()
  const reasons = projection.queries().quarantined()
  projection.close()
  expect([quarantined, rows.length, reasons.map(({ seq }) => seq)]).toEqual([2, 1, [2, 1]])
})

test('a body nested too deeply stops nothing', () => {
  const projection = openProjection()
  const deep = `{"id":"d","type":"transaction","attributes":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`
  projection.append(deliveryOf(deep), failed)
  const { entries, rows } = projection.project()
  projection.close()
  expect([entries, rows.map(({ provider_id }) => provider_id)]).toEqual([2, ['u-1']])
})

test('rules hold from the entry after which they were set', () => {
  const projection = openProjection()
  const silent = { ...defaultRules.notifications, failed: false }
  projection.append(failed, { kind: 'act', at: 0, act: { kind: 'rules-set', notifications: silent } })
  projection.append(ussdDelivery({ uuid: 'u-2' }))
  const { notices } = projection.project()
  projection.close()
  expect(notices.map(({ transactionId }) => transactionId)).toEqual(['shop/ussd/u-1'])
})

test('a rebuild gives the same state', () => {
  const projection = openProjection()
  const silent = { ...defaultRules.notifications, failed: false }
  projection.append(
    ...[...ussdFixtures.map(({ data }) => deliveryOf(data)), pending, failed, failed, jobDelivery('failed')],
    { kind: 'act', at: 1, act: { kind: 'notice-shown', noticeId: 'org/job/1234567#16', where: 'desktop' } },
    { kind: 'act', at: 2, act: { kind: 'rules-set', notifications: silent } },
    ...[succeeded, ussdDelivery({ uuid: 'u-9' })],
  )
  projection.project()
  const before = digestOf(projection.state)
  const shown = projection.state.prepare(`SELECT count(*) FROM notices WHERE state = 'shown'`).pluck().get()
  projection.rebuild()
  const after = digestOf(projection.state)
  projection.close()
  expect([after, shown]).toEqual([before, 1])
})

test('a rebuild tells nobody twice, and still tells what nobody was told', () => {
  const projection = openProjection()
  projection.append(failed, ussdDelivery({ uuid: 'u-2', operator: 'MTN' }))
  projection.append({
    kind: 'act',
    at: 1,
    act: { kind: 'notice-shown', noticeId: 'shop/ussd/u-1#1', where: 'desktop' },
  })
  projection.project()
  projection.rebuild()
  const due = projection.queries().dueNotices()
  projection.close()
  expect(due.map(({ id }) => id)).toEqual(['shop/ussd/u-2#2'])
})

test('a notice that only a newer fold makes of an old entry has lapsed', () => {
  const projection = openProjection()
  projection.append(failed)
  projection.project()
  // As if the fold that wrote this had not taken the delivery for a failure.
  projection.state.exec('DELETE FROM notices')
  projection.rebuild()
  const states = projection.state.prepare('SELECT state FROM notices').pluck().all()
  projection.close()
  expect(states).toEqual(['lapsed'])
})

test('a notice that was shown before its commit is told is told no more', () => {
  const projection = openProjection()
  projection.append(failed)
  projection.append({
    kind: 'act',
    at: 1,
    act: { kind: 'notice-shown', noticeId: 'shop/ussd/u-1#1', where: 'desktop' },
  })
  const { notices } = projection.project()
  projection.close()
  expect(notices).toEqual([])
})

test('a rebuild keeps nothing that the journal does not say', () => {
  const projection = openProjection()
  projection.append(failed)
  projection.project()
  const clean = digestOf(projection.state)
  projection.state.exec(`
    INSERT INTO search (rowid, text) VALUES (999, 'ghost');
    INSERT INTO notice_acts VALUES ('ghost', '{}');
    INSERT INTO reveals VALUES (999, 999, 0);
    INSERT INTO action_normals VALUES ('shop', 'ghost', 1, 1);
    INSERT INTO source_apps VALUES ('ghost', '1');
    INSERT INTO quarantine VALUES (999, 'shop', 0, 'ghost');
  `)
  projection.rebuild()
  const rebuilt = digestOf(projection.state)
  const ghosts = projection.state.prepare(`SELECT count(*) FROM search WHERE search MATCH 'ghost'`).pluck().get()
  projection.close()
  expect([rebuilt, ghosts]).toEqual([clean, 0])
})

test('an act on a notice that is made later counts', () => {
  const projection = openProjection()
  projection.append({
    kind: 'act',
    at: 1,
    act: { kind: 'notice-shown', noticeId: 'shop/ussd/u-1#2', where: 'desktop' },
  })
  projection.append(failed)
  const { notices } = projection.project()
  projection.close()
  expect(notices).toEqual([])
})

test('a click is not undone by a showing that is reported after it', () => {
  const projection = openProjection()
  const noticeId = 'shop/ussd/u-1#1'
  projection.append(
    failed,
    { kind: 'act', at: 1, act: { kind: 'notice-clicked', noticeId } },
    { kind: 'act', at: 2, act: { kind: 'notice-shown', noticeId, where: 'desktop' } },
  )
  projection.project()
  const state = projection.state.prepare('SELECT state FROM notices').pluck().get()
  projection.close()
  expect(state).toBe('clicked')
})

test('a commit that fails leaves the state and the projector as they were', () => {
  const projection = openProjection()
  projection.append(pending)
  projection.project()
  const before = digestOf(projection.state)
  projection.append(failed, ussdDelivery({ uuid: 'u-2' }))
  const pages = Number(projection.state.pragma('page_count', { simple: true }))
  projection.state.pragma(`max_page_count = ${pages}`)
  projection.append(...Array.from({ length: 200 }, (_, n) => ussdDelivery({ uuid: `filler-${n}` })))
  expect(() => projection.project()).toThrowError(StoreError)
  expect(digestOf(projection.state)).toBe(before)
  projection.state.pragma('max_page_count = 1000000')
  const { notices, counts } = projection.project()
  projection.close()
  expect([notices.map(({ failures }) => failures), counts.failed, counts.pending]).toEqual([[202], 202, 0])
})

test('a delivery on which the app itself fails is set aside, and what is around it is projected', () => {
  const projection = openProjection()
  projection.state.exec(`
    CREATE TRIGGER bug BEFORE INSERT ON transactions WHEN new.provider_id = 'bad' BEGIN SELECT RAISE(ABORT, 'bug'); END
  `)
  const ids = ['a', 'b', 'bad', 'c', 'd']
  projection.append(...ids.map(uuid => ussdDelivery({ uuid })))
  while (projection.project().entries > 0);
  const { rows } = projection.queries().page(query())
  const odd = projection.queries().quarantined()
  projection.close()
  expect(rows.map(({ providerId }) => providerId).sort()).toEqual(['a', 'b', 'c', 'd'])
  expect(odd.map(({ seq }) => seq)).toEqual([3])
})

test('people are told that the app itself fails on a delivery', () => {
  const projection = openProjection()
  projection.state.exec(`
    CREATE TRIGGER bug BEFORE INSERT ON transactions WHEN new.provider_id = 'bad' BEGIN SELECT RAISE(ABORT, 'bug'); END
  `)
  projection.append(ussdDelivery({ uuid: 'bad' }))
  while (projection.project().entries > 0);
  const told = projection.queries().dueNotices()
  projection.close()
  expect(told.map(({ topic }) => topic)).toEqual(['quarantine'])
})

test('a commit has at least what was read first, however late it is by then', () => {
  const projection = openProjection()
  projection.append(ussdDelivery())
  let now = 0
  const { entries } = projection.projectBy(() => (now += 1_000))
  projection.close()
  expect(entries).toBe(1)
})

test('ids that are no proper text neither stop nor mix anything up beyond what the database can tell apart', () => {
  const projection = openProjection()
  const broken = (half: string) => deliveryOf(`{"id":"x${half}","type":"transaction","attributes":{"status":"failed"}}`)
  projection.append(broken('\\ud800'), broken('\\udc00'), failed)
  const { entries, quarantined } = projection.project()
  projection.close()
  expect([entries, quarantined]).toEqual([3, 0])
})

test('sums of what is named by no proper text lose nothing when it changes', () => {
  const projection = openProjection()
  const said = { action: 'Pay \ud800', startedAt: '2026-03-05T09:14:02Z' }
  projection.append(ussdDelivery({ ...said, status: 'pending', updatedAt: '2026-03-05T09:14:10Z' }))
  projection.project()
  // Everything is read from the database again, where a broken character is another one than in the delivery.
  projection.append({ kind: 'act', at: 1, act: { kind: 'source-forgotten', sourceId: 'another' } })
  projection.project()
  projection.append(ussdDelivery(said))
  projection.project()
  const orphans = projection.state
    .prepare('SELECT count(*) FROM rollups WHERE series NOT IN (SELECT id FROM rollup_series)')
    .pluck()
    .get()
  projection.close()
  expect(orphans).toBe(0)
})

test('a search finds what a transaction says now, also after a rebuild', () => {
  const projection = openProjection()
  projection.append(ussdDelivery({ status: 'pending', message: 'waiting', updatedAt: '2026-03-05T09:14:10Z' }))
  projection.project()
  projection.append(ussdDelivery({ message: 'insufficient' }))
  projection.project()
  const { page } = projection.queries()
  const found = () => ['waiting', 'insufficient'].map(text => page(query({ text })).rows.length)
  const before = found()
  projection.rebuild()
  const after = found()
  projection.close()
  expect([before, after]).toEqual([
    [0, 1],
    [0, 1],
  ])
})

test('masks the numbers of customers in what is listed', () => {
  const projection = openProjection()
  projection.append(ussdDelivery({ action: 'Send to 0712345678', message: 'Sent to 0712345678' }))
  const { rows } = projection.project()
  projection.close()
  expect(JSON.stringify(rows)).not.toContain('0712345678')
})

test.each(['action_name', 'user_message', 'category', 'operator_name', 'country', 'status'])(
  'masks the number of a customer that came as %s, in the list and in the detail',
  name => {
    const projection = openProjection()
    const attributes = { uuid: 'u-1', status: 'failed', [name]: 'to 0712345678' }
    projection.append(deliveryOf({ id: 'u-1', type: 'transaction', attributes }))
    const { rows } = projection.project()
    const detail = projection.queries().detail('u-1', asked)
    projection.close()
    expect(JSON.stringify([rows, detail])).not.toContain('0712345678')
  },
)

test('a text without end is cut in what is listed', () => {
  const projection = openProjection()
  projection.append(ussdDelivery({ action: 'a'.repeat(100_000), message: 'b'.repeat(100_000) }))
  const [row] = projection.project().rows
  projection.close()
  expect([row?.title.length, row?.message?.length]).toEqual([2001, 2001])
})

const forgetShop: Entry = { kind: 'act', at: 0, act: { kind: 'source-forgotten', sourceId: 'shop' } }

test('a source that is forgotten leaves nothing in the state, and other sources stay', () => {
  const projection = openProjection()
  projection.append(pending, failed, deliveryOf([]), jobDelivery('failed'), forgetShop)
  const { rows, forgotten, notices } = projection.project()
  const left = projection.queries()
  expect(rows.map(row => row.source_id)).toEqual(['org'])
  expect(notices.map(({ transactionId }) => transactionId)).toEqual(['org/job/1234567'])
  expect(forgotten).toEqual(['shop'])
  expect(left.page(query()).rows.map(({ sourceId }) => sourceId)).toEqual(['org'])
  expect(left.page(query({ text: 'money' })).rows).toEqual([])
  expect(left.quarantined()).toEqual([])
  expect(left.counts()).toMatchObject({ failed: 1, pending: 0 })
  projection.close()
})

test('a forgotten source may be heard of again, as if it were new', () => {
  const projection = openProjection()
  projection.append(failed, forgetShop, failed)
  projection.project()
  const [row] = projection.queries().page(query()).rows
  expect(row).toMatchObject({ status: 'failed', deliveries: 1, duplicates: 0 })
  projection.close()
})

test('a rebuild forgets as well, whatever the size of its commits', () => {
  const projection = openProjection()
  projection.append(pending, forgetShop, failed, jobDelivery('failed'))
  for (let commits = 0; commits < 4; commits++) projection.project(1)
  const before = digestOf(projection.state)
  projection.rebuild()
  expect(digestOf(projection.state)).toBe(before)
  projection.close()
})

test.each(['Pay Rent', 'Pay Merchant', 'Send to Bank', 'Buy From Agent', 'Lipa kwa M-PESA'])(
  'takes the action "%s" for an action, not for the name of a person',
  action => {
    const projection = openProjection()
    projection.append(ussdDelivery({ action }))
    const { rows, notices } = projection.project()
    projection.close()
    expect([rows[0]?.title, notices[0]?.title]).toEqual([action, `${action} failed`])
  },
)
