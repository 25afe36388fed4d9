import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ussdAppSchema } from '../../../electron/contract/settings/settings.ts'
import { createQueryAnswers } from '../../../electron/services/answering/query-answers.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { createHousehold, type Household } from '../household.ts'
import { openTestStore, tempDir, ussdDelivery } from '../store/store-kit.ts'

let house: Household
let store: Store
let answers: ReturnType<typeof createQueryAnswers>
beforeEach(async () => {
  house = await createHousehold()
  store = await openTestStore(tempDir())
  answers = createQueryAnswers({ store, settings: house.settings, now: () => Date.parse('2026-03-06T00:00:00Z') })
  await store.append(ussdDelivery({ uuid: 'old', operator: 'MTN Ghana', startedAt: '2026-02-01T00:00:00Z' }))
  await store.append(ussdDelivery({ uuid: 'new', startedAt: '2026-03-05T21:30:00Z' }))
  await store.settled()
})
afterEach(() => house.stop())

const page = (wanted: Partial<Parameters<(typeof answers)['transactions.page']>[0]>) =>
  answers['transactions.page']({ after: null, limit: 10, ...wanted })

async function idsOf(wanted: Parameters<typeof page>[0]) {
  const reply = await page(wanted)
  return reply.ok ? reply.value.rows.map(({ providerId }) => providerId) : reply.failure
}

describe('a page', () => {
  it('is of what fits the query and the fields', async () => {
    const asked = [
      { query: 'operator:mtn' },
      { query: 'since:1d' },
      { query: '', text: 'ghana' },
      { query: 'ghana', status: [] },
    ]
    expect(await Promise.all(asked.map(one => idsOf(one as never)))).toEqual([['old'], ['new'], ['old'], []])
  })

  it('takes days in the zone of whoever asks', async () => {
    const ids = (zone: string) => idsOf({ query: 'since:2026-03-06', zone })
    expect([await ids('UTC'), await ids('Africa/Nairobi')]).toEqual([[], ['new']])
  })

  it.each([
    [{ query: 'statuss:x' }, /Did you mean `status`/],
    [{ query: 'x', zone: 'Mars' }, /no time zone/],
  ])('of %j is refused with a sentence', async (wanted, sentence) => {
    expect(await page(wanted)).toEqual({
      ok: false,
      failure: { code: 'invalid-input', sentence: expect.stringMatching(sentence) },
    })
  })
})

describe('a source that nobody knows', () => {
  const sentence = 'There is no source with the name or the id Shpo. There are shop.'
  const since = '2026-01-01T00:00:00Z'
  const sums = async (sourceId: string) => {
    const reply = await answers.overview({ since, zone: 'UTC', sourceId })
    return reply.ok ? reply.value.total.transactions : reply.failure.sentence
  }

  it('is said in place of a list of nothing', async () => {
    const failure = { code: 'invalid-input', sentence }
    expect([await idsOf({ query: 'source:Shpo' }), await idsOf({ query: '-source:Shpo' })]).toEqual([failure, failure])
  })

  it('is none that was removed, of which something is stored', async () => {
    expect(await idsOf({ query: 'source:shop' })).toEqual(['new', 'old'])
  })

  it('is said in place of sums of nothing', async () => {
    expect([await sums('Shpo'), await sums('shop')]).toEqual([sentence, 2])
  })

  it('is none that is asked for by its name', async () => {
    const named = ussdAppSchema.parse({ kind: 'ussd-app', id: 'shop', name: 'Corner', hookPath: '/hook/a' })
    house.settings.update(before => ({ ...before, sources: [named] }))
    expect([await sums('corner'), await idsOf({ query: 'source:corner' })]).toEqual([2, ['new', 'old']])
  })
})

describe('a count', () => {
  const count = (query: string, zone = 'UTC') => answers['transactions.count']({ query, zone, after: null })

  it('is of what the query finds, in the zone of whoever asks', async () => {
    const counts = [await count('operator:mtn'), await count('since:2026-03-06'), await count('')]
    expect(counts.map(reply => reply.ok && reply.value.transactions)).toEqual([1, 0, 2])
  })

  it('of what cannot be understood is refused with a sentence', async () => {
    const replies = [await count('statuss:x'), await count('x', 'Mars')]
    expect(replies.map(reply => reply.ok || reply.failure.code)).toEqual(['invalid-input', 'invalid-input'])
  })
})

it('completes with what was received, and says what is wrong so far', async () => {
  const reply = await answers['query.complete']({ text: 'statuss:x operator:mt', caret: 21 })
  expect(reply).toMatchObject({
    value: {
      completions: { start: 19, end: 21, items: [{ text: '"MTN Ghana"' }] },
      problems: [{ start: 0, end: 7 }],
    },
  })
})

describe('views', () => {
  const view = (query: string, id = 'v') => ({ id, name: 'Mine', query })

  it('are kept in the settings', async () => {
    expect(await answers['views.set']([view('operator:MTN')])).toEqual({ ok: true, value: null })
    expect(house.settings.get().views).toEqual([view('operator:MTN')])
  })

  it.each([
    [[view('statuss:x')], /The view "Mine": There is no key/],
    [[view('a'), view('b')], /same id/],
  ])('are not kept when they cannot be', async (views, sentence) => {
    const reply = await answers['views.set'](views)
    expect([reply.ok ? '' : reply.failure.sentence, house.settings.get().views]).toEqual([
      expect.stringMatching(sentence),
      [],
    ])
  })

  it('are counted, those that move with the clock too', async () => {
    await answers['views.set']([view('since:2d')])
    const reply = await answers['views.counts'](undefined)
    expect(reply.ok && reply.value.find(({ id }) => id === 'v')).toEqual({
      id: 'v',
      transactions: 1,
      certainty: 'exact',
    })
  })
})

it('sums up a time, and refuses one that never ends', async () => {
  const good = await answers.overview({ since: '2026-03-01T00:00:00Z', zone: 'UTC' })
  const bad = await answers.overview({ since: '1970-01-01T00:00:00Z', zone: 'UTC' })
  expect([good.ok && good.value.total.transactions, bad.ok]).toEqual([1, false])
})
