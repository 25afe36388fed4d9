import type { AppState } from '../../../electron/contract/bridge/app-state.ts'
import { type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'

const folder = '/home/amina/.config/hover-tray'
const day = 86_400_000

/** A folder of two years, limits that keep one, and what stricter ones would take away. */
export function dataScene(now: Date, settings: AppState['settings']): FakeBridgeOptions {
  const retention = { ...settings.retention, maxAgeDays: 365, keepLongerDays: { failed: 90 } }
  const ago = (days: number) => new Date(now.getTime() - days * day).toISOString()
  const file = (name: string, bytes: number, about: string) => ({ path: `${folder}/${name}`, bytes, about })
  const journal =
    'Everything that was received, without secrets and PINs, and what people did. Readable by your user only, not encrypted.'
  const state = 'What lists and searches show, masked. Can be made again from the journal: hover-tray rebuild.'
  return {
    app: { settings: { ...settings, retention }, dataDir: folder },
    answers: {
      'data.where': () =>
        ok({
          ...{ folder, retention, transactions: 604_120, oldest: ago(455), entries: 1_912_004, usedBytes: 812_000_000 },
          files: [
            file('store/journal.db', 512_000_000, journal),
            file('store/journal.db-wal', 4_120_000, journal),
            file('store/state.db', 318_000_000, state),
            file('settings.json', 2_412, 'Settings. No secret is in them.'),
            file(
              'secrets.json',
              812,
              'Secrets, encrypted with the keyring of the desktop or with the key beside them.',
            ),
            file('logs/hover-tray.log', 90_112, 'What the app did. No texts, numbers or secrets are in it.'),
          ],
          copies: [
            file(
              'store/state.db.before-rebuild',
              302_000_000,
              'A copy from before a change. The app does not need it; delete it when you do not need it either.',
            ),
          ],
        }),
      'retention.preview': () =>
        ok({
          ...{ transactions: 120_412, bytes: 161_000_000, oldest: ago(455), newest: ago(91) },
          byStatus: { succeeded: 110_002, failed: 9_310, cancelled: 1_100 },
          texts: 0,
          leastBytes: null,
        }),
    },
  }
}
