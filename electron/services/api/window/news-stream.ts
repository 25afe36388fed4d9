import type { ServerResponse } from 'node:http'
import type { News } from '../../../contract/ipc.ts'
import type { Clock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import { commonHeaders } from '../problem.ts'
import { tellingsShape } from './notice-shapes.ts'
import type { SharedFailures } from './shared-failures.ts'
import { openFailuresShape } from './transaction-shapes.ts'
import { type EngineState, engineNewsOf } from './wire.ts'

/** Proxies close what is silent for a minute; a reader that is gone is noticed by it too. */
const heartbeatMs = 15_000
/** Who takes nothing for so long is cut off, and resumes where it was. */
const patienceMs = 30_000
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
  let isOver = false
  let isHeldUp = false
  const wanted = { state: true, tellings: true }
  let isWorking = false
  /** What comes while the state is read stands behind it. */
  let behind: string[] | null = null
  let cancelHeartbeat = () => {}
  let cancelPatience = () => {}

  function stop(): void {
    if (isOver) return
    isOver = true
    for (const end of [stopNews, stopFailures, stopStore, cancelHeartbeat, cancelPatience]) end()
    response.destroy()
  }

  function write(text: string): void {
    if (isOver) return
    const isTaken = response.write(text)
    if (isTaken || isHeldUp) return
    isHeldUp = true
    cancelPatience = clock.after(patienceMs, stop)
    response.once('drain', () => {
      isHeldUp = false
      cancelPatience()
      void work()
    })
  }

  function beat(): void {
    cancelHeartbeat = clock.after(heartbeatMs, beat)
    if (!isHeldUp) write(position === null ? ': here\n\n' : `: here\nid: ${position}\n\n`)
  }

  /** One thing at a time, and nothing while the reader has not taken the last one. */
  async function work(): Promise<void> {
    if (isWorking || isHeldUp || isOver) return
    isWorking = true
    try {
      while (!isHeldUp && !isOver && (wanted.state || wanted.tellings)) await step()
    } catch {
      // It cannot be read now: the reader comes again.
      stop()
    }
    isWorking = false
  }

  async function step(): Promise<void> {
    // Whoever has the state knows from where on it is told of notices: a connection that is cut early loses none.
    if (wanted.state && position !== null) {
      wanted.state = false
      behind = []
      write(eventText('state', await state()))
      const texts: readonly string[] = behind
      behind = null
      return texts.forEach(tell)
    }
    wanted.tellings = false
    const told = await store.tellings(position)
    const isNothing = told.tellings.length === 0 && position !== null
    position = told.through
    wanted.tellings ||= told.hasMore
    if (!isNothing) write(eventText('tellings', tellingsShape.parse(told), position))
  }

  /** What is not taken is left out: the whole state comes after it. */
  function tell(text: string): void {
    if (behind !== null && behind.length < mostBehind) behind.push(text)
    else if (behind !== null || isHeldUp) wanted.state = true
    else write(text)
  }

  response.writeHead(200, { ...commonHeaders, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
  response.flushHeaders()
  const stopNews = onNews(news => {
    const text = textOf(news)
    if (text !== null) tell(text)
  })
  const stopFailures = failures.follow(open => tell(eventText('failures', openFailuresShape.parse(open))))
  const stopStore = store.onNews(() => {
    wanted.tellings = true
    void work()
  })
  response.once('close', stop)
  response.once('error', stop)
  cancelHeartbeat = clock.after(heartbeatMs, beat)
  void work()
  return stop
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

function eventText(kind: 'state' | 'news' | 'failures' | 'tellings', data: unknown, id: number | null = null): string {
  return `event: ${kind}\ndata: ${JSON.stringify(data)}\n${id === null ? '' : `id: ${id}\n`}\n`
}
