import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { completionsAt, type KnownValues } from '../../../electron/core/query/complete.ts'
import { parseQuery } from '../../../electron/core/query/parse.ts'

const known: KnownValues = {
  operator: ['Safaricom Ltd.', 'MTN Ghana', 'Moov Côte d’Ivoire'],
  country: ['KE', 'GH'],
  category: ['low-balance', 'wrong-pin'],
  action: ['Send Money', 'Buy Airtime'],
  sources: [
    { id: 'ussd-1', name: 'My shop' },
    { id: 'ussd-2', name: 'Twin' },
    { id: 'ussd-3', name: 'Twin' },
  ],
}

/** The caret is where the bar is. */
function complete(marked: string) {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { start, end, items } = completionsAt(text, caret, known)
  return items.map(item => text.slice(0, start) + item.text + text.slice(end))
}

describe('completion', () => {
  it.each([
    ['|', 'status:'],
    ['status:failed |', 'status:failed operator:'],
    ['sta|', 'status:'],
    ['-op|', '-operator:'],
    ['STA|', 'status:'],
    ['status:|', 'status:failed'],
    ['status:fa|', 'status:failed'],
    ['status:fa| is:late', 'status:failed is:late'],
    ['is:st|', 'is:stuck'],
    ['operator:saf|', 'operator:"Safaricom Ltd."'],
    ['operator:"saf|', 'operator:"Safaricom Ltd."'],
    ['operator:gha|', 'operator:"MTN Ghana"'],
    ['operator:cote|', 'operator:"Moov Côte d’Ivoire"'],
    ['category:|', 'category:low-balance'],
    ['source:my|', 'source:"My shop"'],
    ['source:tw|', 'source:ussd-3'],
    ['since:|', 'since:24h'],
    ['category:|', 'category:none'],
    ['operator:no|', 'operator:none'],
    ['env:n|', 'env:none'],
  ])('of %j offers %j', (marked, expected) => {
    expect(complete(marked)).toContain(expected)
  })

  it.each([['"low bal|'], ['nokey:x|'], ['zzz|'], ['id:|'], ['source:no|']])('of %j offers nothing', marked => {
    expect(complete(marked)).toEqual([])
  })

  it('offers no negated time', () => {
    expect(complete('-|').filter(text => /since|until/.test(text))).toEqual([])
  })
})

test('a name that reads as the word for none is offered in quotes', () => {
  const { items } = completionsAt('operator:', 9, { ...known, operator: ['None'] })
  expect(items.map(({ text }) => text)).toEqual(['"None"', 'none'])
})

test('what has none is offered last, however many values there are', () => {
  const operator = Array.from({ length: 30 }, (_, place) => `Operator ${place}`)
  const { items } = completionsAt('operator:', 9, { ...known, operator })
  expect([items.length, items.at(-1)?.text]).toEqual([20, 'none'])
})

test('every value that is offered can be read', () => {
  const keys = ['status', 'operator', 'country', 'category', 'source', 'action', 'kind', 'env', 'is', 'since']
  const unread = keys.flatMap(key => complete(`${key}:|`)).filter(text => !parseQuery(text).ok)
  expect(unread).toEqual([])
})

test('a completion stays inside the text, wherever the caret is', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.integer({ min: -5, max: 40 }), (text, caret) => {
      const { start, end } = completionsAt(text, caret, known)
      expect(start >= 0 && start <= end && end <= text.length).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
