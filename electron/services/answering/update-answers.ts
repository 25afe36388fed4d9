import type { UpdateAnswers, UpdateState } from '../../contract/updates.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { Answering } from './answers.ts'

export type UpdateAnswering = Pick<Answering, keyof UpdateAnswers>

interface Deps {
  readonly desk: {
    state(): UpdateState
    check(): Promise<UpdateState>
    download(): Promise<UpdateState>
    install(): Promise<UpdateState>
  }
  readonly settings: SettingsFile
  /** Null: this build does not know where its packages are. */
  readonly visit: (() => void) | null
}

/** Answers what people ask about newer versions. What went wrong is part of the state, in no language. */
export function createUpdateAnswers({ desk, settings, visit }: Deps): UpdateAnswering {
  return {
    'updates.state': async () => ({ ok: true, value: desk.state() }),
    'updates.check': async () => ({ ok: true, value: await desk.check() }),
    'updates.download': async () => ({ ok: true, value: await desk.download() }),
    'updates.install': async () => ({ ok: true, value: await desk.install() }),
    'updates.visit': async () => {
      if (visit === null) return noPage
      visit()
      return done
    },
    'updates.set': async updates => {
      settings.update(before => ({ ...before, updates }))
      return done
    },
  }
}

const done = { ok: true, value: null } as const
const noPage = {
  ok: false,
  failure: { code: 'unavailable', sentence: 'This build was not released, so there is no page of its packages.' },
} as const
