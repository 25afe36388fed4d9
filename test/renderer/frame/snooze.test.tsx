// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keptNoticeRulesSchema } from '../../../electron/contract/settings/notice-rules.ts'
import type { Settings } from '../../../electron/contract/settings/settings.ts'
import { snoozeUntil } from '../../../renderer/state/snoozing.ts'
import { anAppState } from '../../fakes/bridge.ts'
import { click, openDetail, renderApp, settle } from '../render-app.tsx'

const at = '2026-03-02T09:00:00.000Z'
const inAnHour = '2026-03-02T10:00:00.000Z'

const open = (change: Partial<Settings> = {}) => {
  vi.setSystemTime(at)
  return renderApp({ app: { settings: { ...anAppState().settings, ...change } } })
}
afterEach(() => {
  vi.useRealTimers()
})

const snoozed = (until: string | null) => ({
  noticeRules: keptNoticeRulesSchema.parse({ snoozes: [{ scope: { kind: 'all' }, until }] }),
})

describe('snoozing all notices in the window', () => {
  it('begins by keys alone, and the bar at the foot says until when', async () => {
    const fake = await open()
    fireEvent.keyDown(document.body, { key: 's' })
    expect(document.activeElement?.textContent).toBe('For 1 hour')
    await click('For 1 hour', 'menuitem')
    expect(fake.inputsOf('notices.snooze')).toEqual([{ scope: { kind: 'all' }, until: inAnHour }])
    expect(screen.getByRole('button', { name: /^Snoozed until/ })).toBeTruthy()
  })

  it('ends from the same place', async () => {
    const fake = await open(snoozed(null))
    await click('Snoozed until you resume')
    await click('Resume notices', 'menuitem')
    expect(fake.inputsOf('notices.resume')).toEqual([{ scope: { kind: 'all' } }])
    expect(screen.getByRole('button', { name: 'Notices are on' })).toBeTruthy()
  })

  it('is found by name in the palette', async () => {
    const fake = await open()
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
    fireEvent.change(screen.getByRole('combobox', { name: 'Command palette' }), { target: { value: 'mute 8 hours' } })
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' })
    await settle()
    expect(fake.inputsOf('notices.snooze')).toEqual([{ scope: { kind: 'all' }, until: '2026-03-02T17:00:00.000Z' }])
  })

  it('says nothing of a snooze that is over', async () => {
    await open(snoozed('2026-03-02T08:59:00.000Z'))
    expect(screen.getByRole('button', { name: 'Notices are on' })).toBeTruthy()
  })

  it('lasts until eight in the morning of the next day by the clock of this computer', () => {
    const until = new Date(snoozeUntil('morning', new Date(2026, 2, 28, 23, 30)) ?? '')
    expect([until.getDate(), until.getHours(), until.getMinutes()]).toEqual([29, 8, 0])
  })

  it('snoozes the operator of a transaction for an hour', async () => {
    const { fake } = await openDetail({ operator: 'MTN' })
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
    fireEvent.change(screen.getByRole('combobox', { name: 'Command palette' }), { target: { value: 'snooze mtn' } })
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' })
    await settle()
    expect(fake.inputsOf('notices.snooze')).toMatchObject([{ scope: { kind: 'operator', operator: 'MTN' } }])
    expect(screen.getByText('Notices of MTN are snoozed for 1 hour.')).toBeTruthy()
  })

  it('says how much is snoozed, and leads to what that is and to its end', async () => {
    const snoozes = [{ scope: { kind: 'operator', operator: 'MTN' }, until: inAnHour }]
    const fake = await open({ noticeRules: keptNoticeRulesSchema.parse({ snoozes }) })
    await click('1 snoozed')
    await click('Show what is snoozed', 'menuitem')
    await click('End the snooze of Operator MTN')
    expect(fake.inputsOf('notices.resume')).toEqual([{ scope: { kind: 'operator', operator: 'MTN' } }])
  })
})
