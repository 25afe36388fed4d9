import { describe, expect, it } from 'vitest'
import { detailOf } from '../../electron/core/detail.ts'
import { readBody } from '../../electron/core/projection.ts'
import { dataOf, fixture, revisionOf } from './ussd.ts'

const detail = (...datas: readonly unknown[]) => detailOf(datas.map((data, seq) => revisionOf(data, { seq })))

describe('the detail of a USSD transaction', () => {
  it.each(['v00', 'v01', 'v02', 'v03', 'v05', 'v06', 'v07', 'v08'])('of %s holds no long number outside ids', name => {
    const { facts, ...rest } = detail(fixture(name).data)
    const times = /\d{4}-\d\d-\d\dT[\d:.]+Z/g
    expect(JSON.stringify(rest).replace(times, '')).not.toMatch(/\d(?:[ -]?\d){6,}/)
  })

  it('shows neither the recipient nor the balance that a parser read', () => {
    expect(detail(fixture('v02').data).parsed).toEqual([
      { name: 'confirmCode', value: 'SC58XYZ123', masked: false },
      { name: 'amount', value: '1,500.00', masked: false },
      { name: 'balance', value: '••••', masked: true },
      { name: 'recipientName', value: 'J••• E•••', masked: true },
    ])
  })

  it.each(['/', '_', ':', '|', ';', '=', '*', '+'])('hides the customer’s number as a name, with %s in it', sign => {
    const number = ['0712', '345', '678'].join(sign)
    const { extras } = detail(dataOf('v02', { input_extras: { phone: number, [`to ${number}`]: 'x' } }))
    expect(extras[1]).toEqual({ name: 'to ••••', value: 'x', masked: false })
  })

  it('leaves a name of an extra that is a word of the recipient', () => {
    const { extras } = detail(dataOf('v02', { input_extras: { recipient: 'Amount Traders', amount: '5' } }))
    expect(extras[1]?.name).toBe('amount')
  })

  it.each(['ሩት', '李娜', 'مي'])('hides a name of two letters in a script without capitals: %s', name => {
    const [first] = name
    const data = dataOf('v02', { parsed_variables: { recipient: name }, session_messages: [`${name}: ok?`] })
    expect(detail(data).conversation[0]?.answered).toBe(`${first}•••: ok?`)
  })

  it('leaves two letters of a script with capitals, which are a word of many texts', () => {
    const data = dataOf('v02', { parsed_variables: { recipient: 'Al Ba' }, session_messages: ['al: ok?'] })
    expect(detail(data).conversation[0]?.answered).toBe('al: ok?')
  })

  it('hides the electricity token', () => {
    expect(detail(fixture('v06').data).parsed).toContainEqual({ name: 'token', value: '••••', masked: true })
  })

  it('hides the sender of an SMS when it is a phone number', () => {
    const sms_hits = [{ message: 'ok', sender: '+254700000001', timestamp: '2024-03-05T09:16:08Z' }]
    expect(detail(dataOf('v02', { sms_hits })).smsHits).toEqual([
      { message: 'ok', sender: '•••••••••001', at: '2024-03-05T09:16:08.000Z' },
    ])
  })

  it('lists the SMS of all revisions once each, by time', () => {
    const first = { message: 'first', sender: 'MPESA', timestamp: '2024-03-05T09:15:00Z' }
    const second = { message: 'second', sender: 'MPESA', timestamp: '2024-03-05T09:16:00Z' }
    const { smsHits } = detail(dataOf('v02', { sms_hits: [second] }), dataOf('v02', { sms_hits: [first, second] }))
    expect(smsHits.map(sms => sms.message)).toEqual(['first', 'second'])
  })

  it('takes the words of the verdict, not of what came last', () => {
    const { parsed } = detail(fixture('v02').data, fixture('v01').data)
    expect(parsed).toHaveLength(4)
  })

  it('names the ids, and nothing of the device’s', () => {
    expect(detail({ ...fixture('v02').data, id: 'other-1' }).facts).toEqual([
      { name: 'Transaction', value: '3f0c1a52-6b1d-4a53-9c0e-0a1b2c3d4e01', masked: false },
      { name: 'Other id', value: 'other-1', masked: false },
      { name: 'Action', value: 'a1b2c3d4', masked: false },
      { name: 'Parsers', value: '500001', masked: false },
      { name: 'Hover app', value: '7', masked: false },
      { name: 'SDK', value: '1.7.2', masked: false },
      { name: 'Device', value: '••••', masked: true },
    ])
  })
})

describe('the detail of a job', () => {
  it('hides the name and the phone number of whoever filled in a form', () => {
    const body = { event: 'instant-design-lead-form-submitted', lead_id: 3, name: 'Ann Smith', phone: '+15550100123' }
    const reading = readBody('hover-org', body)
    if (reading.kind === 'odd') throw new Error(reading.reason)
    const { snapshot } = reading
    const { facts } = detailOf([{ seq: 1, receivedAt: 0, fingerprint: 'f', provenBy: 'current-secret', snapshot }])
    expect(facts.slice(2)).toEqual([
      { name: 'name', value: 'A••• S•••', masked: true },
      { name: 'phone', value: '••••123', masked: true },
    ])
  })

  it('lists every plain value of its last event, as it came', () => {
    const body = { event: 'job-state-changed-v2', webhook_id: 1, job_id: 70012345, state: 'failed', more: { a: 1 } }
    const reading = readBody('hover-org', body)
    if (reading.kind === 'odd') throw new Error(reading.reason)
    const { snapshot } = reading
    const content = detailOf([{ seq: 1, receivedAt: 0, fingerprint: 'f', provenBy: 'current-secret', snapshot }])
    expect(content).toEqual({
      ...{ conversation: [], smsHits: [], smsMisses: [], extras: [], parsed: [] },
      facts: [
        { name: 'event', value: 'job-state-changed-v2', masked: false },
        { name: 'webhook_id', value: '1', masked: false },
        { name: 'job_id', value: '70012345', masked: false },
        { name: 'state', value: 'failed', masked: false },
      ],
    })
  })
})
