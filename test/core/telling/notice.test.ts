import { describe, expect, it } from 'vitest'
import { notificationSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import type { Status } from '../../../electron/contract/transactions/transaction.ts'
import { fold, readBody } from '../../../electron/core/projection.ts'
import { decideStatusChange } from '../../../electron/core/status-change.ts'
import type { Revision } from '../../../electron/core/transaction-state.ts'
import { at, dataOf, fixture, revisionOf } from '../ussd.ts'
import { judgedNotices } from './judged-notices.ts'

const rules = notificationSettingsSchema.parse({})

interface Case {
  readonly name?: string
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly from?: Status | null
  readonly rules?: Partial<typeof rules>
  readonly receivedAt?: number
  readonly sourceName?: string
}

function notice({ name = 'v03', attributes = {}, from = null, rules: override = {}, ...rest }: Case) {
  const { receivedAt, sourceName = 'Shop' } = rest
  const revision = revisionOf(dataOf(name, attributes), receivedAt === undefined ? {} : { receivedAt })
  const state = fold([revision])
  const change = { from, to: state.status }
  const occasion = { before: null, state, change, sourceName, receivedAt: revision.receivedAt }
  const [first] = judgedNotices(occasion, { ...rules, ...override })
  return first === undefined ? null : { title: first.title, body: first.body }
}

describe('a notice', () => {
  it('of a failure names action, category, operator and source', () => {
    expect(notice({})).toEqual({ title: 'Send Money failed', body: 'Low balance · Safaricom Ltd. · Shop' })
  })

  it.each([
    ['action', { attributes: { action_name: 'Pay Bill' } }],
    ['category', { attributes: { category: 'wrong-pin' } }],
    ['no category', { attributes: { category: null } }],
    ['operator', { attributes: { operator: ['Airtel'], operator_name: 'Airtel' } }],
    ['status', { attributes: { status: 'reversed' } }],
    ['verdict before', { from: 'succeeded' }],
    ['source', { sourceName: 'Other shop' }],
    ['time of arrival', { receivedAt: at('2024-03-06T11:02:20Z') }],
  ] satisfies readonly (readonly [string, Case])[])(
    'says another %s, also right after one that is alike but for it',
    (_what, other) => {
      const first = notice({})
      expect([notice(other), notice({})]).toEqual([expect.not.objectContaining(first ?? {}), first])
    },
  )

  it('holds no number, message or name, even when the action carries a phone number', () => {
    const attributes = { action_name: 'Send to 0700000001', category: 'sent-to-254700000001', operator: ['0711111111'] }
    const told = notice({ attributes })
    expect(`${told?.title} ${told?.body}`).not.toMatch(/\d{4}/)
  })

  it('says how long ago a late upload ran', () => {
    const told = notice({ name: 'v05', attributes: { status: 'failed' }, receivedAt: at('2024-03-05T08:00:00Z') })
    expect(told?.body).toContain('ran 13 days ago')
  })

  it('keeps its own numbers beside a category that names a balance', () => {
    const attributes = { category: 'low-balance', operator: ['MTN 4G'], operator_name: 'MTN 4G' }
    expect(notice({ attributes, receivedAt: at('2024-03-05T11:02:20Z') })?.body).toBe(
      'Low balance · MTN 4G · ran 1 hour ago · Shop',
    )
  })

  it('counts hours before it counts days', () => {
    expect(notice({ receivedAt: at('2024-03-05T11:02:20Z') })?.body).toContain('ran 1 hour ago')
  })

  it('quotes the word of an unknown status', () => {
    expect(notice({ name: 'v10', receivedAt: at('2024-03-06T08:00:01Z') })).toEqual({
      title: 'Send Money has an unknown status',
      body: '"reversed" · Reversed by operator · Safaricom Ltd. · Shop',
    })
  })

  it('of a changed verdict says what it is now', () => {
    expect(notice({ name: 'v02', from: 'failed' })?.title).toBe('Send Money now succeeded')
  })

  it.each<[Status, Partial<typeof rules>]>([
    ['failed', {}],
    ['unknown', {}],
    ['cancelled', {}],
  ])('of a success after %s comes, because what was told is not true any more', (from, override) => {
    expect(notice({ name: 'v02', from, rules: override })).not.toBeNull()
  })

  it('of a failure after a told success comes, even when failures are not told', () => {
    expect(notice({ from: 'succeeded', rules: { failed: false, succeeded: true } })).not.toBeNull()
  })

  it.each<[string, Case]>([
    ['a first pending', { name: 'v01' }],
    ['a success by default', { name: 'v02', from: 'pending' }],
    ['a debug run by default', { name: 'v00' }],
    ['a test run by default', { attributes: { environment: 'test' } }],
    ['a failure that nobody wants told', { rules: { failed: false } }],
    ['going back to pending', { name: 'v01', from: 'failed' }],
  ])('does not come for %s', (_, occasion) => {
    expect(notice(occasion)).toBeNull()
  })

  it.each<[string, Case]>([
    [
      'a changed verdict, also after one that nobody wanted told',
      { name: 'v02', from: 'failed', rules: { failed: false } },
    ],
    ['a debug run when asked for', { name: 'v00', rules: { debugRuns: true } }],
    ['a success when asked for', { name: 'v02', rules: { succeeded: true } }],
    ['a failure without an environment', { name: 'v11' }],
    ['a failure in an environment of another name', { attributes: { environment: 'staging' } }],
    ['built-in no-response', { name: 'v04' }],
    ['text in any script', { name: 'v07' }],
  ])('comes for %s', (_, occasion) => {
    expect(notice(occasion)).not.toBeNull()
  })

  it('is one line without control and direction characters', () => {
    const told = notice({ attributes: { action_name: 'A\u0007\n\u202Eb', category: 'x\r\ny' } })
    expect(`${told?.title}${told?.body}`).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it('is short, whatever the action is called', () => {
    const told = notice({ attributes: { action_name: 'x'.repeat(9_000), category: 'y'.repeat(9_000) } })
    expect([told?.title.length, told?.body.length]).toEqual([120, 240])
  })

  it('shows the number of a job, which is nobody’s secret', () => {
    const body = { event: 'job-state-changed-v2', webhook_id: 1, job_id: 70012345, state: 'failed' }
    const reading = readBody('hover-org', body)
    if (reading.kind === 'odd') throw new Error(reading.reason)
    const { snapshot } = reading
    const state = fold([{ seq: 1, receivedAt: 0, fingerprint: 'f', provenBy: 'current-secret', snapshot }])
    const change = { from: null, to: state.status }
    const occasion = { before: null, state, change, sourceName: 'Homes', receivedAt: 0 }
    expect(judgedNotices(occasion, rules)).toMatchObject([{ title: 'Job 70012345 failed', body: 'Homes' }])
  })

  it('of the fixture with names and balances shows none of them', () => {
    const told = notice({ name: 'v02', rules: { succeeded: true } })
    const parsed = Object.values(fixture('v02').data.attributes.parsed_variables ?? {})
    expect(parsed.filter(value => `${told?.title} ${told?.body}`.includes(String(value)))).toEqual([])
  })
})

/** What people hear when these arrive one after the other. */
function heard(...deliveries: readonly (readonly [string, Readonly<Record<string, unknown>>?])[]) {
  const told = new Set<string>()
  const revisions: Revision[] = []
  return deliveries.map(([name, attributes]) => {
    const before = revisions.length === 0 ? null : fold(revisions)
    const revision = revisionOf(dataOf(name, attributes), { seq: revisions.length + 1 })
    revisions.push(revision)
    const state = fold(revisions)
    const change = decideStatusChange(before, state)
    const occasion = { before, state, change, sourceName: 'Shop', receivedAt: revision.receivedAt }
    const draft = judgedNotices(occasion, rules).find(({ subject }) => !told.has(subject))
    if (draft === undefined) return null
    told.add(draft.subject)
    return [draft.topic, draft.urgency, draft.title, draft.body]
  })
}

const uuid = String(fixture('v01').data.attributes.uuid)

describe('what is told of doubts', () => {
  it('is that the confirmation is of another amount', () => {
    const swapped = { parsed_variables: { amount: '900.00' } }
    expect(heard(['v01'], ['v02', swapped])).toEqual([
      null,
      [
        ...['flag', 'normal', 'Send Money: check the amount'],
        'what was confirmed differs from what was asked for · Safaricom Ltd. · Shop',
      ],
    ])
  })

  it('stands beside the news of a failure, in one notice', () => {
    const swapped = { uuid, status: 'failed', parsed_variables: { amount: '900.00' } }
    expect(heard(['v01'], ['v02', swapped])[1]).toEqual([
      ...['status', 'critical', 'Send Money failed'],
      'Confirmed en · what was confirmed differs from what was asked for · Safaricom Ltd. · Shop',
    ])
  })

  it('is once that Hover says pending again', () => {
    const later = { updated_at: '2024-03-05T10:00:00Z' }
    const latest = { updated_at: '2024-03-05T11:00:00Z' }
    expect(heard(['v02'], ['v01', later], ['v01', latest])).toEqual([
      null,
      ['flag', 'normal', 'Send Money: Hover says pending again', 'it stays succeeded · Safaricom Ltd. · Shop'],
      null,
    ])
  })

  it('is nothing of a phone whose clock is ahead', () => {
    const receivedAt = at('2024-03-05T09:15:00Z')
    const ahead = revisionOf(dataOf('v01', { updated_at: '2027-03-05T09:14:41Z' }), { receivedAt })
    const before = fold([revisionOf(fixture('v02').data)])
    const state = fold([revisionOf(fixture('v02').data), ahead])
    expect(judgedNotices({ before, state, change: null, sourceName: 'Shop', receivedAt }, rules)).toEqual([])
  })

  it('is once that verdicts disagree, also when the status stays', () => {
    const earlier = { uuid, status: 'failed', updated_at: '2024-03-05T09:15:00Z', category: 'x' }
    expect(heard(['v02'], ['v01', earlier], ['v01', { ...earlier, category: 'y' }])).toEqual([
      null,
      ['flag', 'normal', 'Send Money: Hover sent different verdicts', 'it stays succeeded · Safaricom Ltd. · Shop'],
      null,
    ])
  })

  it('is of each verdict and of each way back once, however often Hover changes its mind', () => {
    const verdict = (status: string, minute: number) =>
      ['v01', { status, updated_at: `2024-03-05T09:${minute}:00Z` }] as const
    const titles = heard(
      ...[verdict('failed', 20), verdict('succeeded', 21), verdict('failed', 22), verdict('succeeded', 23)],
      ...[verdict('failed', 24), verdict('succeeded', 25)],
    ).map(notice => notice?.[2])
    expect(titles).toEqual([
      ...['Send Money failed', 'Send Money now succeeded', 'Send Money: Hover changed the verdict again'],
      ...['Send Money: Hover changed the verdict again', undefined, undefined],
    ])
  })
})
