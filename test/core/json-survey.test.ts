import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTooDeep } from '../../electron/core/json-shape.ts'
import { surveyOf } from '../../electron/core/json-survey.ts'

const anyValue = fc.jsonValue({ maxDepth: 5 }).map(value => JSON.parse(JSON.stringify(value)) as unknown)

describe('a survey of JSON', () => {
  it('counts the keys of all objects, however deep they are', () => {
    const countKeys = (value: unknown): number => {
      if (typeof value !== 'object' || value === null) return 0
      const own = Array.isArray(value) ? 0 : Object.keys(value).length
      return Object.values(value).reduce<number>((count, item) => count + countKeys(item), own)
    }
    fc.assert(
      fc.property(anyValue, value => {
        expect(surveyOf(value).keys).toBe(countKeys(value))
      }),
    )
  })

  it('counts a key named __proto__', () => {
    expect(surveyOf(JSON.parse('{"__proto__":{"__proto__":1}}')).keys).toBe(2)
  })

  it.each([63, 64, 65, 10_000])('says of %d levels whether they are too many', depth => {
    const values = [
      JSON.parse('['.repeat(depth) + ']'.repeat(depth)),
      JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
    ]
    expect(values.map(value => surveyOf(value).isTooDeep)).toEqual(values.map(value => isTooDeep(value)))
  })

  it.each(['9007199254740992', '-9007199254740992', '1e400', '90000000011234567891'])('finds %s', number => {
    expect(surveyOf(JSON.parse(`{"a":[1,{"b":${number}},2]}`)).holdsInexactNumber).toBe(true)
  })

  it.each(['9007199254740991', '-9007199254740991', '0.1', '"90000000011234567891"'])('leaves %s alone', value => {
    expect(surveyOf(JSON.parse(`{"a":[1,{"b":${value}},2]}`)).holdsInexactNumber).toBe(false)
  })
})
