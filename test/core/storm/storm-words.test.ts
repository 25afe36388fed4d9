import { describe, expect, it } from 'vitest'
import type { Incident } from '../../../electron/core/storm/incident.ts'
import { closingText, growingText, showsAgainAt } from '../../../electron/core/storm/storm-words.ts'

const minute = 60_000
const incident: Incident = {
  ...{
    id: 'n1',
    firstAt: 0,
    lastAt: 12 * minute,
    failures: 230,
    affected: 212,
    urgency: 'critical',
    hasSounded: true,
    escalates: false,
  },
  ...{ successes: 5, recoveredAt: 14 * minute, provenAt: 15 * minute },
  kind: { kind: 'same', operator: 'MTN', action: 'Send Money', cause: 'no-response' },
}

describe('what is said of a storm', () => {
  it('while it grows is how many and for how long', () => {
    expect(growingText(incident)).toMatchObject({
      title: 'Send Money: 212 failed',
      body: 'No response · MTN · for 12 minutes',
    })
  })

  it('at its end is when it recovered', () => {
    expect(closingText(incident)?.title).toBe('Send Money: recovered after 14 minutes, 212 affected')
  })

  it('claims no recovery where nothing succeeded again', () => {
    expect(closingText({ ...incident, recoveredAt: null })?.title).toBe(
      'Send Money: no more failures after 12 minutes, 212 affected',
    )
  })

  it('is nothing at the end of a few failures', () => {
    expect(closingText({ ...incident, failures: 4 })).toBeNull()
  })

  it('names no action when there are many', () => {
    expect(growingText({ ...incident, kind: { kind: 'mixed' } }).title).toBe('Several actions: 212 failed')
  })

  it('holds no number that a developer put into a name', () => {
    const kind = { kind: 'same', operator: 'MTN', action: 'Send to 0712345678', cause: 'to 0712345678' } as const
    expect(JSON.stringify(growingText({ ...incident, kind }))).not.toMatch(/\d{5}/)
  })

  it('is shown at once for a few, and less and less often for many', () => {
    expect(showsAgainAt({ ...incident, failures: 3 }, { at: 100, times: 1 })).toBe(100)
    expect([0, 1, 2, 9].map(times => showsAgainAt(incident, { at: 0, times }))).toEqual([2_000, 4_000, 8_000, 60_000])
  })
})
