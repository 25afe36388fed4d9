import { canaries, counts, letters, spell } from './canaries.ts'
import { findCanaries, type Kind, kinds } from './search-party.ts'

type Attributes = Record<string, unknown>

export interface Planted {
  readonly uuid: string
  readonly data: unknown
}

const statuses = ['failed', 'succeeded', 'pending', 'reversed', 'FAILED']
const menu = '1. Send Money 2. Withdraw Cash 3. Change PIN'
const pinPrompts = [
  'Enter M-PESA PIN',
  'Entrez votre code secret',
  'Weka PIN',
  'Digite o PIN',
  'Send Ksh100 to 0700? Enter PIN to confirm:\n0. Back\n00. Main menu',
  'Weka namba yako ya siri',
  'Saisissez votre mot de passe',
  'Introduza a sua senha',
  'Enter your 4 digit PIN. Never share your PIN with anyone.',
]

/**
 * Deliveries of the documented shape with canaries of every kind, at places that change from one to the next; those
 * whose place was taken by another one have a delivery of their own.
 */
export function plantAll(): readonly Planted[] {
  const mixed = Array.from({ length: counts.pins }, (_, index) =>
    plant(
      index,
      kinds.map(kind => [kind, index] as const),
    ),
  )
  const found = findCanaries(JSON.stringify(mixed.map(({ data }) => data)))
  const digits = new Set(found.flatMap(text => windows(text.replace(/\D/g, ''))))
  const words = new Set(found.map(text => text.toLowerCase()))
  const lost = kinds.flatMap(kind =>
    canaries[kind].flatMap((canary, index) => {
      const isThere =
        kind === 'phones' || kind === 'balances'
          ? digits.has(canary.replace(/\D/g, ''))
          : canary.split(' ').every(word => words.has(word.toLowerCase()))
      return isThere ? [] : [[kind, index] as const]
    }),
  )
  return [...mixed, ...lost.map((one, index) => plant(counts.pins + index, [one]))]
}

/** Every run of seven and of nine digits of a number. */
function windows(number: string): readonly string[] {
  return [7, 9].flatMap(size =>
    Array.from({ length: Math.max(0, number.length - size + 1) }, (_, at) => number.slice(at, at + size)),
  )
}

function plant(number: number, which: readonly (readonly [kind: Kind, index: number])[]): Planted {
  const uuid = `cafe-${letters(number, 8).replace(/[g-z]/g, letter => `${letter}x`)}`
  const attributes: Attributes = {
    uuid,
    device_id: `90000${String(10_000 + number)}`,
    sdk_version: '1.7.2',
    action_public_id: 'a1b2c3d4',
    status: statuses[number % statuses.length],
    category: 'low-balance',
    user_message: '',
    operator_name: 'Safaricom Ltd.',
    initiated_at: '2024-03-05T09:14:02Z',
    updated_at: '2024-03-05T09:16:10Z',
    environment: 'normal',
    input_extras: { amount: '1500' },
    parsed_variables: { confirmCode: 'SC58XYZ' },
    action_name: 'Send Money',
    operator: ['Safaricom Ltd.'],
    country: 'Kenya',
    session_messages: [menu, 'Enter phone no.', 'Enter Amount', 'Enter M-PESA PIN', 'Wait for SMS'],
    values_entered: ['1', '0', '1500', '(pin)'],
    sms_hits: [],
    sms_misses: [],
  }
  for (const [kind, index] of which) {
    const canary = canaries[kind][index]
    if (canary === undefined) continue
    const list = places[kind]
    list[index % list.length]?.(attributes, kind === 'phones' ? spell(canary, index) : canary, index)
  }
  const relationships = { device: { data: { id: attributes.device_id, type: 'device' } } }
  return { uuid, data: { id: uuid, type: 'transaction', attributes, relationships } }
}

type Place = (attributes: Attributes, canary: string, index: number) => void

function extra(key: string): Place {
  return (attributes, canary) => add(attributes, 'input_extras', key, canary)
}

