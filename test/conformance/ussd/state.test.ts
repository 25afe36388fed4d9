import { expect, it } from 'vitest'
import { delivery, s1, startEngine } from './engine.ts'

const noon = { start: '2024-03-05T13:01:00Z' }

it('C01 reads the sample that Hover documents', async () => {
  const engine = await startEngine({ start: '2019-08-09T19:00:00Z' })
  const status = await engine.post(delivery('v00'))
  const found = await engine.only()
  expect([status, found]).toMatchObject([
    200,
    {
      ...{ status: 'failed', category: 'low-balance', environment: 'debug', operator: 'Safaricom Ltd.' },
      ...{ providerId: '1111e38e-6907-4ee4-8289-af2dd99b1111', deliveries: 1, duplicates: 0 },
      facts: expect.arrayContaining([{ name: 'Parsers', value: '444444', masked: false }]),
    },
  ])
  const { conversation, smsHits, smsMisses } = found
  const entered = conversation.filter(turn => turn.entered !== null)
  expect([conversation.length, entered.length, smsHits.length, smsMisses.length]).toEqual([5, 4, 1, 1])
  expect(await engine.told()).toEqual([])
})

it('C01 is told when debug runs are wanted', async () => {
  const engine = await startEngine({ start: '2019-08-09T01:50:00Z', notifications: { debugRuns: true } })
  await engine.post(delivery('v00'))
  expect(await engine.told()).toMatchObject([{ topic: 'status', status: 'failed' }])
})

it('C02 keeps a first upload as pending, and tells nobody', async () => {
  const engine = await startEngine()
  const status = await engine.post(delivery('v01'))
  expect([status, await engine.only()]).toMatchObject([200, { status: 'pending', deliveries: 1, flags: [] }])
  expect(await engine.told()).toEqual([])
})

it('C03 follows it to succeeded by an SMS, and tells nobody by default', async () => {
  const engine = await startEngine()
  const statuses = [await engine.post(delivery('v01')), await engine.post(delivery('v02'))]
  const found = await engine.only()
  expect([statuses, found]).toMatchObject([
    [200, 200],
    { status: 'succeeded', deliveries: 2, message: 'Money sent', flags: [] },
  ])
  expect(found.smsHits.map(({ sender }) => sender)).toEqual(['MPESA'])
  expect(await engine.told()).toEqual([])
})

it('C03 is told to those who want successes', async () => {
  const engine = await startEngine({ notifications: { succeeded: true } })
  await engine.post(delivery('v01'))
  await engine.post(delivery('v02'))
  expect(await engine.told()).toMatchObject([{ status: 'succeeded', title: 'Send Money succeeded' }])
})

it('C04 stays succeeded when the pending upload comes last, and calls that stale', async () => {
  const engine = await startEngine()
  const statuses = [await engine.post(delivery('v02')), await engine.post(delivery('v01'))]
  const { status, received, flags, history } = await engine.only()
  expect([statuses, status, flags, history.length]).toEqual([[200, 200], 'succeeded', [], 1])
  expect(received.map(({ label }) => label).sort()).toEqual(['new', 'stale'])
  expect(await engine.told()).toEqual([])
})

it('C05 counts repeats', async () => {
  const engine = await startEngine({ notifications: { succeeded: true } })
  const statuses = []
  for (let count = 0; count < 3; count++) statuses.push(await engine.post(delivery('v02')))
  expect([statuses, await engine.only()]).toMatchObject([[200, 200, 200], { deliveries: 1, duplicates: 2 }])
  expect((await engine.told()).length).toBe(1)
})

it('C06 knows a repeat by its content, whatever the order of keys and the white space', async () => {
  const engine = await startEngine()
  const body = delivery('v02')
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, item]) => [key, reversed(item)]),
          )
        : value
  const statuses = [await engine.post(body), await engine.post(JSON.stringify(reversed(body), null, 3))]
  expect([statuses, await engine.only()]).toMatchObject([[200, 200], { deliveries: 1, duplicates: 1, flags: [] }])
})

