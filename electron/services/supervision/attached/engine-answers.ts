import type { Failure, Reply } from '../../../contract/bridge/ipc.ts'
import type { EngineAnswers, RemotePlace } from '../../../contract/settings/engine.ts'
import { engineProblem } from '../../../core/attached/engine-problem.ts'
import type { Answering } from '../../answering/answers.ts'
import { createEngineClient } from '../../attached/engine-client.ts'
import type { Clock } from '../../clock.ts'
import type { SettingsFile } from '../../folder/settings-file.ts'
import { secretNames } from '../../secrets/secret-names.ts'
import type { Vault } from '../../secrets/vault.ts'

export type EngineAnswering = Pick<Answering, keyof EngineAnswers>

const testLimitMs = 10_000

interface Deps {
  readonly settings: Pick<SettingsFile, 'get' | 'update'>
  readonly vault: Pick<Vault, 'get' | 'set' | 'remove'>
  readonly clock: Clock
  readonly where: 'desktop' | 'terminal'
  /** Tries now what is tried again by itself. */
  readonly retry: () => void
}

/** Answers which engine this desktop shows; whoever started it follows the settings. */
export function createEngineAnswers({ settings, vault, clock, where, retry }: Deps): EngineAnswering {
  /** A token is for the engine that it was entered for. */
  const tokenFor = (address: string, given = ''): string | undefined => {
    if (given !== '') return given
    const { engine } = settings.get()
    return engine.kind === 'remote' && engine.address === address ? vault.get(secretNames.engineToken) : undefined
  }

  /** Asks once whether an engine there would take this desktop. */
  async function test({ address, name }: RemotePlace, token: string | undefined): Promise<Reply<{ version: string }>> {
    const limit = new AbortController()
    const cancel = clock.after(testLimitMs, () => limit.abort())
    const client = createEngineClient({ call: () => ({ address, name, token }), fetch: globalThis.fetch })
    const heard = await client.hello(limit.signal)
    cancel()
    return heard.ok
      ? { ok: true, value: { version: heard.value.version } }
      : { ok: false, failure: { code: 'refused', sentence: engineProblem(heard.problem).sentence } }
  }

  return {
    'engine.test': ({ address, name, token }) => test({ kind: 'remote', address, name }, tokenFor(address, token)),
    'engine.attach': async ({ address, name, token }) => {
      if (where === 'terminal') return noDesktop
      const known = tokenFor(address, token)
      const place = { kind: 'remote', address, name } as const
      const found = await test(place, known)
      if (!found.ok) return found
      // The token first: whoever follows the settings asks with it at once.
      if (known !== undefined) await vault.set(secretNames.engineToken, known)
      settings.update(before => ({ ...before, engine: place }))
      return done
    },
    'engine.detach': async () => {
      settings.update(before => ({ ...before, engine: { kind: 'own' } }))
      await vault.remove(secretNames.engineToken)
      return done
    },
    'engine.retry': async () => {
      retry()
      return done
    },
  }
}

const done = { ok: true, value: null } as const
const noDesktop: { readonly ok: false; readonly failure: Failure } = {
  ok: false,
  failure: { code: 'unavailable', sentence: 'This engine has no window: a desktop attaches to it, not it to another.' },
}
