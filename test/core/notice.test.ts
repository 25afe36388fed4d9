import { describe, expect, it } from 'vitest'
import { notificationSettingsSchema } from '../../electron/contract/settings.ts'
import type { Status } from '../../electron/contract/transaction.ts'
import { decideNotice } from '../../electron/core/notice.ts'
import { fold, readBody } from '../../electron/core/projection.ts'
import { at, dataOf, fixture, revisionOf } from './ussd.ts'

const rules = notificationSettingsSchema.parse({})

interface Case {
  readonly name?: string
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly from?: Status | null
  readonly rules?: Partial<typeof rules>
  readonly receivedAt?: number
}

function notice({ name = 'v03', attributes = {}, from = null, rules: override = {}, receivedAt }: Case) {
  const revision = revisionOf(dataOf(name, attributes), receivedAt === undefined ? {} : { receivedAt })
  const state = fold([revision])
  const occasion = { state, change: { from, to: state.status }, sourceName: 'Shop', receivedAt: revision.receivedAt }
  return decideNotice(occasion, { ...rules, ...override })
}

describe('a notice', () => {
  it('of a failure names action, category, operator and source', () => {
    expect(notice({})).toEqual({ title: 'Send Money failed', body: 'Low balance · Safaricom Ltd. · Shop' })
  })

  it('holds no number, message or name, even when the action carries a phone number', () => {
    const attributes = { action_name: 'Send to 0700000001', category: 'sent-to-254700000001', operator: ['0711111111'] }
    const told = notice({ attributes })
    expect(`${told?.title} ${told?.body}`).not.toMatch(/\d{4}/)
  })

  it('says how long ago a late upload ran', () => {
    const told = notice({ name: 'v05', attributes: { status: 'failed' }, receivedAt: at('2024-03-05T08:00:00Z') })
    expect(told?.body).toContain('ran 13 days ago')
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
    ['a success after a failure that was not told', { name: 'v02', from: 'failed', rules: { failed: false } }],
    ['going back to pending', { name: 'v01', from: 'failed' }],
  ])('does not come for %s', (_, occasion) => {
    expect(notice(occasion)).toBeNull()
  })

  it.each<[string, Case]>([
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
    const occasion = { state, change: { from: null, to: state.status }, sourceName: 'Homes', receivedAt: 0 }
    expect(decideNotice(occasion, rules)).toEqual({ title: 'Job 70012345 failed', body: 'Homes' })
  })

  it('of the fixture with names and balances shows none of them', () => {
    const told = notice({ name: 'v02', rules: { succeeded: true } })
    const parsed = Object.values(fixture('v02').data.attributes.parsed_variables ?? {})
    expect(parsed.filter(value => `${told?.title} ${told?.body}`.includes(String(value)))).toEqual([])
  })
})
