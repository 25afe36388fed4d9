import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, isRepeat, labelOf } from '../../../electron/core/projection.ts'
import { decideStatusChange } from '../../../electron/core/status-change.ts'
import type { Revision } from '../../../electron/core/transaction-state.ts'
import { at, dataOf, fixture, revisionOf } from '../ussd.ts'

const pending = () => revisionOf(fixture('v01').data)
const succeeded = () => revisionOf(fixture('v02').data)

describe('the state of a USSD transaction', () => {
  it('is what its only snapshot says', () => {
    expect(fold([revisionOf(fixture('v03').data)])).toMatchObject({
      kind: 'ussd',
      providerId: '3f0c1a52-6b1d-4a53-9c0e-0a1b2c3d4e03',
      status: 'failed',
      title: 'Send Money',
      category: 'low-balance',
      flags: [],
    })
  })

  it('stays succeeded when the pending snapshot arrives after it', () => {
    expect(fold([succeeded(), pending()])).toMatchObject({ status: 'succeeded', flags: [] })
  })

  it('calls the late pending snapshot stale', () => {
    expect(labelOf(fold([succeeded()]), fold([succeeded(), pending()]))).toBe('stale')
  })

  it('calls the succeeded snapshot after the pending one an update', () => {
    expect(labelOf(fold([pending()]), fold([pending(), succeeded()]))).toBe('update')
  })

  it('is not undone by a later pending snapshot, and says that it regressed', () => {
    const later = revisionOf(dataOf('v01', { updated_at: '2024-03-05T10:00:00Z' }))
    expect(fold([succeeded(), later])).toMatchObject({ status: 'succeeded', flags: ['REGRESSED'] })
  })

  it('follows a later verdict that contradicts an earlier one, and says so', () => {
    const failed = revisionOf(dataOf('v01', { status: 'failed' }))
    expect(fold([failed, succeeded()])).toMatchObject({ status: 'succeeded', flags: ['CHANGED_VERDICT'] })
  })

  it('counts a second unknown word as a changed verdict', () => {
    const reversed = revisionOf(fixture('v10').data)
    const refunded = revisionOf(dataOf('v10', { status: 'refunded', updated_at: '2024-03-07T00:00:00Z' }))
    expect(fold([reversed, refunded]).flags).toContain('CHANGED_VERDICT')
  })

  it('prefers the decided snapshot of two with the same time, in both orders', () => {
    const same = revisionOf(dataOf('v01', { updated_at: '2024-03-05T09:16:10Z' }))
    expect([fold([same, succeeded()]).status, fold([succeeded(), same]).status]).toEqual(['succeeded', 'succeeded'])
  })

  it('prefers the snapshot with more evidence of two verdicts with the same time, in both orders', () => {
    const poor = revisionOf(dataOf('v02', { status: 'failed', sms_hits: [], custom_parser_ids: [] }))
    expect([fold([poor, succeeded()]).status, fold([succeeded(), poor]).status]).toEqual(['succeeded', 'succeeded'])
  })

  it('believes a verdict over a phone whose clock is years ahead, and flags the clock', () => {
    const ahead = revisionOf(dataOf('v01', { updated_at: '2027-03-05T09:14:41Z' }), {
      receivedAt: at('2024-03-05T09:14:50Z'),
    })
    const { status, flags } = fold([ahead, succeeded()])
    expect([status, [...flags].sort()]).toEqual(['succeeded', ['CLOCK', 'REGRESSED']])
  })

  it('is late when the verdict came more than an hour after it was made', () => {
    const late = revisionOf(fixture('v05').data, { receivedAt: at('2024-03-05T08:00:00Z') })
    expect(fold([late]).flags).toEqual(['LATE'])
  })

  it('is not late at one hour exactly', () => {
    const punctual = revisionOf(fixture('v03').data, { receivedAt: at('2024-03-05T11:02:19Z') })
    expect(fold([punctual]).flags).toEqual([])
  })

  it('flags an id that is not the uuid, another Hover app, and a drifted shape', () => {
    const { data } = fixture('v01')
    const otherId = revisionOf({ ...data, id: 'x-1' })
    const otherApp = revisionOf({ ...data, relationships: { app: { data: { id: '8', type: 'app' } } } })
    const drifted = revisionOf(dataOf('v01', { environment: 0 }))
    expect([...fold([pending(), otherId, otherApp, drifted]).flags].sort()).toEqual([
      'APP_MISMATCH',
      'ID_MISMATCH',
      'UNUSUAL_SHAPE',
    ])
  })

  it('names an action without a name by its id, and a bare transaction as one', () => {
    const noName = revisionOf(dataOf('v01', { action_name: null }))
    expect([fold([noName]).title, fold([revisionOf(fixture('v11').data)]).title]).toEqual([
      'Action a1b2c3d4',
      'USSD transaction',
    ])
  })

  it('is the same for any permutation and repetition of the snapshots', () => {
    const status = fc.constantFrom('pending', 'succeeded', 'failed', 'reversed', 'PENDING', null)
    const updated_at = fc.constantFrom('2024-03-05T09:14:41Z', '2024-03-05T09:16:10Z', 'soon', null, 1_709_629_200_000)
    const custom_parser_ids = fc.constantFrom([], [1], [1, 2])
    const category = fc.constantFrom('a', 'b', null)
    const attributes = fc.record({ status, updated_at, custom_parser_ids, category })
    const snapshots = fc.array(fc.tuple(fc.constantFrom('v01', 'v02'), attributes), { minLength: 1, maxLength: 6 })
    const arrivals = snapshots.chain(all =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length })),
    )
    fc.assert(
      fc.property(arrivals, ([all, shuffled]) => {
        const missing = all.filter(snapshot => !shuffled.includes(snapshot))
        expect(arrive([...shuffled, ...missing])).toEqual(arrive(all))
      }),
      { numRuns: 500 },
    )
  })
})

/** The state after these arrived one after the other at one moment, as the projector keeps revisions. */
function arrive(snapshots: readonly (readonly [string, Readonly<Record<string, unknown>>])[]) {
  const receivedAt = at('2024-03-05T09:20:00Z')
  const revisions: Revision[] = []
  for (const [seq, [name, attributes]] of snapshots.entries()) {
    const revision = revisionOf(dataOf(name, attributes), { seq, receivedAt })
    if (isRepeat('ussd-app', revisions, revision.fingerprint) === undefined) revisions.push(revision)
  }
  return fold(revisions)
}

describe('a status change', () => {
  const state = (name: string, attributes = {}) => fold([revisionOf(dataOf(name, attributes))])

  it('from nothing is how the transaction was first seen', () => {
    expect(decideStatusChange(null, state('v01'))).toEqual({ from: null, to: 'pending' })
  })

  it('is none when the status stays', () => {
    expect(decideStatusChange(state('v01'), state('v01', { category: 'other' }))).toBeNull()
  })

  it('is from the status before to the one after', () => {
    expect(decideStatusChange(state('v01'), state('v02'))).toEqual({ from: 'pending', to: 'succeeded' })
  })

  it('is one unknown word after another', () => {
    expect(decideStatusChange(state('v10'), state('v10', { status: 'refunded' }))).toEqual({
      from: 'unknown',
      to: 'unknown',
    })
  })
})
