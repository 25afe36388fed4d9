import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPayloadSplitter, type Piece } from '../../../electron/services/importing/payload-splitter.ts'

/** What is found in a text that comes in pieces of this many bytes. */
function split(text: string | Uint8Array, chunkBytes = 7, maxBytes = 1000): readonly Piece[] {
  const bytes = Buffer.from(text)
  const splitter = createPayloadSplitter(maxBytes)
  const found: Piece[] = []
  for (let at = 0; at < bytes.length; at += chunkBytes)
    found.push(...splitter.push(bytes.subarray(at, at + chunkBytes)))
  return [...found, ...splitter.end()]
}

const texts = (pieces: readonly Piece[]) =>
  pieces.map(piece => (piece.kind === 'payload' ? piece.bytes.toString('utf8') : `${piece.where}: unreadable`))
/** The JSON of a value, with white space at the places where JSON allows it. */
function layoutOf(value: unknown, space: () => string): string {
  const around = (text: string) => `${space()}${text}${space()}`
  if (Array.isArray(value)) return `[${around(value.map(item => around(layoutOf(item, space))).join(','))}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const member = ([key, of]: [string, unknown]) => `${around(JSON.stringify(key))}:${around(layoutOf(of, space))}`
  return `{${around(Object.entries(value).map(member).join(','))}}`
}

const places = (pieces: readonly Piece[]) => pieces.map(({ where }) => where)

describe('saved payloads', () => {
  it.each<[string, string]>([
    ['one object', '{"a":1}'],
    ['one object in many lines', '{\n  "a": [\n    { "b": "}" }\n  ]\n}\n'],
    ['one object without indentation', '{\n"a": [\n{\n"b": 1\n}\n]\n}'],
    ['an object after a byte order mark', '\uFEFF{"a":1}'],
  ])('are read from %s', (_, text) => {
    expect(texts(split(text))).toEqual([text.replace('\uFEFF', '').trim()])
  })

  it.each<[string, string]>([
    ['an array', '[{"a":1},{"b":2}]'],
    ['an array in many lines', '[\n{"a":1},\n{"b":2}\n]\n'],
    ['JSON lines', '{"a":1}\n{"b":2}\n'],
    ['JSON lines of Windows, with blank lines and a byte order mark', '\uFEFF{"a":1}\r\n\r\n{"b":2}\r\n'],
    ['objects one after the other', '{"a":1} {"b":2}'],
  ])('are read from %s', (_, text) => {
    expect(texts(split(text))).toEqual(['{"a":1}', '{"b":2}'])
  })

  it('keep brackets, quotes and backslashes that stand in strings', () => {
    const text = JSON.stringify({ a: '{"[\\', b: '}]"' })
    expect(texts(split(`${text}\n${text}`, 3))).toEqual([text, text])
  })

  it('come out the same however the file is cut into chunks', () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(objects, fc.integer({ min: 1, max: 20 }), fc.constantFrom(0, 2), (values, chunkBytes, indent) => {
        const lines = values.map(value => JSON.stringify(value, null, indent))
        expect(texts(split(lines.join('\n'), chunkBytes, 100_000))).toEqual(lines)
      }),
    )
  })

  it.each<[string, string]>([
    ['a line that begins with an object within another', '{"meta":{"secret":"S"},"data":\n{"id":"h"}}'],
    ['a list with one of its objects on each line', '{"a":[\n{"b":1},\n{"b":2}\n]}'],
  ])('are read whole from %s', (_, text) => {
    expect(texts(split(`${text}\n${text}`))).toEqual([text, text])
  })

  it('are read as they are, in whatever layout of JSON they stand', () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 5 })
    const settings = fc.record({ chunkBytes: fc.integer({ min: 1, max: 20 }), isArray: fc.boolean() })
    fc.assert(
      fc.property(objects, fc.gen(), settings, (values, gen, { chunkBytes, isArray }) => {
        const space = () => gen(fc.constantFrom, '', '', '\n', ' ', '\n  ', '\r\n', '\t')
        const layouts = values.map(value => layoutOf(value, space))
        const file = layouts.map(layout => `${space()}${layout}${space()}`).join(isArray ? ',' : '')
        const found = split(isArray ? `${space()}[${file}]${space()}` : file, chunkBytes, 1_000_000)
        expect(texts(found)).toEqual(layouts)
      }),
    )
  })

  it('tell their line', () => {
    expect(places(split('{"a":1}\n\n{\n"b":2}\n{"c":3}'))).toEqual(['line 1', 'line 3', 'line 5'])
  })

  it('of an array tell which item they are', () => {
    expect(places(split('[{"a":1},{"b":2},\n{"c":3}]'))).toEqual(['line 1, item 1', 'line 1, item 2', 'line 2, item 3'])
  })
})

describe('what cannot be read', () => {
  it.each<[string, string]>([
    ['is no JSON', 'no json'],
    ['ends in a string', '{"a":"x'],
    ['ends behind a value', '{"a":1'],
    ['ends behind a colon', '{"a":'],
    ['ends behind a bracket', '{"a":['],
    ['ends behind an object', '{"a":{"b":3}'],
    ['ends behind a comma', '{"a":[1],'],
    ['ends behind a backslash', '{"a":"x\\'],
    ['is balanced, but no JSON', 'no {"a":1}'],
  ])('and %s takes none of its neighbours with it', (_, broken) => {
    for (const chunkBytes of [1, 5, 1000]) {
      expect(texts(split(`{"a":1}\n${broken}\n{"b":2}`, chunkBytes))).toEqual([
        '{"a":1}',
        'line 2: unreadable',
        '{"b":2}',
      ])
    }
  })

  it('takes none of its neighbours with it, in many lines each', () => {
    const good = JSON.stringify({ a: { b: [1, { c: 2 }] } }, null, 2)
    for (const lines of [1, 2, 3, 4, 5]) {
      const broken = good.split('\n').slice(0, lines).join('\n')
      expect(texts(split(`${good}\n${broken}\n${good}\n${good}`))).toEqual([good, 'line 11: unreadable', good, good])
    }
  })

  it('takes none of its neighbours in an array with it', () => {
    for (const broken of ['{"a":1', '{"a":', '{"a":"x', '{']) {
      const [first, second, ...rest] = split(`[\n{"a":1},\n${broken}\n{"b":2},\n{"c":3}\n]`)
      expect(texts([first, second, ...rest].filter(piece => piece !== undefined))).toEqual([
        '{"a":1}',
        'line 3, item 2: unreadable',
        '{"b":2}',
        '{"c":3}',
      ])
    }
  })

  it('costs one place, also where an object within it begins a line', () => {
    const text = '{"a":\n{"b":1},"c":[\n{"d":2},3'
    expect(texts(split(`${text}\n{"e":4}\n${text}`))).toEqual(['line 1: unreadable', '{"e":4}', 'line 5: unreadable'])
  })

  it('costs little where it is nested without end', () => {
    const pieces = split(`{"a":${'['.repeat(5000)}\n{"b":2}\n{"c":3}`, 100, 10_000)
    expect(texts(pieces)).toEqual(['line 1: unreadable', '{"c":3}'])
  })

  it('at the end of the file is told', () => {
    expect(split('{"a":1}\n{"b"')).toMatchObject([{ kind: 'payload' }, { where: 'line 2', reason: expect.any(String) }])
  })

  it('is what is too large, and nothing of it is kept', () => {
    expect(texts(split(`{"a":"${'x'.repeat(2000)}"}\n{"b":2}`))).toEqual(['line 1: unreadable', '{"b":2}'])
  })

  it('is a file in UTF-16, with a hint', () => {
    const pieces = split(Buffer.from('\uFEFF{"a":1}', 'utf16le'))
    expect(pieces[0]).toMatchObject({ reason: 'The file is in UTF-16. Save it as UTF-8.' })
  })

  it('are plain values', () => {
    expect(texts(split('1\n"text"\nnull'))).toEqual([1, 2, 3].map(line => `line ${line}: unreadable`))
  })
})
