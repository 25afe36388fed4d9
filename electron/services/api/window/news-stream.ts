import type { ServerResponse } from 'node:http'
import type { News } from '../../../contract/bridge/ipc.ts'
import type { Clock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import { eventText, openEventResponse } from '../event-response.ts'
import { tellingsShape } from './notice-shapes.ts'
import type { SharedFailures } from './shared-failures.ts'
import { openFailuresShape } from './transaction-shapes.ts'
import { type EngineState, engineNewsOf } from './wire.ts'

/** Reading the state takes some milliseconds. */
const mostBehind = 20

interface Deps {
  readonly state: () => Promise<EngineState>
  readonly onNews: (listener: (news: News) => void) => () => void
  readonly textOf: NewsText
  readonly failures: Pick<SharedFailures, 'follow'>
  readonly store: Pick<Store, 'tellings' | 'onNews'>
  readonly clock: Clock
}

interface Wish {
  readonly response: ServerResponse
  /** Up to where it was told of notices; null: from now on. */
  readonly after: number | null
}

/**
 * Sends a window of another computer the state, then the news of it, until it leaves or `stop` is called; returns that. What
 * was told to people is read from the store by position, so that nothing is lost between two connections. A slow reader
 * costs no memory: news that it does not take is left out, and it gets the whole state again when it reads on.
 */
export function streamNews(
  { state, onNews, textOf, failures, store, clock }: Deps,
  { response, after }: Wish,
): () => void {
  let position = after
  const wanted = { state: true, tellings: true }
  let isWorking = false
  /** What comes while the state is read stands behind it. */
  let behind: string[] | null = null

  /** One thing at a time, and nothing while the reader has not taken the last one. */
  async function work(): Promise<void> {
    if (isWorking || reader.isHeldUp() || reader.isOver()) return
    isWorking = true
    try {
      while (!reader.isHeldUp() && !reader.isOver() && (wanted.state || wanted.tellings)) await step()
    } catch {
      // It cannot be read now: the reader comes again.
      reader.stop()
    }
    isWorking = false
  }

  async function step(): Promise<void> {
    // Whoever has the state knows from where on it is told of notices: a connection that is cut early loses none.
    if (wanted.state && position !== null) {
      wanted.state = false
      behind = []
      reader.write(eventText('state', await state()))
      const texts: readonly string[] = behind
      behind = null
      return texts.forEach(tell)
    }
    wanted.tellings = false
    const told = await store.tellings(position)
    const isNothing = told.tellings.length === 0 && position !== null
    position = told.through
    wanted.tellings ||= told.hasMore
    if (!isNothing) reader.write(eventText('tellings', tellingsShape.parse(told), position))
  }

  /** What is not taken is left out: the whole state comes after it. */
  function tell(text: string): void {
    if (behind !== null && behind.length < mostBehind) behind.push(text)
    else if (behind !== null || reader.isHeldUp()) wanted.state = true
    else reader.write(text)
  }

  const reader = openEventResponse({
    ...{ response, clock, position: () => position, onTaken: () => void work() },
    onStop: () => {
      for (const end of [stopNews, stopFailures, stopStore]) end()
    },
  })
  const stopNews = onNews(news => {
    const text = textOf(news)
    if (text !== null) tell(text)
  })
  const stopFailures = failures.follow(open => tell(eventText('failures', openFailuresShape.parse(open))))
  const stopStore = store.onNews(() => {
    wanted.tellings = true
    void work()
  })
  void work()
  return reader.stop
}

/** News as they are sent; null: they are not. */
type NewsText = (news: News) => string | null

/** Made once for all windows: checking five hundred rows takes some milliseconds. */
export function createNewsText(): NewsText {
  const known = new WeakMap<News, { readonly text: string | null }>()
  return news => {
    const made = known.get(news)
    if (made !== undefined) return made.text
    const told = engineNewsOf(news)
    const text = told === null ? null : eventText('news', told)
    known.set(news, { text })
    return text
  }
}
