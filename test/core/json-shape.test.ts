import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asTextMap, canonicalJson, isTooDeep } from '../../electron/core/json-shape.ts'

describe('canonicalJson', () => {
  it('is the same text whatever the order of keys, at every depth', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, shuffled(item)]),
      )
    }
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it('is JSON of the same value', () => {
    const same = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)) as unknown)
    fc.assert(
      fc.property(same, value => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })

  it('tells lists of another order apart', () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
  })

  it('leaves out what is undefined, as JSON does', () => {
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}')
  })
})

describe('asTextMap', () => {
  it.each([
    [null, {}, false],
    [{ a: 1, b: null, c: { d: 2 }, e: true }, { a: '1', b: '', c: '{"d":2}', e: 'true' }, false],
    ['{"a":"1"}', { a: '1' }, true],
    ['not json', {}, true],
    [[1], {}, true],
    [7, {}, true],
  ])('reads %j', (value, map, unusual) => {
    expect(asTextMap(value)).toEqual({ map, unusual })
  })
})

describe('isTooDeep', () => {
  const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown

  it('lets 64 levels pass and stops at the next', () => {
    expect([isTooDeep(nested(64)), isTooDeep(nested(65))]).toEqual([false, true])
  })
})