function parsed(key: string): Place {
  return (attributes, canary) => add(attributes, 'parsed_variables', key, canary)
}

function add(attributes: Attributes, map: string, key: string, value: unknown): void {
  attributes[map] = { ...(typeof attributes[map] === 'object' ? attributes[map] : {}), [key]: value }
}

function sms(list: 'sms_hits' | 'sms_misses', words: (canary: string) => string): Place {
  return (attributes, canary) => {
    const before = Array.isArray(attributes[list]) ? attributes[list] : []
    attributes[list] = [...before, { message: words(canary), sender: 'MPESA', timestamp: '2024-03-05T09:16:08Z' }]
  }
}

function said(words: (canary: string) => string): Place {
  return (attributes, canary) => {
    const before = Array.isArray(attributes.session_messages) ? attributes.session_messages : []
    attributes.session_messages = [...before, words(canary)]
  }
}

const set =
  (key: string, words: (canary: string) => unknown): Place =>
  (attributes, canary) => {
    attributes[key] = words(canary)
  }

const both =
  (...places: readonly Place[]): Place =>
  (attributes, canary, index) => {
    for (const place of places) place(attributes, canary, index)
  }

const typed: Place = (attributes, canary, index) => {
  attributes.session_messages = [menu, 'Enter Amount', pinPrompts[index % pinPrompts.length], 'Wait for SMS']
  attributes.values_entered = ['1', '1500', index % 2 === 0 ? canary : Number(canary)]
}

const pinPlaces: readonly Place[] = [
  extra('pin'),
  typed,
  both(
    extra('pin'),
    set('values_entered', pin => ['1', pin, `1*0700*${pin}`, Number(pin)]),
  ),
  (attributes, pin) => add(attributes, 'input_extras', 'userPin', Number(pin)),
  (attributes, pin) => add(attributes, 'input_extras', 'order', JSON.stringify({ a: [{ mpin: pin, note: pin }] })),
  (attributes, pin) => add(attributes, 'input_extras', 'fields', [{ name: 'PIN', value: pin }, ['pin', pin]]),
  typed,
  both(
    extra('otp'),
    sms('sms_hits', pin => `Code ${pin} was used.`),
    set('user_message', pin => `Not ${pin}`),
  ),
  sms('sms_misses', pin => `Your new M-PESA PIN is ${pin}. Do not share it.`),
  sms('sms_misses', pin => `${pin} is your OTP`),
  said(pin => `Votre code secret est ${pin}`),
  set('user_message', pin => `PIN: ${pin} expired`),
  set('action_name', pin => `Login pin=${pin}`),
  both(
    extra('pin'),
    set('category', pin => `wrong ${pin}`),
    extra('remark'),
    parsed('echo'),
  ),
  set('input_extras', pin => JSON.stringify({ amount: '20', pinCode: pin, other: Number(pin) })),
  set('values_entered', pin => JSON.stringify(['1', '0', '1500', pin])),
  (attributes, pin) => {
    attributes.ussd_messages = [menu, 'Weka PIN']
    attributes.session_messages = undefined
    attributes.values_entered = ['1', { value: pin }]
  },
  set('credentials', pin => ({ passcode: { old: pin, list: [pin] } })),
  typed,
  parsed('smsOtp'),
  both(
    extra('mot_de_passe'),
    set('operator', pin => [pin]),
  ),
]

const secretPlaces: readonly Place[] = [
  extra('api_token'),
  extra('password'),
  parsed('accessToken'),
  set('client_secret', secret => secret),
  (attributes, secret) => add(attributes, 'input_extras', 'auth', JSON.stringify({ token: secret })),
  both(
    extra('apiKey'),
    sms('sms_hits', secret => `Login with ${secret} failed`),
  ),
  both(
    extra('senha'),
    extra('memo'),
    set('action_name', secret => `Pay ${secret}`),
  ),
  (attributes, secret) => add(attributes, 'input_extras', 'parsed_variables', { token: secret }),
  (attributes, secret) => add(attributes, 'input_extras', 'url', `https://a.example/?x=1&password=${secret}&y=2`),
]