it('C07 tells of a failure once, with action, operator and category, and no number', async () => {
  const engine = await startEngine(noon)
  const status = await engine.post(delivery('v03', { updated_at: '2024-03-05T13:00:30Z' }))
  expect([status, await engine.only()]).toMatchObject([200, { status: 'failed' }])
  const told = await engine.told()
  expect(told).toMatchObject([
    {
      ...{ topic: 'status', urgency: 'critical', status: 'failed', title: 'Send Money failed' },
      body: 'Low balance · Safaricom Ltd. · Shop',
    },
  ])
  expect(`${told[0]?.title}${told[0]?.body}`).not.toMatch(/\d/)
})

it('C08 tells of it once in total, also across a restart', async () => {
  const engine = await startEngine()
  const statuses = [await engine.post(delivery('v03')), await engine.post(delivery('v03'))]
  await engine.told()
  await engine.restart()
  statuses.push(await engine.post(delivery('v03')))
  expect([statuses, await engine.only(), (await engine.told()).length]).toMatchObject([
    ...[[200, 200, 200], { status: 'failed', deliveries: 1, duplicates: 2 }],
    1,
  ])
})

it('C09 reads nulls and empty lists', async () => {
  const engine = await startEngine()
  const status = await engine.post(delivery('v04'))
  const found = await engine.only()
  expect([status, found]).toMatchObject([
    200,
    { status: 'failed', category: 'no-response', operator: 'Airtel/Zain/Celtel Ltd.', conversation: [] },
  ])
  expect(found.explanation?.sentence).toEqual(expect.any(String))
  expect((await engine.told()).map(({ title }) => title)).toEqual(['Send Money failed'])
})

const lateStart = { start: '2024-03-05T08:00:00Z' }

it('C10 sorts a late upload by when it ran, says that it is late, and tells nobody', async () => {
  const engine = await startEngine(lateStart)
  await engine.post(delivery('v01'))
  const status = await engine.post(delivery('v05'))
  const rows = await engine.page()
  expect([status, rows.map(({ title }) => title)]).toEqual([200, ['Send Money', 'Tuma Pesa']])
  expect(rows[1]).toMatchObject({ status: 'succeeded', flags: ['LATE'], startedAt: '2024-02-21T05:40:00.000Z' })
  expect(rows[1]?.lastReceivedAt.slice(0, 10)).toBe('2024-03-05')
  expect(await engine.told()).toEqual([])
})

it('C10 tells of a late failure in a digest, with when it ran', async () => {
  const engine = await startEngine(lateStart)
  await engine.post(delivery('v05', { status: 'failed' }))
  expect(await engine.told()).toMatchObject([
    { topic: 'digest', urgency: 'quiet', body: expect.stringContaining('ran 13 days ago') },
  ])
})

it('C11 shows SMS in the order of time, both parsers, and hides the token', async () => {
  const engine = await startEngine()
  const status = await engine.post(delivery('v06'))
  const { smsHits, smsMisses, facts, parsed } = await engine.only()
  expect([status, smsHits.map(({ sender }) => sender), smsMisses.length]).toEqual([200, ['MPESA', 'KPLC'], 2])
  expect(facts.find(({ name }) => name === 'Parsers')?.value).toBe('500020, 500021')
  expect(JSON.stringify([parsed, smsHits])).not.toContain('1234-5678')
  expect(await engine.told()).toEqual([])
})

it('C12 keeps text of any script as it came, and shows no control characters', async () => {
  const engine = await startEngine()
  const status = await engine.post(delivery('v07'))
  const { conversation, category, title } = await engine.only()
  expect([status, engine.bodies()]).toEqual([200, [delivery('v07').data]])
  expect([category, title]).toEqual(['Solde insuffisant – réessayer', 'Envoi d’argent 💸'])
  expect(JSON.stringify(conversation)).not.toMatch(/\\u0007/)
  const filtered = await engine.app().store.page({ after: null, limit: 5, text: 'Solde insuffisant – réessayer' })
  expect([filtered.rows.length, (await engine.told()).length]).toEqual([1, 1])
})

it('C13 keeps a leaked PIN nowhere, however large the delivery', async () => {
  const engine = await startEngine()
  const pin = '48210739'
  const text = JSON.stringify(delivery('v08')).replaceAll('4821', pin)
  const body = JSON.parse(text)
  for (let key = 0; key < 200; key++) body.data.attributes.input_extras[`extra${key}`] = `${'x'.repeat(320)}${key}`
  const status = await engine.post(body)
  const found = await engine.only()
  expect([status, found.status, found.extras.length > 200]).toEqual([200, 'pending', true])
  const searched = await engine.app().store.page({ after: null, limit: 5, text: pin })
  expect([JSON.stringify(found).includes(pin), searched.rows, await engine.told()]).toEqual([false, [], []])
  await engine.close()
  expect([engine.filesWith(pin), engine.logged.filter(line => line.includes(pin))]).toEqual([[], []])
})

