// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Recovery } from '../../../electron/contract/notices/blind-window.ts'
import { bandSentence, recoverySentence } from '../../../renderer/views/connection/blind-words.ts'
import { aBlindWindow } from '../../fakes/health.ts'

const now = new Date('2026-03-02T12:00:00Z')
const at = (clock: string) => `2026-03-02T${clock}:00Z`
const all = { now, names: null }
const unknowable = { kind: 'unknowable', sentence: 'usehover.com cannot be asked.' } as const
const caughtUp = (recovered: number) =>
  ({ kind: 'caught-up', at: at('11:00'), recovered, sentence: 'What was in between is not known.' }) as const
const withRecovery = (...recoveries: readonly Recovery[]) =>
  recoveries.map((recovery, index) => aBlindWindow({ id: String(index), recovery }))

describe('a band', () => {
  it('says why and what was recovered', () => {
    expect(bandSentence([aBlindWindow()], all)).toMatch(/^Not listening .+ \(asleep\)\. 3 changes recovered\.$/)
  })

  it('says since when, while it lasts', () => {
    const lasting = aBlindWindow({ until: null, cause: 'tunnel-down', recovery: { kind: 'open' } })
    expect(bandSentence([lasting], all)).toMatch(/^Not listening since .+ \(tunnel down\)\.$/)
  })

  it('names the sources when others did listen', () => {
    expect(bandSentence([aBlindWindow()], { now, names: 'Acme Roofing' })).toContain('Not listening for Acme Roofing ')
  })

  it('tells one time of several sources once', () => {
    const both = [aBlindWindow({ id: 'a' }), aBlindWindow({ id: 'b', sourceId: 'shop', recovery: unknowable })]
    expect(bandSentence(both, all)).toMatch(/^Not listening [^,]+\(asleep\)\./)
  })

  it('counts separate times and adds up their lengths and causes', () => {
    const windows = [
      aBlindWindow({ id: 'a', from: at('08:00'), until: at('08:10') }),
      aBlindWindow({ id: 'b', from: at('09:00'), until: at('09:20'), cause: 'app-closed' }),
    ]
    expect(bandSentence(windows, all)).toMatch(/^Not listening 2 times, .+, 30 min in all \(asleep, app closed\)\./)
  })

  it('counts what lasts only until now', () => {
    const windows = [
      aBlindWindow({ id: 'a', from: at('08:00'), until: at('08:10') }),
      aBlindWindow({ id: 'b', from: at('11:55'), until: null, recovery: { kind: 'open' } }),
    ]
    expect(bandSentence(windows, all)).toMatch(/2 times, since .+, 15 min in all/)
  })

  it('takes a window inside a longer one for no time of its own', () => {
    const windows = [
      aBlindWindow({ id: 'a', from: at('08:00'), until: at('10:00') }),
      aBlindWindow({ id: 'b', from: at('08:30'), until: at('09:00') }),
      aBlindWindow({ id: 'c', from: at('09:30'), until: at('09:40') }),
    ]
    expect(bandSentence(windows, all)).not.toContain('times')
  })

  it.each([
    ['adds up what was recovered', [caughtUp(2), caughtUp(1)], '3 changes recovered.'],
    ['says one change in the singular', [caughtUp(1)], ' 1 change recovered.'],
    ['says that nothing had changed', [caughtUp(0)], 'No changes found.'],
    ['says that Hover is still being asked', [caughtUp(2), { kind: 'asking' }], 'Asking Hover'],
    ['says that nothing can be known', [unknowable], 'cannot be known.'],
    [
      'does not let what was recovered hide what cannot be known',
      [caughtUp(2), unknowable],
      'The rest cannot be known.',
    ],
  ] as const)('%s', (_, recoveries, words) => {
    expect(bandSentence(withRecovery(...recoveries), all)).toContain(words)
  })
})

describe('the recovery of one window', () => {
  it('says what cannot be known all the same', () => {
    expect(recoverySentence(caughtUp(2))).toBe('2 changes recovered. What was in between is not known.')
  })
})
