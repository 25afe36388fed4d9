import type { Source } from '../../../contract/settings/settings.ts'
import { createUssdGate, type UssdGate, type UssdSecret } from '../gates/ussd-gate.ts'
import type { SourceNames } from '../gates/ussd-proving.ts'

type KnownSource = Pick<Source, 'id' | 'name' | 'kind' | 'hookPath'>

/** What a thread that receives has to know of the settings and secrets. */
export interface SourceFacts {
  readonly edition: number
  readonly sources: readonly KnownSource[]
  readonly secrets: readonly UssdSecret[]
}

/** The sources of this moment, in a thread that receives. */
export interface KnownSources {
  learn(facts: SourceFacts): void
  at(hookPath: string): KnownSource | undefined
  gate(): UssdGate
  names(): SourceNames
}

interface Deps {
  /** The edition that the main thread has told last, as Int32. It holds from that moment on. */
  readonly edition: SharedArrayBuffer
  /** Learns what the main thread has told up to now. */
  readonly listen: () => void
  readonly now: () => number
}

/**
 * Facts come by message, but a delivery that was sent after a secret was changed may be read before that message: so each
 * look compares the editions first.
 */
export function createKnownSources({ edition, listen, now }: Deps): KnownSources {
  const told = new Int32Array(edition)
  let known = 0
  let byHook: ReadonlyMap<string, KnownSource> = new Map()
  let names: SourceNames = new Map()
  let gate = createUssdGate([], now)

  const current = (): void => {
    if (Atomics.load(told, 0) === known) return
    listen()
  }

  return {
    learn(facts) {
      known = facts.edition
      byHook = new Map(facts.sources.map(source => [source.hookPath, source]))
      names = new Map(facts.sources.map(({ id, name }) => [id, name]))
      gate = createUssdGate(facts.secrets, now)
    },
    at(hookPath) {
      current()
      return byHook.get(hookPath)
    },
    gate: () => gate,
    names: () => names,
  }
}
