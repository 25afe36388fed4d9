import type { DiagnosticsPreview } from '../../../electron/contract/about.ts'
import { type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'

/** For looking at the page about the app, at the diagnostics file, and at the palette over a full list. */
export function aboutScene(base: FakeBridgeOptions): FakeBridgeOptions {
  return {
    ...base,
    answers: {
      'app.about': () =>
        ok({
          versions: [
            { name: 'Hover Tray', version: '0.1.0' },
            { name: 'Electron', version: '45.4.1' },
            { name: 'Chromium', version: '152.0.7977.41' },
            { name: 'Node', version: '24.21.0' },
          ],
          ...{ system: 'Linux 6.1.0-18-amd64 (x64)', license: 'MIT' },
        }),
      'diagnostics.preview': () => ok(preview),
    },
  }
}

const part = (name: DiagnosticsPreview['parts'][number]['name'], value: unknown) => ({
  name,
  text: JSON.stringify(value, null, 2),
})

const preview: DiagnosticsPreview = {
  bytes: 1_980,
  parts: [
    part('versions', {
      ...{ 'Hover Tray': '0.1.0', Electron: '45.4.1', Chromium: '152.0.7977.41', Node: '24.21.0' },
      ...{ System: 'Linux 6.1.0-18-amd64 (x64)', 'Time zone': 'Africa/Nairobi' },
    }),
    part('health', {
      broken: 'tunnel',
      links: [{ name: 'tunnel', state: 'broken', code: 'tunnel-auth-rejected', since: '2026-11-22T08:12:00.000Z' }],
    }),
    part('settings', { port: 47470, practice: false, tunnel: { kind: 'ngrok', hasDomain: true }, views: 3 }),
    part('sources', [{ number: 1, kind: 'ussd-app', secret: 'there' }]),
    part('storage', { journal: { form: 2, newestForm: 2, entries: 1_912_004, segments: 212 } }),
    part('log', [
      '2026-11-22T08:11:58.120Z info started version=0.1.0 runtime=Electron 45.4.1',
      '2026-11-22T08:12:00.481Z warn delivery-refused of source 1 reason=wrong-secret',
    ]),
  ],
}
