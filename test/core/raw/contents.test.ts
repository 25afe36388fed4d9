import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowing, masking, revealing } from '../../../electron/core/masking/masking.ts'
import { contentsOf } from '../../../electron/core/raw/contents.ts'
import { dataOf, fixture } from '../ussd.ts'

const names = ['v00', 'v01', 'v02', 'v03', 'v05', 'v06', 'v07', 'v08']

function contents(bodies: readonly unknown[], mask = masking) {
  return contentsOf(
    bodies.map((body, seq) => ({ seq, form: 'whole', product: 'ussd-app', body })),
    mask,
  )
}
const jsonOf = (body: unknown, mask = masking) => contents([body], mask)[0]?.json ?? ''

/** The runs of seven digits outside ids and times. */
function longNumbers(json: string): readonly string[] {
  const { id: _id, attributes, relationships: _r, ...rest } = JSON.parse(json)
  const { uuid: _u, action_public_id: _a, custom_parser_ids: _p, ...shown } = attributes
  const text = JSON.stringify({ ...rest, ...shown }).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
  return text.match(/\d(?:[ -]?\d){6,}/g) ?? []
}

describe('the masked body', () => {
  it.each(names)('of %s holds no long number outside ids', name => {
    expect(longNumbers(jsonOf(fixture(name).data))).toEqual([])
  })

  it.each(names)('of %s keeps the shape, the ids and the times', name => {
    const { data } = fixture(name)
    const shown = JSON.parse(jsonOf(data))
    expect([shown.id, Object.keys(shown.attributes), shown.attributes.updated_at]).toEqual([
      data.id,
      Object.keys(data.attributes),
      data.attributes.updated_at,
    ])
  })

  const number = '0712345678'
  it.each([
    ['an extra', { input_extras: { note: number } }],
    ['extras as text', { input_extras: JSON.stringify({ customer: { phone: 712345678 } }) }],
    ['an extra that is an object', { input_extras: { to: { name: 'note', value: number } } }],
    ['a name of an extra', { input_extras: { [number]: 'x' } }],
    ['what was typed', { values_entered: ['1', number] }],
    ['what was typed, as text', { values_entered: `["${number}"]` }],
    ['a message of the session', { session_messages: [`Send to ${number}`] }],
    ['an SMS of an old shape', { sms_hits: [`Sent to ${number}`] }],
    ['an SMS within an SMS', { sms_hits: [{ message: { text: number } }] }],
    ['an attribute nobody knows', { wallet: { owner: [{ msisdn: number }] } }],
    ['an attribute that is a number', { wallet: 712345678 }],
    ['the name of an action', { action_name: `Pay ${number}` }],
    ['a status', { status: `reversed to ${number}` }],
  ])('shows no number of a customer in %s', (_, attributes) => {
    const json = jsonOf(dataOf('v02', attributes))
    expect(json).not.toContain('712345')
  })

  it('shows no number of a customer wherever it stands, outside ids', () => {
    const known = ['input_extras', 'parsed_variables', 'session_messages', 'values_entered', 'sms_hits', 'operator']
    const key = fc.constantFrom(...known, 'device_id', 'updated_at', 'timestamp', 'name', 'value', 'zzz', number)
    const leaf = fc.constantFrom<unknown>(number, 712345678, `to ${number}`, JSON.stringify({ a: [number] }), null, '')
    const { value } = fc.letrec<{ value: unknown }>(tie => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(key, value), fc.dictionary(key, value), (attributes, relationships) => {
        const { data } = fixture('v02')
        const json = jsonOf({
          ...data,
          ...attributes,
          attributes: { ...data.attributes, ...attributes },
          relationships,
        })
        expect(json).not.toContain('712345')
      }),
      { numRuns: 300 },
    )
  })

  it('hides the phone that ran it wherever it stands', () => {
    const data = { ...fixture('v02').data, relationships: { device: { data: { id: 'phone-77', type: 'device' } } } }
    expect(jsonOf({ ...data, attributes: { ...data.attributes, device_id: 'phone-77' } })).not.toContain('phone-77')
  })

  it('hides texts of SMS that merely came from the same sender', () => {
    const sms_misses = [{ message: 'see you at nine', sender: 'MPESA', timestamp: '2024-03-05T09:16:08Z' }]
    expect(jsonOf(dataOf('v02', { sms_misses }))).not.toContain('nine')
  })

  it('hides what stands under a private name elsewhere', () => {
    const mask = knowing(masking, [['recipientName', 'Amina Example']])
    expect(jsonOf(dataOf('v02', { user_message: 'amina was told' }), mask)).not.toMatch(/amina/i)
  })

  it('keeps operator and country where a name shares their words', () => {
    const mask = knowing(masking, [['recipient', 'Kenya Safaricom']])
    const data = dataOf('v02', { operator: ['Safaricom'], country: 'Kenya' })
    const { attributes } = JSON.parse(jsonOf(data, mask))
    expect(attributes).toMatchObject({ operator: ['Safaricom'], country: 'Kenya' })
  })

  it('shows no more of an event than the ids and the state', () => {
    const body = {
      event: 'lead-created',
      lead_id: 4,
      job_id: 77,
      state: 'new',
      name: 'Jane Example',
      phone: '0712345678',
    }
    const [content] = contentsOf([{ seq: 1, form: 'whole', product: 'hover-org', body }], masking)
    expect(JSON.parse(content?.json ?? '')).toEqual({
      ...{ event: 'lead-created', lead_id: 4, job_id: 77, state: 'new' },
      ...{ name: 'J••• E•••', phone: '••••678' },
    })
  })
})

