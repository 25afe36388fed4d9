import { afterAll, beforeAll, expect, test } from 'vitest'
import { everything, type Filter } from '../../../../../electron/core/query/filter.ts'
import { unpackPage } from '../../../../../electron/services/store/queries/list/packed-page.ts'
import { createPageQuery } from '../../../../../electron/services/store/queries/list/page.ts'
import { openProjection } from '../../projection-kit.ts'
import { query, ussdDelivery } from '../../store-kit.ts'

let projection: ReturnType<typeof openProjection>

/** A page passes a thousand in its first step: of these 1200, newest first, the rare ones are 999th to 1002nd. */
const deliveries = Array.from({ length: 1_200 }, (_, n) =>
  ussdDelivery({
    ...{ uuid: `tx-${n}`, message: 'sent', operator: n >= 198 && n <= 201 ? 'Rare' : 'Common' },
    startedAt: new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString(),
  }),
)

beforeAll(() => {
  projection = openProjection(afterAll)
  projection.append(...deliveries)
  while (projection.project().entries > 0);
})

afterAll(() => projection.close())

const operator = (value: string, isNegated: boolean): Filter['clauses'][number] => ({
  ...{ key: 'operator', values: [value], isNegated },
})
const text = (word: string, isNegated: boolean): Filter['texts'][number] => ({ text: word, isExact: false, isNegated })

test.each<[string, Partial<Filter>]>([
  ['the list', { clauses: [operator('Common', true)] }],
  ['a search', { clauses: [operator('Rare', false)], texts: [text('sent', false)] }],
  ['all without a word', { clauses: [operator('Rare', false)], texts: [text('absent', true)] }],
])('a walk along %s finds what lies on both sides of the end of a step', (_, wanted) => {
  const request = { ...query({ limit: 10 }), filter: { ...everything, ...wanted } }
  const { rows } = unpackPage(createPageQuery(projection.state)(request))
  expect(rows.map(({ providerId }) => providerId)).toEqual(['tx-201', 'tx-200', 'tx-199', 'tx-198'])
})