it('C14 reads a drifted shape, and warns of it', async () => {
  const engine = await startEngine({ start: '2024-03-05T09:01:00Z' })
  const status = await engine.post(delivery('v09'))
  const found = await engine.only()
  expect([status, found]).toMatchObject([
    200,
    { status: 'succeeded', environment: 'production', operator: 'MTN', flags: ['UNUSUAL_SHAPE'] },
  ])
  expect(found.facts.find(({ name }) => name === 'Parsers')?.value).toBe('500001')
  expect(found.extras.map(({ name }) => name)).toEqual(['amount'])
  expect(found.conversation.map(({ answered }) => answered)).toEqual(['Welcome', 'Done', null])
  expect(found.smsHits).toEqual([{ sender: null, message: null, at: null }])
  expect(await engine.told()).toEqual([])
})

it('C15 keeps an unknown word, never takes it for a success, and tells of it', async () => {
  const engine = await startEngine({ start: '2024-03-06T08:00:10Z' })
  const status = await engine.post(delivery('v10'))
  expect([status, await engine.only()]).toMatchObject([200, { status: 'unknown', providerStatus: 'reversed' }])
  expect(await engine.told()).toMatchObject([
    { topic: 'status', urgency: 'normal', title: 'Send Money has an unknown status' },
  ])
})

it('C16 stores the least there can be, with the time of its arrival', async () => {
  const engine = await startEngine()
  const status = await engine.post(delivery('v11'))
  expect([status, await engine.only()]).toMatchObject([
    200,
    {
      status: 'failed',
      startedAtFrom: 'received',
      startedAt: '2024-03-05T09:20:00.000Z',
      operator: null,
      category: null,
    },
  ])
  expect((await engine.told()).length).toBe(1)
})

it('C26 stays succeeded when Hover says pending later, flags it, keeps the evidence and tells it once', async () => {
  const engine = await startEngine()
  const later = { updated_at: '2024-03-05T09:18:00Z', sms_misses: [{ sender: 'MPESA', message: 'x', timestamp: null }] }
  const statuses = [await engine.post(delivery('v02')), await engine.post(delivery('v01', later))]
  await engine.post(delivery('v01', { ...later, updated_at: '2024-03-05T09:19:00Z' }))
  const found = await engine.only()
  expect([statuses, found]).toMatchObject([[200, 200], { status: 'succeeded', flags: ['REGRESSED'], deliveries: 3 }])
  expect([found.smsHits.length, found.smsMisses.length]).toEqual([1, 1])
  expect(await engine.told()).toMatchObject([
    { topic: 'flag', urgency: 'normal', title: 'Send Money: Hover says pending again' },
  ])
})

it('C27 follows a changed verdict, shows both, and tells what it is now', async () => {
  const engine = await startEngine()
  const uuid = String(delivery('v03').data.id)
  const statuses = [
    await engine.post(delivery('v03', { updated_at: '2024-03-05T09:15:00Z' })),
    await engine.post(delivery('v02', { uuid, updated_at: '2024-03-05T09:19:00Z' })),
  ]
  const found = await engine.only()
  expect([statuses, found]).toMatchObject([[200, 200], { status: 'succeeded', flags: ['CHANGED_VERDICT'] }])
  expect(found.received.map(({ providerStatus }) => providerStatus).sort()).toEqual(['failed', 'succeeded'])
  expect((await engine.told()).map(({ title }) => title)).toEqual(['Send Money failed', 'Send Money now succeeded'])
})

it.each([
  ['first', ['v01', 'v02']],
  ['last', ['v02', 'v01']],
])('C28 prefers the decision at the same time when pending comes %s', async (_, order) => {
  const engine = await startEngine()
  for (const name of order) await engine.post(delivery(name, { updated_at: '2024-03-05T09:16:10Z' }))
  expect(await engine.only()).toMatchObject({ status: 'succeeded', flags: [] })
  expect(await engine.told()).toEqual([])
})

