import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { UpdateSettings, UpdateState } from '../../../contract/updates.ts'
import { createUpdateAnswers, type UpdateAnswering } from '../../answering/update-answers.ts'
import type { Clock } from '../../clock.ts'
import type { SettingsFile } from '../../folder/settings-file.ts'
import type { Log } from '../../log.ts'
import type { ShowNotice } from '../../telling/notice-desk.ts'
import { createAskFeed } from '../../updates/ask-feed.ts'
import type { UpdateHost } from '../../updates/installer.ts'
import { openUpdateMemory } from '../../updates/update-memory.ts'
import { updateNotice } from '../../updates/update-notice.ts'
import { createUpdateDesk } from './update-desk.ts'

interface Deps {
  /** Left out by an engine without a desktop: whoever runs that updates its package. */
  readonly host: UpdateHost | undefined
  readonly installed: string
  readonly dataDir: string
  readonly settings: SettingsFile
  readonly clock: Clock
  readonly log: Log
  readonly show: ShowNotice
  readonly openExternal: (url: string) => void
  readonly onChange: (state: UpdateState) => void
}

export interface Updates {
  state(): UpdateState
  readonly answers: UpdateAnswering
  /** The settings may be others. */
  renew(): void
  stop(): void
}

/** Everything about newer versions of the app itself. */
export function createUpdates({ host, dataDir, settings, ...deps }: Deps): Updates {
  const source = host?.source ?? null
  const wanted = (): UpdateSettings => settings.get().updates
  const desk = createUpdateDesk({
    ...{ clock: deps.clock, random: Math.random, installed: deps.installed, log: deps.log, onChange: deps.onChange },
    ask: source === null || host === undefined ? null : createAskFeed({ ...host, source }),
    installer: host?.installer ?? null,
    settings: wanted,
    memory: openUpdateMemory(join(dataDir, 'updates.json'), randomUUID),
    tell: update =>
      void deps.show(updateNotice(update, deps.clock.now())).catch(() => deps.log('warn', 'update-untold')),
  })
  const visit = source === null ? null : () => deps.openExternal(source.page)
  return {
    state: desk.state,
    answers: createUpdateAnswers({ desk, settings, visit }),
    renew: desk.renew,
    stop: desk.stop,
  }
}
