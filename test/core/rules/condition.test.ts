import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruledTopics } from '../../../electron/contract/settings/notice-rules.ts'
import { pastWords, printCondition } from '../../../electron/core/rules/condition.ts'
import { parseCondition } from '../../../electron/core/rules/parse-condition.ts'

function problems(text: string): readonly string[] {
  const reading = parseCondition(text)
  return reading.ok ? [] : reading.problems.map(({ sentence }) => sentence)
}

describe('the condition of a rule', () => {
  it('reads the words of the query bar and its own, in any order', () => {
    expect(
      parseCondition('late:2D status:failed -was:PENDING operator:"MTN Ghana" amount:100..500.50 topic:status'),
    ).toEqual({
      ok: true,
      condition: {
        query: {
          terms: [
            { kind: 'field', key: 'status', value: 'failed', isNegated: false },
            { kind: 'field', key: 'operator', value: 'MTN Ghana', isNegated: false },
          ],
        },
        was: [{ word: 'pending', isNegated: true }],
        topics: [{ word: 'status', isNegated: false }],
        amount: { least: '100', most: '500.50' },
        late: { amount: 2, unit: 'd', isNegated: false },
      },
    })
  })

  it('may be empty, and fits everything then', () => {
    expect(parseCondition('  ')).toMatchObject({ ok: true, condition: { query: { terms: [] }, amount: null } })
  })

  it.each([
    ['status:fialed', '`status` is never `fialed`. Did you mean `failed`?'],
    ['was:fialed', '`was` is never `fialed`. Did you mean `failed`?'],
    ['topic:nonsense', '`topic` is never `nonsense`. Choose from status, stuck, flag, silence, drift.'],
    ['amont:5', 'There is no key `amont`. Did you mean `amount`?'],
    ['since:2d', 'A rule has no beginning and no end. Leave `since` out; use `late:1h` for what arrives late.'],
    ['late:soon', '`soon` is no time span. Write one such as 30m, 1h, 2d or 3w.'],
    ['late:1h late:2h', '`late` is there twice. Leave one of them out.'],
    ['-amount:5', '`amount` cannot be negated. Write the other range instead.'],
  ])('that is odd is a sentence: %s', (text, sentence) => {
    expect(problems(text)).toEqual([sentence])
  })

  it.each(['1,500', '5..1', '..', '1..2..3', 'ten', '', '1e3'])('takes no range of amounts such as %j', range => {
    expect(problems(`amount:${range}`)).toEqual([expect.stringContaining('is no range of amounts')])
  })

  it('says where each problem is', () => {
    const reading = parseCondition('was:x status:failed late:y operator:"MTN')
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ start: 0, end: 5 }, { start: 20, end: 26 }, { start: 27 }],
    })
  })

  it('is never longer than a query', () => {
    expect(problems('was:failed '.repeat(60))).toEqual([expect.stringContaining('Shorten the query')])
  })

  it('never throws, whatever is typed', () => {
    const part = fc.constantFrom(
      'was:',
      'amount:',
      '..',
      '-',
      '"',
      'late:1h',
      'status:failed',
      ' ',
      '\\',
      'topic:flag',
      '5',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part).map(parts => parts.join('')),
    )
    fc.assert(fc.property(typed, text => void parseCondition(text)))
  })

  it('is read back from its text', () => {
    const cents = fc
      .bigInt({ min: 0n, max: 10n ** 20n })
      .map(value => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`)
    const choice = <Word extends string>(words: readonly Word[]) =>
      fc.array(fc.tuple(fc.constantFrom(...words), fc.boolean()), { maxLength: 3 })
    const minus = (isNegated: boolean) => (isNegated ? '-' : '')
    const arbitrary = fc.record({
      was: choice(pastWords),
      topics: choice(ruledTopics),
      least: fc.option(cents),
      late: fc.option(fc.tuple(fc.nat(99), fc.constantFrom('m', 'h', 'd', 'w'), fc.boolean())),
      operator: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
    })
    fc.assert(
      fc.property(arbitrary, ({ was, topics, least, late, operator }) => {
        const text = [
          ...was.map(([word, no]) => `${minus(no)}was:${word}`),
          ...topics.map(([word, no]) => `${minus(no)}topic:${word}`),
          ...(least === null ? [] : [`amount:${least}..`]),
          ...(late === null ? [] : [`${minus(late[2])}late:${late[0]}${late[1]}`]),
          ...(operator === null ? [] : [`operator:"${operator.replaceAll(/[\\"]/g, '')}x"`]),
        ].join(' ')
        const first = parseCondition(text)
        if (!first.ok) throw new Error(first.problems.map(({ sentence }) => sentence).join())
        expect(parseCondition(printCondition(first.condition))).toEqual(first)
      }),
    )
  })
})