it('C33 flags that the confirmation is of another payment, and tells it', async () => {
  const engine = await startEngine()
  await engine.post(delivery('v01'))
  await engine.post(delivery('v01', { uuid: 'the-other', input_extras: { phone: '0700000005', amount: '900' } }))
  const sms = { message: 'Ksh900.00 sent to 0700000005', sender: 'MPESA', timestamp: '2024-03-05T09:16:08Z' }
  const status = await engine.post(delivery('v02', { parsed_variables: { amount: '900.00' }, sms_hits: [sms] }))
  const row = (await engine.page()).find(({ providerId }) => providerId !== 'the-other')
  expect([status, row]).toMatchObject([200, { status: 'succeeded', flags: ['AMOUNT_MISMATCH'] }])
  const told = await engine.told()
  expect(told).toMatchObject([{ topic: 'flag', urgency: 'normal', title: 'Send Money: check the amount' }])
  expect(JSON.stringify([told[0]?.title, told[0]?.body])).not.toMatch(/\d/)
})

it('C40 believes a decision over a phone whose clock is years ahead, and tells nobody', async () => {
  const engine = await startEngine()
  const statuses = [
    await engine.post(delivery('v01', { updated_at: '2027-03-05T09:14:41Z' })),
    await engine.post(delivery('v02')),
  ]
  const { status, flags } = await engine.only()
  expect([statuses, status, [...flags].sort()]).toEqual([[200, 200], 'succeeded', ['CLOCK', 'REGRESSED']])
  expect(await engine.told()).toEqual([])
})

it('reads the older names of the phone’s side', async () => {
  const engine = await startEngine()
  const attributes = {
    ...{ uuid: 'old-1', action_id: 'a1b2c3d4', status: 'failed', status_meaning: 'low-balance' },
    ...{ status_description: 'Top up', request_timestamp: 1709630042000, update_timestamp: '1709630081000' },
    ...{ matched_parser_id: 5, ussd_messages: ['Hello'], transaction_extras: { amount: '5' } },
    sms_hits: [{ response_message: 'No money', message_sender: 'MPESA' }],
  }
  const status = await engine.post({ meta: { secret: s1 }, data: { type: 'transaction', attributes } })
  const found = await engine.only()
  expect([status, found]).toMatchObject([
    200,
    {
      ...{ status: 'failed', category: 'low-balance', message: 'Top up', flags: ['UNUSUAL_SHAPE'] },
      ...{ startedAt: '2024-03-05T09:14:02.000Z', updatedAt: '2024-03-05T09:14:41.000Z' },
      smsHits: [{ sender: 'MPESA', message: 'No money' }],
    },
  ])
  expect([found.conversation[0]?.answered, found.parsed.map(({ name }) => name)]).toEqual(['Hello', ['amount']])
})

it('compares ids trimmed and in lower case', async () => {
  const engine = await startEngine()
  const uuid = String(delivery('v01').data.id)
  await engine.post(delivery('v01'))
  await engine.post(delivery('v02', { uuid: ` ${uuid.toUpperCase()} ` }))
  expect(await engine.only()).toMatchObject({ providerId: uuid, status: 'succeeded', deliveries: 2 })
})

it('keeps keys that nobody knows, without meta', async () => {
  const engine = await startEngine()
  const body = delivery('v01', { brand_new: { a: [1] } })
  await engine.post({ ...body, extra: 1 })
  expect([engine.bodies(), engine.filesWith(s1)]).toEqual([[body.data], []])
})

it('flags a key that stands there twice, and goes by the last', async () => {
  const engine = await startEngine()
  const text = JSON.stringify(delivery('v01')).replace('"status":"pending"', '"status":"pending","status":"failed"')
  await engine.post(text)
  expect(await engine.only()).toMatchObject({ status: 'failed', flags: ['UNUSUAL_SHAPE'] })
})

it('keeps the digits of an id that is a number beyond what a double holds', async () => {
  const engine = await startEngine()
  await engine.post(JSON.stringify(delivery('v01')).replace('"9000000001"', '90000000011234567891'))
  expect(JSON.stringify(engine.bodies())).toContain('"device_id":"90000000011234567891"')
})
