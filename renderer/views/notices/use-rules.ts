import { useEffect, useState } from 'react'
import type { AppState } from '../../../electron/contract/bridge/app-state.ts'
import type { RulesInForce } from '../../../electron/contract/bridge/rules.ts'
import type { KeptNoticeRules, Rule } from '../../../electron/contract/settings/notice-rules.ts'
import { ask } from '../../bridge.ts'
import { useAct, usePick } from '../../state/use-store.ts'

/** What is set as one; what is snoozed is set by itself. */
export type WishedRules = Omit<KeptNoticeRules, 'snoozes'>

export interface KnownRules {
  readonly inForce: RulesInForce
  /** As the settings keep them. */
  readonly kept: KeptNoticeRules
}

type Loaded = KnownRules | { readonly failure: string }

/** The rules that hold; null until they have come. They are asked for again whenever the settings change. */
export function useRules(): Loaded | null {
  const settings = usePick(state => state.app?.settings ?? null)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    if (settings === null) return
    let isWanted = true
    void ask('rules.get', undefined).then(reply => {
      if (!isWanted) return
      setLoaded(reply.ok ? { inForce: reply.value, kept: settings.noticeRules } : { failure: reply.failure.sentence })
    })
    return () => {
      isWanted = false
    }
  }, [settings])
  return loaded
}

/** The same, where nothing can be drawn without them. */
export function useKnownRules(): KnownRules | null {
  const rules = useRules()
  return rules === null || 'failure' in rules ? null : rules
}

/** The settings with a part of them changed. */
function wishedWith({ noticeRules }: AppState['settings'], change: Partial<WishedRules>): WishedRules {
  const { snoozes: _set, ...wished } = noticeRules
  return { ...wished, ...change }
}

/** Sets a part of what the settings keep of rules; what is wrong is said, and nothing is set then. */
export function useSetRules() {
  const settings = usePick(state => state.app?.settings ?? null)
  const { busy, failure, act } = useAct()
  const set = async (change: Partial<WishedRules>): Promise<boolean> => {
    if (settings === null) return false
    return (await act('rules.set', wishedWith(settings, change))) !== undefined
  }
  return {
    busy,
    failure,
    set,
    setList: (rules: readonly Rule[]): Promise<boolean> => set({ rules: [...rules] }),
  }
}
