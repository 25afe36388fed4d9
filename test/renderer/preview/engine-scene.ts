import type { AppState } from '../../../electron/contract/bridge/app-state.ts'
import { attachedHealth } from '../../../electron/core/attached/attached-health.ts'
import { engineProblem } from '../../../electron/core/attached/engine-problem.ts'
import { type FakeBridgeOptions, refused } from '../../fakes/bridge.ts'
import { aHealth } from '../../fakes/health.ts'

const place = { kind: 'remote', address: 'https://engine.example.com', name: 'Amina' } as const
const reach = { kind: 'taken' } as const

/** A window that shows an engine elsewhere: as it is now, and while it is away. */
export function engineScenes(now: Date, scene: FakeBridgeOptions): Readonly<Record<string, FakeBridgeOptions>> {
  const at = now.toISOString()
  const heardAt = new Date(now.getTime() - 12 * 60_000).toISOString()
  const retryAt = new Date(now.getTime() + 20_000).toISOString()
  const problem = engineProblem('unreachable')
  const away = { kind: 'away', heardAt, problem, retryAt } as const
  const never = { kind: 'away', heardAt: null, problem: engineProblem('token-refused'), retryAt } as const
  const known = { at, health: aHealth(), reach }
  const showing = (engine: AppState['engine']): FakeBridgeOptions => ({ ...scene, app: { ...scene.app, engine } })
  return {
    attached: {
      ...showing({ ...place, link: { kind: 'here', version: '0.1.0' } }),
      health: attachedHealth({ ...known, link: { kind: 'here', version: '0.1.0' }, heardAt: at, awayAt: null }),
    },
    away: {
      ...showing({ ...place, link: away }),
      health: attachedHealth({ ...known, link: away, heardAt, awayAt: heardAt }),
    },
    'away-at-start': {
      ...showing({ ...place, link: never }),
      rows: [],
      health: attachedHealth({ ...known, health: null, link: never, heardAt: null, awayAt: heardAt }),
      answers: { 'transactions.page': () => refused(never.problem.sentence) },
    },
  }
}
