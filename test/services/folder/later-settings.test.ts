import { expect, test } from 'vitest'
import { type Settings, settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { withLaterSettings } from '../../../electron/services/folder/later-settings.ts'

const read = (there: unknown): Settings => settingsSchema.parse(there)

/** What is in the file after a change of it. */
function written(there: object, change: (settings: Settings) => Settings = settings => settings) {
  const known = read(there)
  return withLaterSettings(there, known, change(known))
}

test('what only a later version knows stays', () => {
  const later = { colours: { dark: 'blue' }, depth: 3 }
  expect(written({ ...later, port: 5000 }, before => ({ ...before, port: 6000 }))).toMatchObject({
    ...later,
    port: 6000,
  })
})

test('so does what it added to a section', () => {
  const change = (before: Settings) => ({ ...before, notifications: { ...before.notifications, failed: false } })
  const { notifications } = written({ notifications: { loudly: true, failed: true } }, change)
  expect(notifications).toMatchObject({ loudly: true, failed: false })
})

test('what is taken away here is gone', () => {
  const there = { retention: { maxAgeDays: 3, keepLongerDays: { failed: 2 } } }
  const change = (before: Settings) => ({ ...before, retention: { ...before.retention, keepLongerDays: {} } })
  expect(written(there, change).retention).toMatchObject({ maxAgeDays: 3, keepLongerDays: {} })
})

test('fields of a choice go with it', () => {
  const there = { tunnel: { kind: 'ngrok', domain: 'a.example', region: 'eu' } }
  expect(written(there, before => ({ ...before, tunnel: { kind: 'loopback' } })).tunnel).toEqual({ kind: 'loopback' })
})

test('what an earlier version wrote in other words is written in those of this one alone', () => {
  expect(written({ pause: { until: null } })).not.toHaveProperty('pause')
})
