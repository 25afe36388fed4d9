import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesSecret, redactUssdData, removed } from '../../../electron/core/masking/redact.ts'
import { dataOf, fixture } from '../ussd.ts'

const canary = '748219'
const text = (value: unknown) => JSON.stringify(redactUssdData(value))

describe('names of secrets', () => {
  it.each([
    ...[
      'pin',
      'PIN',
      'userPin',
      'mpin',
      'm_pin',
      'user-pin',
      'pinCode',
      'PINCode',
      'pincode',
      'PINNumber',
      'PINValue',
      'pins',
    ],
    ...['pin1', 'PIN_1', 'old.pin', 'password', 'userPassword', 'passwd', 'passcode', 'otp', 'smsOtp', 'secret'],
    ...['client_secret', 'token', 'api_token', 'accessToken', 'tokens', 'cvv', 'cardCVV', 'passwords'],
  ])('%s names one', key => {
    expect(namesSecret(key)).toBe(true)
  })

  it.each([
    ...['shipping', 'shippingAddress', 'spin', 'spins', 'pinned', 'opinion', 'topping', 'hairpin', 'amount', 'phone'],
    ...['description', 'option', 'laptop', 'stop', 'secretary', 'tokenize', 'action_name', 'ping', '', '123'],
  ])('%s names none', key => {
    expect(namesSecret(key)).toBe(false)
  })
})

