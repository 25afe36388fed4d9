import type { PracticeDay } from '../../contract/practice.ts'
import { seededShare } from '../../core/practice/seeded-share.ts'
import type { FaultLine } from './fault-line.ts'
import type { Player } from './player.ts'
import type { Delivery } from './post.ts'
import type { Story } from './story.ts'

/** Between the starts of two stories when all are played. */
const staggerMs = 1500

interface Deps {
  readonly stories: readonly Story[]
  readonly player: Player
  readonly line: FaultLine
  readonly now: () => number
  readonly signal: AbortSignal
}

/** Which stories are played, and when each begins. */
export function createPlaylist({ stories, player, line, now, signal }: Deps) {
  // One that pretends that nothing was heard for a while would do so again and again.
  const everyday = stories.filter(({ kind, steps }) => kind === 'ussd' || !steps.some(({ deliver }) => isLost(deliver)))

  return {
    /** Ends with the last delivery; null when there is no such story. */
    play(name: string): Promise<readonly Delivery[]> | null {
      const story = stories.find(one => one.name === name)
      return story === undefined ? null : player.play(story, signal)
    },
    /** All of them side by side, one beginning after the other. */
    async playAll(): Promise<readonly Delivery[]> {
      const plays = stories.map(async (story, index) =>
        (await player.waited(index * staggerMs, signal)) ? player.play(story, signal) : [],
      )
      return (await Promise.all(plays)).flat()
    },
    /** So many a second, each another transaction, chosen by the seed of the faults. */
    async playDay({ rate, seconds }: PracticeDay): Promise<void> {
      const began = now()
      const plays: Promise<unknown>[] = []
      for (let index = 0; index < Math.max(1, Math.round(rate * seconds)); index++) {
        const waitMs = Math.max(0, began + (index * 1000) / rate - now())
        if (index > 0 && !(await player.waited(waitMs, signal))) break
        const lane = line.begin()
        const story = everyday[Math.floor(seededShare([line.plan().seed, lane], 'story') * everyday.length)]
        if (story !== undefined) plays.push(player.play(story, signal, lane))
      }
      await Promise.all(plays)
    },
  }
}

function isLost(step: unknown): boolean {
  return typeof step === 'object' && step !== null && 'isLost' in step
}
