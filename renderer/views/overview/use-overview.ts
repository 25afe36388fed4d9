import { useEffect, useState } from 'react'
import { beginningOf, type OverviewChoice } from '../../state/overview-choice.ts'
import { useNow, usePick, useStore } from '../../state/use-store.ts'
import type { Answered } from './name-button.tsx'

interface Summed {
  readonly answered: Answered | null
  /** It answers the choice before, and the present one is under way. */
  readonly isOld: boolean
  readonly failure: string | null
  readonly retry: () => void
}

/** What was chosen; a source that was removed meanwhile gives way to all of them. */
export function useChoice(): OverviewChoice {
  const store = useStore()
  const choice = usePick(state => state.overview)
  const { sourceId } = choice
  const isGone = usePick(({ app }) => sourceId !== null && app?.settings.sources.every(({ id }) => id !== sourceId))
  useEffect(() => {
    if (isGone === true) store.chooseOverview({ ...choice, sourceId: null })
  }, [store, isGone, choice])
  return choice
}

/** The sums of a choice, asked for again as time goes by. What is on screen stays until the next answer. */
export function useOverview(choice: OverviewChoice): Summed {
  const store = useStore()
  const now = useNow()
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with every tick of the clock and every try.
  useEffect(() => {
    let isWanted = true
    void store.sumUp(choice, beginningOf(choice.period, new Date())).then(reply => {
      if (!isWanted) return
      setFailure(reply.ok ? null : reply.failure.sentence)
      if (reply.ok) setAnswered({ choice, overview: reply.value })
    })
    return () => {
      isWanted = false
    }
  }, [store, choice, now, tries])
  const isOld = answered !== null && answered.choice !== choice
  return {
    // Sums of another choice help nobody once it is known that there are none of this one.
    answered: isOld && failure !== null ? null : answered,
    isOld,
    failure,
    retry: () => setTries(tries + 1),
  }
}
