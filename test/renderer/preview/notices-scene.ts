import type { RehearsalReport } from '../../../electron/contract/notices/rehearsal.ts'
import type { Settings } from '../../../electron/contract/settings/settings.ts'
import { type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'

const minute = 60_000

function aRehearsal(now: Date): RehearsalReport {
  const at = (minutes: number) => new Date(now.getTime() - minutes * minute).toISOString()
  const notice = { kind: 'notice', urgency: 'critical', count: 1 } as const
  return {
    ...{ since: at(43_200), until: at(0), sent: 14, atNight: 2, sounds: 9, candidates: 1_204, silent: 1_131 },
    decided: [
      { ruleId: 'succeeded', count: 1_131 },
      { ruleId: 'failed', count: 58 },
      { ruleId: 'stuck', count: 12 },
      { ruleId: null, count: 3 },
    ],
    newest: [
      { ...notice, at: at(42), transactionId: 'shop/ussd/1', title: 'Send Money failed: low balance' },
      { ...notice, at: at(140), transactionId: 'shop/ussd/2', title: 'Buy Airtime failed: no response', count: 38 },
      { ...notice, kind: 'storm-over', urgency: 'quiet', at: at(126), transactionId: null, title: '', count: 38 },
      { ...notice, kind: 'late-digest', urgency: 'quiet', at: at(1_500), transactionId: null, title: '', count: 4 },
      { ...notice, kind: 'held-digest', urgency: 'normal', at: at(2_900), transactionId: null, title: '', count: 7 },
    ],
  }
}

/** Rules of one's own with quiet hours, steps and channels, and what they would have sent. */
export function noticesScene(now: Date, settings: Settings, app: FakeBridgeOptions): FakeBridgeOptions {
  const { rules: _usual, ...kept } = settings.noticeRules
  return {
    ...app,
    app: {
      ...app.app,
      settings: {
        ...settings,
        noticeRules: {
          ...kept,
          rules: null,
          snoozes: [
            { scope: { kind: 'rule', ruleId: 'stuck' }, until: new Date(now.getTime() + 40 * minute).toISOString() },
          ],
          quietHours: {
            zone: 'Africa/Nairobi',
            ranges: [
              { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '22:00', to: '06:30' },
              { days: ['sat', 'sun'], from: '20:00', to: '09:00' },
            ],
            criticalBreaksThrough: true,
          },
          channels: [
            { id: 'channel-1', name: 'Night shift', kind: 'ntfy' },
            { id: 'channel-2', name: 'Operations in Slack', kind: 'slack' },
          ],
          ladder: [
            { kind: 'banner', afterSeconds: 0 },
            { kind: 'sticky', afterSeconds: 120 },
            { kind: 'outgoing', channelId: 'channel-1', afterSeconds: 600 },
          ],
        },
      },
    },
    answers: { ...app.answers, 'rules.rehearse': () => ok(aRehearsal(now)) },
  }
}
