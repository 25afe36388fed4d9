import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'

const snoozesOf = (settings: object) => settingsSchema.parse(settings).noticeRules.snoozes
const later = '2026-07-01T12:00:00.000Z'

describe('a pause in the settings of an earlier version', () => {
  it.each([
    ['with an end is a snooze of everything until then', { pause: { until: later } }, [later]],
    ['without one is a snooze until somebody ends it', { pause: { until: null } }, [null]],
    ['that was none is none', { pause: null }, []],
    ['that cannot be read is none', { pause: 'for a while' }, []],
  ])('%s', (_, settings, ends) => {
    expect(snoozesOf(settings)).toEqual(ends.map(until => ({ scope: { kind: 'all' }, until })))
  })

  it('leaves the rules and the other snoozes as they are', () => {
    const ofMtn = { scope: { kind: 'operator', operator: 'MTN' }, until: later }
    const read = settingsSchema.parse({ pause: { until: null }, noticeRules: { snoozes: [ofMtn], channels: [] } })
    expect(read.noticeRules.snoozes).toEqual([ofMtn, { scope: { kind: 'all' }, until: null }])
  })

  it('is written no more', () => {
    expect(settingsSchema.parse({ pause: { until: null } })).not.toHaveProperty('pause')
  })
})
