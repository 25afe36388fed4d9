import type { IncomingMessage, ServerResponse } from 'node:http'
import type { News, Reply } from '../../../contract/bridge/ipc.ts'
import type { Connection } from '../../../contract/connection.ts'
import type { Health } from '../../../contract/health.ts'
import { personSchema } from '../../../contract/settings/engine.ts'
import type { Settings } from '../../../contract/settings/settings.ts'
import type { Answering } from '../../answering/answers.ts'
import type { TransactionActs } from '../../answering/transaction-acts.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Store } from '../../store/store.ts'
import type { OpenFailures } from '../../telling/open-failures.ts'
import { nameOf } from '../name-of.ts'
import { createNewsText, streamNews } from './news-stream.ts'
import { settingsForWindows } from './settings-for-windows.ts'
import { createSharedFailures } from './shared-failures.ts'
import { createWindowQuestions } from './window-questions.ts'
import { type EngineState, engineStateShape, personHeader, windowProtocol } from './wire.ts'

/** The engine, as far as windows of other computers need it. */
export interface Watchable {
  readonly answers: Answering
  readonly acts: Pick<TransactionActs, 'resolve' | 'reopen' | 'acknowledge'>
  readonly store: Pick<Store, 'counts' | 'tellings' | 'onNews'>
  readonly failures: Pick<OpenFailures, 'list' | 'onChange'>
  connection(): Connection
  health(): Health
  settings(): Settings
  onNews(listener: (news: News) => void): () => void
}

interface Deps {
  readonly engine: Watchable
  readonly version: string
  readonly clock: Clock
  readonly log: Log
}

/** What the API answers to windows of other computers; who asks was let in already. */
export function createWindowPart({ engine, version, clock, log }: Deps) {
  const answer = createWindowQuestions({ ...engine, log })
  const failures = createSharedFailures({ ...engine, clock })
  const textOf = createNewsText()

  async function state(): Promise<EngineState> {
    const [counts, open] = await Promise.all([engine.store.counts(), failures.list()])
    return engineStateShape.parse({
      settings: settingsForWindows(engine.settings()),
      ...{ connection: engine.connection(), health: engine.health(), counts, failures: open },
    })
  }

  return {
    hello: () => ({ app: 'hover-tray', version, protocol: windowProtocol }),
    answer: (question: string, request: IncomingMessage, input: unknown): Promise<Reply<unknown>> =>
      answer({ question, input, by: nameOf(personOf(request)) }),
    /** Returns how to end it. */
    follow: (response: ServerResponse, after: number | null): (() => void) =>
      streamNews({ state, onNews: engine.onNews, textOf, failures, store: engine.store, clock }, { response, after }),
  }
}

/** Undefined where none can be read: then the decision is the API's. */
function personOf({ headersDistinct }: IncomingMessage): string | undefined {
  const [given = ''] = headersDistinct[personHeader] ?? []
  try {
    return personSchema.safeParse(decodeURIComponent(given)).data
  } catch {
    return undefined
  }
}
