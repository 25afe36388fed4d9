import type { UpdateChannel, UpdateProblem } from '../../contract/updates.ts'
import { type Feed, readSignedFeed } from './signed-feed.ts'
import type { UpdateSource, UpdateTarget } from './update-source.ts'

interface Deps {
  readonly source: UpdateSource
  readonly target: UpdateTarget
  /** On the desktop Chromium's, which takes the proxy of the system. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

export type FeedAnswer =
  | { readonly ok: true; readonly feed: Feed; readonly url: URL }
  | { readonly ok: false; readonly problem: UpdateProblem }

export type AskFeed = (channel: UpdateChannel, signal: AbortSignal) => Promise<FeedAnswer>

/** Many times the longest feed that the schema takes. */
const mostBytes = 256 * 1024

/** Asks once what the newest release of a channel is. Sends nothing that tells one installation from another. */
export function createAskFeed({ source, target, fetch }: Deps): AskFeed {
  return async (channel, signal) => {
    const url = new URL(`${channel}-${target.platform}-${target.arch}.json`, source.feeds)
    try {
      const answer = await fetch(url.href, { signal, cache: 'no-store', credentials: 'omit' })
      if (!answer.ok) {
        await answer.body?.cancel()
        return { ok: false, problem: 'unreachable' }
      }
      const text = await readText(answer)
      if (text === null) return { ok: false, problem: 'unreadable' }
      const reading = readSignedFeed(text, source.keys, { channel, ...target })
      return reading.ok ? { ok: true, feed: reading.feed, url } : { ok: false, problem: reading.fault }
    } catch {
      return { ok: false, problem: 'unreachable' }
    }
  }
}

async function readText(answer: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
