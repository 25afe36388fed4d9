import type { TrayTexts } from '../sentences.ts'

export const tray: TrayTexts = {
  'tray.no-failed': 'Hakuna muamala ulioshindwa',
  'tray.failed': '{count, plural, one {# umeshindwa} other {# imeshindwa}}',
  'tray.pending': '{count, plural, one {# unasubiri} other {# inasubiri}}',
  'tray.open': 'Fungua Hover Tray',
  'tray.failure': 'Imeshindwa: {what}',
  'tray.failure-why': 'Imeshindwa: {what} ({why})',
  'tray.copy-address': 'Nakili anwani',
  'tray.quit': 'Funga programu',
  'tray.no-sources': 'Bado hakuna chanzo',
  'tray.live': 'Iko hewani',
  'tray.some-live':
    '{count, plural, one {Chanzo # kati ya {of} kiko hewani} other {Vyanzo # kati ya {of} viko hewani}}',
  'tray.broken': '{link}: {why}',
  'tray.what-to-do': 'Cha kufanya…',
  'tray.retry': 'Jaribu kuunganisha sasa',
  'tray.connect-source': 'Unganisha shirika…',
  'tray.source-settings': 'Mipangilio ya chanzo…',
  'tray.tunnel-settings': 'Mipangilio ya tunnel…',
  'tray.notification-settings': 'Mipangilio ya arifa…',
  'tray.test-notification': 'Tuma arifa ya jaribio',
}
