import type { StatusCounts } from '../../../contract/transactions/transaction.ts'
import type { StoreNews } from '../store.ts'
import { createNewsCollector } from './news-collector.ts'
import type { Projected } from './projected.ts'

/** Tells what the projector did. */
export interface NewsTelling {
  /** `isLive`: it is not from before this start. */
  add(projected: Projected, isLive: boolean): void
  /** More waits for a destination, though nothing came in. */
  stir(counts: StatusCounts): void
  /** At once; but under load not more often than people can see. */
  tell(): void
  /** All of it at once. */
  tellAll(): void
  stop(): void
}

/** How often it is told under load, in milliseconds. */
export const newsEveryMs = 50

export function createNewsTelling(send: (news: StoreNews) => void): NewsTelling {
  const news = createNewsCollector()
  let pause: NodeJS.Timeout | null = null

  /** False: there is none. */
  const tellSome = (): boolean => {
    const found = news.take()
    if (found !== null) send(found)
    return found !== null
  }

  const tell = (): void => {
    if (pause !== null || !tellSome()) return
    pause = setTimeout(() => {
      pause = null
      tell()
    }, newsEveryMs)
  }

  const stop = (): void => {
    if (pause !== null) clearTimeout(pause)
    pause = null
  }

  return {
    add: news.add,
    stir: news.stir,
    tell,
    tellAll: () => {
      stop()
      while (tellSome());
    },
    stop,
  }
}
