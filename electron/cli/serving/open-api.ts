import { randomBytes } from 'node:crypto'
import type { App } from '../../running-app.ts'
import type { Api, ApiPlace } from '../../services/api/api.ts'
import { systemClock } from '../../services/clock.ts'
import { ensureApiToken } from '../../services/secrets/api-token.ts'
import { openFolder } from '../data/folder.ts'
import type { RunningWords } from './running-words.ts'

interface Opening {
  readonly app: App
  readonly words: Pick<RunningWords, 'note'>
  readonly version: string
  readonly place: ApiPlace | undefined
}

/** Before the engine starts: it reads secrets then. */
export async function makeApiToken(dataDir: string, place: ApiPlace | undefined): Promise<void> {
  if (place === undefined) return
  const { vault } = await openFolder(dataDir)
  await ensureApiToken(vault, randomBytes)
}

/** Null where none is asked for, or its port is taken: receiving matters more. */
export async function openApi({ app, words, version, place }: Opening): Promise<Api | null> {
  if (place === undefined) return null
  // Not loaded for all the commands that need none of it.
  const { createApi } = await import('../../services/api/api.ts')
  const api = createApi({
    ...{ place, version, token: app.apiToken, clock: systemClock },
    asked: app,
    log: (_level, event, facts) => words.note('api', `${event} ${Object.values(facts ?? {}).join(' ')}`.trim()),
  })
  const port = await api.open()
  if (port === null) {
    words.note('error', `The API cannot listen on ${place.host}:${place.port}. Choose another port with --api.`)
    return null
  }
  words.note('api', `listening on ${place.host}:${port}`)
  return api
}
