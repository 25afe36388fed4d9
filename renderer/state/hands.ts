import type { State } from './model.ts'
import type { StoreParts } from './store.ts'

/** What a person's hands are on: it decides what actions mean. */
export interface Hands {
  /** The transaction at which the keys are in the list; it need not be open. */
  readonly marked: string | null
  readonly raw: RawPlace
  /** What became of the last action, until it has been read; null when there is nothing to tell. */
  readonly told: Told | null
}

/** Whether the raw deliveries are shown, and which; null is the newest. */
export interface RawPlace {
  readonly isOpen: boolean
  readonly seq: number | null
}

export interface Told {
  readonly sentence: string
  readonly isFailure: boolean
}

const summary: RawPlace = { isOpen: false, seq: null }
export const firstHands: Hands = { marked: null, raw: summary, told: null }

export interface HandsAction {
  readonly type: 'hands'
  readonly change: Partial<Hands>
}

/** Raw deliveries stay on from one transaction to the next, and end with the detail. */
export function withHands(state: State, { change }: HandsAction): State {
  return { ...state, hands: { ...state.hands, ...change } }
}

export function withoutDetail(state: State): State {
  return { ...state, detail: null, hands: { ...state.hands, raw: summary } }
}

/** How long an outcome stands there, in milliseconds; a failure takes longer to read. */
const doneMs = 3_000
const failureMs = 8_000

/** What changes the hands. */
export function createHands({ dispatch, get, later }: Pick<StoreParts, 'dispatch' | 'get' | 'later'>) {
  const set = (change: Partial<Hands>): void => dispatch({ type: 'hands', change })
  return {
    mark: (marked: string | null) => set({ marked }),
    showRaw: (seq: number | null) => set({ raw: { isOpen: true, seq } }),
    hideRaw: () => set({ raw: summary }),
    /** Says what became of an action, for a while. */
    say(sentence: string, isFailure = false): void {
      const told: Told = { sentence, isFailure }
      set({ told })
      later(() => get().hands.told === told && set({ told: null }), isFailure ? failureMs : doneMs)
    },
    forget: () => set({ told: null }),
  }
}