describe('the revealed body', () => {
  it('is the body as it is stored', () => {
    const { data } = fixture('v02')
    expect(JSON.parse(jsonOf(data, revealing))).toEqual(data)
  })

  it('still hides a PIN that an older version stored', () => {
    const attributes = { session_messages: ['Menu', 'Enter PIN'], values_entered: ['1', '4821'] }
    expect(jsonOf(dataOf('v02', attributes), revealing)).not.toContain('4821')
  })

  it('shows characters that turn the text around them as escapes', () => {
    const json = jsonOf(dataOf('v02', { user_message: 'a\u202eb' }), revealing)
    expect([json.includes('\u202e'), JSON.parse(json).attributes.user_message]).toEqual([false, 'a\u202eb'])
  })
})

describe('the difference to the delivery before', () => {
  it('holds the changed fields only', () => {
    const [first, second] = contents([
      dataOf('v02', { status: 'pending', category: null, sms_hits: [] }),
      dataOf('v02', {
        status: 'succeeded',
        category: 'confirmed',
        sms_hits: [{ message: 'Confirmed', sender: 'MPESA' }],
      }),
    ])
    expect([first?.changes, second?.changes]).toEqual([
      null,
      [
        { path: 'status', before: 'pending', after: 'succeeded', isHidden: false },
        { path: 'category', before: 'null', after: 'confirmed', isHidden: false },
        { path: 'sms_hits[0].message', before: null, after: 'Confirmed', isHidden: false },
        { path: 'sms_hits[0].sender', before: null, after: 'MPESA', isHidden: false },
      ],
    ])
  })

  it('says that something changed when what changed is hidden', () => {
    const of = (pin: string) => dataOf('v02', { input_extras: { balance: pin } })
    expect(contents([of('100'), of('200')])[1]?.changes).toEqual([
      { path: 'input_extras.balance', before: '••••', after: '••••', isHidden: true },
    ])
  })

  it('is empty when only the order of the keys differs', () => {
    const { data } = fixture('v02')
    const turned = Object.fromEntries(Object.entries(data).reverse())
    expect(contents([data, turned])[1]?.changes).toEqual([])
  })

  it('skips what retention has taken', () => {
    const body = fixture('v02').data
    const found = contentsOf(
      [
        { seq: 1, form: 'whole', product: 'ussd-app', body },
        { seq: 2, form: 'trimmed' },
        { seq: 3, form: 'whole', product: 'ussd-app', body },
      ],
      masking,
    )
    expect(found.map(({ json, changes }) => [json === null, changes])).toEqual([
      [false, null],
      [true, null],
      [false, []],
    ])
  })
})

describe('the copy for a shell', () => {
  /** What curl would be called with. */
  const argumentsOf = (command: string): readonly string[] =>
    execFileSync('/bin/sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], {
      env: { HOOK_URL: 'http://127.0.0.1:1/hook/x', HOVER_SECRET: 's3cret' },
      encoding: 'utf8',
    }).split('\0')

  it.each(["it's", '"; rm -rf /', '$(id) `id` $HOME', 'two\nlines', '\\', "'$(id)'", 'é ✓ 😀'])(
    'posts %j as data and runs nothing of it',
    text => {
      const data = dataOf('v02', { user_message: text })
      const [content] = contents([data], revealing)
      const sent = argumentsOf(content?.curl ?? '')
      expect(JSON.parse(sent[5 + 1] ?? '')).toEqual({ meta: { secret: 's3cret' }, data })
    },
  )

  it('says what is missing instead of posting without it', () => {
    const [content] = contents([fixture('v02').data])
    expect(() => execFileSync('/bin/sh', ['-c', content?.curl ?? ''], { env: {}, stdio: 'pipe' })).toThrow(
      /the address of the webhook/,
    )
  })

  it('is not offered for what only Hover can sign', () => {
    const body = { event: 'job-state-changed', job_id: 7, state: 'complete' }
    const [content] = contentsOf([{ seq: 1, form: 'whole', product: 'hover-org', body }], masking)
    expect([content?.curl, content?.fixture]).toEqual([null, null])
  })
})
