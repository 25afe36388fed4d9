import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBody, repeatsKey } from '../../../../electron/services/receiving/gates/json-body.ts'

describe('parseBody', () => {
  it('reads any JSON that is not too deep', () => {
    const same = fc.jsonValue({ maxDepth: 5 }).map(value => JSON.parse(JSON.stringify(value)) as unknown)
    fc.assert(
      fc.property(same, value => {
        expect(parseBody(Buffer.from(JSON.stringify(value)))).toEqual(value)
      }),
    )
  })

  it('reads JSON after a byte order mark', () => {
    expect(parseBody(Buffer.from('\uFEFF{"a":"ሰላም"}'))).toEqual({ a: 'ሰላም' })
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['JSON that is cut off', Buffer.from('{"meta":')],
    ['a form', Buffer.from('status=failed&id=1')],
    ['compressed bytes', gzipSync('{}')],
    ['invalid UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
    ['an encoded surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['lists 10,000 deep', Buffer.from('['.repeat(10_000) + ']'.repeat(10_000))],
    ['objects 10,000 deep', Buffer.from(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)],
    ['a megabyte of open brackets', Buffer.from('['.repeat(1_000_000))],
    ['a megabyte of nested lists', Buffer.from('['.repeat(500_000) + ']'.repeat(500_000))],
  ])('reads nothing from %s', (_, body) => {
    expect(parseBody(body)).toBeUndefined()
  })
})

describe('a key that stands there twice', () => {
  const repeats = (text: string) => repeatsKey(Buffer.from(text), JSON.parse(text))

  it.each([
    '{"a":1,"a":2}',
    '{"a" : 1 , "a" : 2}',
    '{"x":[{"b":1},{"b":1,"b":{"c":2}}]}',
    String.raw`{"a":1,"\u0061":2}`,
    '{"__proto__":1,"__proto__":2}',
    '{"1":0,"1":0}',
  ])('is found in %s', text => {
    expect(repeats(text)).toBe(true)
  })

  it.each([
    '{}',
    '[1,"a:b",null]',
    '{"a":":::","b:":1,":":"::"}',
    String.raw`{"a":"\\","b":"\":\"","\"c\":":"\\\":"}`,
    '{"a":[{"a":{"a":[]}}],"é":"ü:"}',
    '{"__proto__":{"a":1},"constructor":2}',
    ' \n{ "a" :\t1 }',
  ])('is not found in %s', text => {
    expect(repeats(text)).toBe(false)
  })
})