describe('what may touch the disk', () => {
  it.each<[string, unknown]>([
    ['an extra', { input_extras: { pin: canary } }],
    ['a number', { input_extras: { pin: Number(canary) } }],
    ['an extra deep inside', { a: [{ b: { c: [{ userPin: canary }] } }] }],
    ['a list', { input_extras: { pins: [canary, [canary]] } }],
    ['an object', { pin: { value: canary } }],
    ['extras as JSON text', { input_extras: `{"pin":"${canary}"}` }],
    ['JSON text inside JSON text', { input_extras: JSON.stringify({ extra: JSON.stringify({ pin: canary }) }) }],
    ['JSON text that repeats one found before it', { pin: canary, extra: JSON.stringify({ pin: canary }) }],
    ['a list as JSON text', { input_extras: { more: `[{"pin":"${canary}"}]` } }],
    ['an entry equal to it', { input_extras: { pin: canary }, values_entered: ['1', canary] }],
    ['an entry with it as a number', { input_extras: { pin: canary }, values_entered: [Number(canary)] }],
    ['an entry that chains it', { input_extras: { pin: canary }, values_entered: [`1*0700*${canary}`] }],
    ['an entry in an object', { input_extras: { pin: canary }, values_entered: [{ value: canary }] }],
    ['entries as JSON text', { input_extras: { pin: canary }, values_entered: `["1","${canary}"]` }],
    ['an entry before the extra', { values_entered: [canary], input_extras: { pin: ` ${canary} ` } }],
    ['the operator repeating it', { input_extras: { pin: canary }, session_messages: [`PIN ${canary} is wrong`] }],
    ['an SMS repeating it', { input_extras: { pin: canary }, sms_hits: [{ message: `Your PIN: ${canary}.` }] }],
    ['the user message', { input_extras: { pin: canary }, user_message: `Not ${canary}!` }],
    ['a key named __proto__', JSON.parse(`{"__proto__":{"pin":"${canary}"}}`)],
    ['a token outside the parsed variables', { input_extras: { token: canary } }],
    ['a pin among the parsed variables', { parsed_variables: { pin: canary } }],
  ])('never holds a PIN that came as %s', (_, data) => {
    expect(text(data)).not.toContain(canary)
  })

  it('is the very value that came when nothing has to go', () => {
    const data = dataOf('v00')
    expect(redactUssdData(data)).toBe(data)
  })

  it('never holds a PIN at any depth, under any spelling of its key', () => {
    const key = fc.constantFrom('pin', 'userPin', 'PIN', 'mpin', 'otp', 'api_token', 'client-secret', 'cardCvv')
    const value = fc.constantFrom<unknown>(canary, Number(canary), [canary], { x: canary })
    const { tree } = fc.letrec(tie => ({
      leaf: fc.tuple(key, value).map(([name, item]) => ({ [name]: item }) as unknown),
      tree: fc.oneof(
        { depthSize: 'small' },
        tie('leaf'),
        tie('tree').map(inner => [inner, 1]),
        tie('tree').map(inner => ({ inner })),
        tie('tree').map(inner => ({ __proto__x: inner, token_of: 'x' })),
        tie('tree').map(inner => ({ asText: JSON.stringify(inner) })),
      ),
    }))
    fc.assert(
      fc.property(tree, data => {
        expect(text(data)).not.toContain(canary)
      }),
    )
  })

  it('never holds the PIN of the fixture, and shows its entry as Hover would', () => {
    const result = redactUssdData(fixture('v08').data)
    expect(result).toMatchObject({
      attributes: {
        input_extras: { pin: removed, phone: '0700000004' },
        values_entered: ['1', '0700000004', '250', '(pin)'],
      },
    })
  })

  it('survives JSON text nested too deeply to look into, without keeping it', () => {
    const deep = `${'['.repeat(100_000)}{"pin":"${canary}"}${']'.repeat(100_000)}`
    expect(text({ input_extras: { deep } })).not.toContain(canary)
  })

  it('keeps an electricity token, which is what the customer bought', () => {
    const data = fixture('v06').data
    expect(redactUssdData(data)).toEqual(data)
  })

  it.each(['v00', 'v01', 'v02', 'v03', 'v04', 'v05', 'v07', 'v09', 'v10', 'v11'])('leaves %s as it came', name => {
    expect(redactUssdData(fixture(name).data)).toEqual(fixture(name).data)
  })

  it('keeps words that only look like secrets', () => {
    const extras = { shipping: 'Nairobi', spin: 'up', pinned: 'yes' }
    expect(redactUssdData(dataOf('v01', { input_extras: extras }))).toMatchObject({
      attributes: { input_extras: extras },
    })
  })

  it.each(['action_name', 'category', 'user_message'])('never holds a PIN that %s repeats', name => {
    expect(text({ attributes: { input_extras: { pin: canary }, [name]: `PIN ${canary} is wrong` } })).not.toContain(
      canary,
    )
  })

  it('holds no text of people at all beside more secrets than an honest delivery has, however many there are', () => {
    const pins = Array.from({ length: 20_000 }, (_, index) => `canary${index}`)
    const data = { input_extras: { pins }, session_messages: pins, values_entered: pins }
    expect(redactUssdData(data)).toEqual({
      input_extras: { pins: removed },
      session_messages: pins.map(() => removed),
      values_entered: pins.map(() => '(pin)'),
    })
  })

  it('removes the longer of two secrets that begin alike', () => {
    const data = { extras: { pin: 'abcd', password: 'abcd-efgh' }, message: 'You sent abcd-efgh and abcd.' }
    expect(redactUssdData(data)).toMatchObject({ message: 'You sent [removed] and [removed].' })
  })

  it('keeps amounts of which a PIN is only a part', () => {
    const message = 'Ref 15007 or 91500 or A1500 paid'
    const data = { input_extras: { pin: '1500' }, sms_hits: [{ message }] }
    expect(text(data)).toContain(message)
  })

  it('keeps a key named __proto__ a key', () => {
    const result = redactUssdData(JSON.parse('{"__proto__":{"a":1}}'))
    expect([JSON.stringify(result), Object.getPrototypeOf(result)]).toEqual(['{"__proto__":{"a":1}}', Object.prototype])
  })

  it('takes an empty entry for no echo of a secret that is empty inside', () => {
    const data = { input_extras: { pin: { a: '' } }, values_entered: ['', '1'] }
    expect(redactUssdData(data)).toMatchObject({ values_entered: ['', '1'] })
  })

  it('leaves an empty secret empty', () => {
    expect(redactUssdData({ pin: '', otp: null })).toEqual({ pin: '', otp: null })
  })

  it('never holds a secret of four characters or more under any other key or in any text', () => {
    const secret = fc.stringMatching(/^[a-z]{2}[0-9]{4,8}$/)
    const key = fc.constantFrom('note', 'ref', 'message', 'category', 'x')
    const words = fc.constantFrom('', 'see ', 'is: ', '(', '"', ' ')
    const data = fc.tuple(secret, fc.array(fc.tuple(key, words)))
    fc.assert(
      fc.property(data, ([value, places]) => {
        const others = places.map(([name, before]) => ({ [name]: `${before}${value} ok`, json: `{"a":["${value}"]}` }))
        const redacted = redactUssdData({ attributes: { input_extras: { pin: value }, others } })
        expect(JSON.stringify(redacted)).not.toContain(value)
        expect(redactUssdData(redacted)).toEqual(redacted)
      }),
    )
  })

  it('never throws, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.jsonValue(), data => {
        const once = redactUssdData({ attributes: data })
        expect(redactUssdData(once)).toEqual(once)
      }),
    )
  })

  it.each<[string, object]>([
    ['beside a PIN', { input_extras: '{"pin":"9876","ref":12345678901234567890}' }],
    [
      'beside what repeats one',
      { input_extras: { pin: '98765' }, more: '{"note":"98765","ref":12345678901234567890}' },
    ],
    [
      'beside a PIN that was typed',
      { session_messages: ['', 'Enter PIN'], values_entered: '[12345678901234567890,"1234"]' },
    ],
  ])('keeps every digit of a number in JSON text %s', (_, attributes) => {
    expect(text({ attributes })).toContain('12345678901234567890')
  })

  it.each(['session_messages', 'ussd_messages'])('takes what stands for a PIN in nested %s for no question', name => {
    const once = redactUssdData({ values_entered: { a: { [name]: 'é1', values_entered: [0] } }, pin: 'é1' })
    expect(redactUssdData(once)).toEqual(once)
  })

  it('removes the secret that proved the delivery, wherever it is repeated', () => {
    const known = '0123456789abcdef0123456789abcdef'
    const data = { attributes: { uuid: 'a', note: `by ${known}!`, input_extras: { x: known } } }
    expect(JSON.stringify(redactUssdData(data, [known]))).not.toContain(known)
  })

  it('removes it from an id too, which otherwise stays as it is', () => {
    const known = '0123456789abcdef0123456789abcdef'
    expect(redactUssdData({ attributes: { uuid: `of-${known}` } }, [known])).toEqual({
      attributes: { uuid: `of-${removed}` },
    })
  })
})
