import fc from 'fast-check'

/** Texts that break readers: the halves of things, the far ends of things, and the names of what is there already. */
const nasty = fc.constantFrom(
  ...['', ' ', '\0', '\uFEFF', '\uD800', '\u202e', '\u2028', '{', '}', '[', '"', '\\', "'", ',', ':', 'null', 'NaN'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '-0', '1e309', '9007199254740993', '0x10', '١٢٣٤'],
  ...[
    '2024-02-30T25:61:61Z',
    '9999999999999',
    '-1',
    '{"a":',
    '[[[[',
    '%00',
    '../..',
    '$(x)',
    '<script>',
    'a'.repeat(5_000),
  ],
)

export const anyText = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }))

/** Any value that JSON can hold, with nasty texts and keys. */
export const anyJson = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyText,
    fc.double(),
    fc.maxSafeInteger(),
    fc.constantFrom(null, true, false, -0, 1e308),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 5 }),
  ),
})).value

/** A value of which some parts are replaced by others, or gone: nearly right is what finds the gaps. */
export function nearly(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value)
  const change = fc.tuple(fc.nat(places.length - 1), fc.option(anyJson, { nil: undefined }))
  return fc.array(change, { maxLength: 4 }).map(changes => {
    let changed = structuredClone(value)
    for (const [index, part] of changes) changed = withAt(changed, places[index] ?? [], part)
    return changed
  })
}

/** Bytes of this text with some of them flipped, cut or doubled. */
export function garbled(text: string): fc.Arbitrary<Buffer> {
  const edit = fc.tuple(
    fc.nat(Math.max(0, Buffer.byteLength(text) - 1)),
    fc.nat(255),
    fc.constantFrom('set', 'cut', 'double'),
  )
  return fc.array(edit, { maxLength: 6 }).map(edits => {
    let bytes: Buffer = Buffer.from(text)
    for (const [at, byte, kind] of edits) {
      if (kind === 'set' && at < bytes.length) bytes[at] = byte
      else if (kind === 'cut') bytes = bytes.subarray(0, at)
      else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.floor(at / 2))])
    }
    return bytes
  })
}

type Place = readonly (string | number)[]

function placesIn(value: unknown, place: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [place]
  return [place, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...place, key]))]
}

function withAt(value: unknown, [key, ...rest]: Place, part: unknown): unknown {
  if (key === undefined) return part
  if (typeof value !== 'object' || value === null) return value
  const inside = withAt((value as Record<string, unknown>)[key], rest, part)
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === String(key) ? inside : item))
    : { ...value, [key]: inside }
}
