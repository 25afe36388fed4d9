import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readUssdSnapshot } from '../../../electron/core/ussd/ussd-snapshot.ts'
import { at, dataOf, fixture, snapshotOf } from '../ussd.ts'

// Hover's times are in UTC, and so is what has no offset: another zone would show what depends on the machine's.
beforeEach(() => {
  vi.stubEnv('TZ', 'Africa/Nairobi')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

describe('reading a USSD delivery', () => {
  it('reads the documented sample, incoherent times and all', () => {
    expect(snapshotOf(fixture('v00').data)).toMatchObject({
      uuid: '1111e38e-6907-4ee4-8289-af2dd99b1111',
      status: 'failed',
      providerStatus: 'failed',
      category: 'low-balance',
      userMessage: null,
      environment: 'debug',
      operator: 'Safaricom Ltd.',
      country: 'Kenya',
      actionName: 'Send Money',
      actionId: 'c68ba1f5',
      initiatedAt: at('2019-08-08T18:50:24Z'),
      updatedAt: at('2019-08-09T01:48:18Z'),
      parserIds: ['444444'],
      appId: '5',
      deviceId: '5555555555',
      otherId: null,
      unusual: false,
    })
  })

  it('takes a word of nothing but control characters for none', () => {
    const none = '\u0000 \u0007'
    const words = { category: none, country: none, operator: [none], action_name: none }
    expect(snapshotOf(dataOf('v02', { ...words, operator_name: none }))).toMatchObject({
      ...{ category: null, country: null, operator: null, actionName: null },
    })
  })

  it('reads a word without its control characters', () => {
    const words = { category: '\u0000 low\u0007-balance', operator: ['\u0000', 'MTN \u0000'] }
    expect(snapshotOf(dataOf('v02', words))).toMatchObject({ category: 'low-balance', operator: 'MTN' })
  })

  it('reads five messages, four entries, one hit and one miss of the documented sample', () => {
    const { sessionMessages, valuesEntered, smsHits, smsMisses } = snapshotOf(fixture('v00').data)
    expect([sessionMessages.length, valuesEntered.length, smsHits.length, smsMisses.length]).toEqual([5, 4, 1, 1])
  })

  it('reads nulls and empty lists as nothing, and an operator beside a null once', () => {
    expect(snapshotOf(fixture('v04').data)).toMatchObject({
      status: 'failed',
      category: 'no-response',
      userMessage: null,
      operator: 'Airtel/Zain/Celtel Ltd.',
      sessionMessages: [],
      valuesEntered: [],
      smsHits: [],
      parsed: {},
      unusual: false,
    })
  })

  it('reads the drifted shape: other types, old names, maps as text', () => {
    expect(snapshotOf(fixture('v09').data)).toMatchObject({
      uuid: '3f0c1a52-6b1d-4a53-9c0e-0a1b2c3d4e09',
      status: 'succeeded',
      providerStatus: 'SUCCEEDED',
      environment: 'production',
      operator: 'MTN',
      deviceId: '9000000001',
      parserIds: ['500001'],
      extras: { amount: '20' },
      sessionMessages: ['Welcome', 'Done'],
      valuesEntered: [null, '1'],
      smsHits: [{ sender: null, message: null, at: null }],
      initiatedAt: 1_709_629_200_000,
      updatedAt: at('2024-03-05T09:00:30.512Z'),
      unusual: true,
    })
  })

  it.each([1_709_629_200, '1709629200', 1_709_629_200_000, '2024-03-05T09:00:00Z'])('reads %j as a time', time => {
    expect(snapshotOf(dataOf('v01', { updated_at: time })).updatedAt).toBe(at('2024-03-05T09:00:00Z'))
  })

  it.each([true, {}, ['succeeded']])('takes the status %j for none, and says that the shape is unusual', status => {
    expect(snapshotOf(dataOf('v01', { status }))).toMatchObject({ status: 'pending', unusual: true })
  })

  it('keeps an unknown status raw and never takes it for a success', () => {
    expect(snapshotOf(fixture('v10').data)).toMatchObject({ status: 'unknown', providerStatus: 'reversed' })
  })

  it('reads the minimum, everything else blank', () => {
    expect(snapshotOf(fixture('v11').data)).toMatchObject({
      uuid: '3f0c1a52-6b1d-4a53-9c0e-0a1b2c3d4e0b',
      status: 'failed',
      category: null,
      operator: null,
      initiatedAt: null,
      updatedAt: null,
      parserIds: [],
    })
  })

  it('goes by the uuid when the id differs, and remembers the id', () => {
    const data = { ...fixture('v01').data, id: 'AAAA-1' }
    expect(snapshotOf(data)).toMatchObject({ uuid: '3f0c1a52-6b1d-4a53-9c0e-0a1b2c3d4e01', otherId: 'aaaa-1' })
  })

  it('does not call an id other than the uuid when only their case differs', () => {
    const data = { ...fixture('v01').data, id: ' 3F0C1A52-6B1D-4A53-9C0E-0A1B2C3D4E01 ' }
    expect(snapshotOf(data).otherId).toBeNull()
  })

  it('names a parser once that is told as number and as text', () => {
    expect(snapshotOf(fixture('v06').data).parserIds).toEqual(['500020', '500021'])
  })

  it.each([
    ['no data', undefined],
    ['null', null],
    ['a list', []],
    ['a text', 'transaction'],
    ['another type', { ...fixture('v01').data, type: 'device' }],
    ['neither id nor uuid', { type: 'transaction', attributes: { status: 'failed' } }],
    ['an id of spaces', { id: '  ', attributes: {} }],
  ])('finds %s odd, with a sentence', (_, data) => {
    expect(readUssdSnapshot(data)).toEqual({ kind: 'odd', reason: expect.stringMatching(/^The delivery .+\.$/) })
  })

  it.each([
    ['normal', 'production'],
    ['PROD', 'production'],
    [0, 'production'],
    ['1', 'debug'],
    ['Debug', 'debug'],
    [2, 'test'],
    ['manual', 'manual'],
    ['staging', 'other'],
    ['constructor', 'other'],
    ['', null],
    [null, null],
  ])('reads environment %j as %j', (environment, expected) => {
    expect(snapshotOf(dataOf('v01', { environment })).environment).toBe(expected)
  })

  it.each([
    [undefined, 'pending'],
    [null, 'pending'],
    ['pending', 'pending'],
    ['Succeeded', 'succeeded'],
    [' failed ', 'failed'],
    ['success', 'unknown'],
    ['toString', 'unknown'],
  ])('reads status %j as %s', (status, expected) => {
    expect(snapshotOf(dataOf('v01', { status })).status).toBe(expected)
  })

  it.each([
    ['2024-03-05T09:14:02Z', '2024-03-05T09:14:02.000Z'],
    ['2024-03-05T09:14:02.512+03:00', '2024-03-05T06:14:02.512Z'],
    ['2024-03-05T09:14:02', '2024-03-05T09:14:02.000Z'],
    ['2024-03-05 09:14:02', '2024-03-05T09:14:02.000Z'],
    ['2024-03-05', '2024-03-05T00:00:00.000Z'],
    ['1709629200000', '2024-03-05T09:00:00.000Z'],
  ])('reads the time %s the same on every machine', (text, expected) => {
    const { updatedAt } = snapshotOf(dataOf('v01', { updated_at: text }))
    expect(updatedAt === null ? null : new Date(updatedAt).toISOString()).toBe(expected)
  })

  it.each(['soon', 'Action 5', '5 March', '2024-13-45T00:00:00Z', '9e99', '99999999999999999', {}, [], true])(
    'reads %j as no time',
    value => {
      expect(snapshotOf(dataOf('v01', { updated_at: value })).updatedAt).toBeNull()
    },
  )

  it('reads any JSON at any place without throwing', () => {
    const names = Object.keys(fixture('v02').data.attributes)
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), fc.jsonValue(), (name, value, relationships) => {
        const { data } = fixture('v02')
        readUssdSnapshot({ ...data, relationships, attributes: { ...data.attributes, [name]: value } })
      }),
    )
  })
})
