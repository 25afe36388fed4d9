import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import type { Language } from '../../../electron/contract/speech/languages.ts'
import { desktopNotice } from '../../../electron/core/telling/desktop-notice.ts'

const notice: Notice = {
  ...{ id: 'shop/ussd/1#3', topic: 'status', urgency: 'critical', transactionId: 'shop/ussd/1', status: 'failed' },
  ...{ title: 'Pay Rent failed', body: 'Low balance', dueAt: '2026-07-01T12:00:00.000Z' },
}
const labels = (language: Language, about: Notice = notice) =>
  desktopNotice(about, { language, locale: language }).buttons.map(({ label }) => label)

describe('a notice on the desktop', () => {
  it('can be opened, acknowledged and snoozed', () => {
    const { buttons } = desktopNotice(notice, { language: 'en', locale: 'en-GB' })
    expect(buttons).toEqual([
      { action: 'open', label: 'Open' },
      { action: 'acknowledge', label: 'Acknowledge' },
      { action: 'snooze', label: 'Snooze for 1 hour' },
    ])
  })

  it('has its buttons in the person’s language', () => {
    expect([labels('fr')[0], labels('sw')[0], labels('pt')[0]]).toEqual(['Ouvrir', 'Fungua', 'Abrir'])
  })

  it('that only tries whether notices are shown can only be answered', () => {
    expect(labels('en', { ...notice, id: 'test/1' })).toEqual(['I can see this'])
  })
})