const phonePlaces: readonly Place[] = [
  extra('phone'),
  both(
    extra('msisdn'),
    set('values_entered', phone => ['1', phone, '1500', '(pin)']),
  ),
  sms('sms_hits', phone => `Confirmed. Ksh1,500.00 sent to MAMA ${phone} on 5/3/24 at 12:16 PM.`),
  sms('sms_misses', phone => `Call ${phone} now`),
  said(phone => `Send to ${phone}?`),
  set('action_name', phone => `Send to ${phone}`),
  set('category', phone => `sent-to ${phone}`),
  set('operator', phone => [phone]),
  set('user_message', phone => `Paid ${phone}`),
  set('status', phone => `odd ${phone}`),
  set('country', phone => phone),
  parsed('accountNumber'),
  extra('nationalId'),
  extra('anything'),
  (attributes, phone) => add(attributes, 'input_extras', 'customer', JSON.stringify({ tel: phone, list: [phone] })),
  (attributes, phone) => add(attributes, 'input_extras', `to ${phone}`, 'x'),
  (attributes, phone) => {
    attributes.sms_hits = [{ message: 'ok', sender: phone, timestamp: '2024-03-05T09:16:08Z' }]
  },
  set('operator_name', phone => phone),
  set('sdk_version', phone => `1.7.2 ${phone}`),
]

const namePlaces: readonly Place[] = [
  both(
    parsed('recipientName'),
    sms('sms_hits', name => `Umetuma Tsh500 kwa ${name.toUpperCase()} 0712`),
  ),
  both(
    extra('nom'),
    said(name => `Bonjour ${name}, choisissez`),
  ),
  both(
    extra('jina'),
    set('user_message', name => `Asante ${name}`),
  ),
  both(
    parsed('nome'),
    set('action_name', name => `Pay ${name}`),
  ),
  both(
    extra('customer'),
    set('category', name => `for ${name}`),
  ),
  both(
    extra('beneficiaire'),
    sms('sms_misses', name => `${name.toLowerCase()} asks you to pay`),
  ),
  sms('sms_hits', name => `Ksh1,500.00 sent to ${name.toUpperCase()} 0700 on 5/3/24.`),
  sms('sms_hits', name => `You have received Ksh500 from ${name} on 5/3/24`),
  sms('sms_hits', name => `Vous avez envoyé 500 F à ${name}.`),
  sms('sms_hits', name => `Imetumwa kwa ${name}.`),
  (attributes, name) => add(attributes, 'input_extras', 'customer', JSON.stringify({ full_name: name })),
  both(
    parsed('account_holder'),
    set('values_entered', name => ['1', name, '1500', '(pin)']),
  ),
]

const balancePlaces: readonly Place[] = [
  both(
    parsed('balance'),
    sms('sms_hits', sum => `Ksh100 paid. You now have KES ${sum} there`),
  ),
  sms('sms_hits', sum => `New M-PESA balance is Ksh${sum}. Transaction cost, Ksh0.00`),
  sms('sms_misses', sum => `Salio lako ni Tsh${sum}`),
  said(sum => `Votre solde: ${sum} F`),
  set('user_message', sum => `Seu saldo é ${sum} MZN`),
  parsed('newBalance'),
  extra('solde'),
  parsed('salio_mpya'),
  both(
    parsed('saldo'),
    set('action_name', sum => `Left ${sum}`),
  ),
  set('category', sum => `balance ${sum}`),
  sms('sms_hits', sum => `Ksh${sum} is your new balance`),
]

const places: Readonly<Record<Kind, readonly Place[]>> = {
  pins: pinPlaces,
  secrets: secretPlaces,
  phones: phonePlaces,
  names: namePlaces,
  balances: balancePlaces,
}
