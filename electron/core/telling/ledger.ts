import type {
  AcknowledgedBy,
  HoldCause,
  NoticeFate,
  NoticeStateName,
  StepName,
  Suppression,
} from '../../contract/notices/notice-ledger.ts'

/** What is journaled of a notice, and when; milliseconds since 1970. */
export type NoticeEvent =
  | { readonly kind: 'hold'; readonly at: number; readonly cause: HoldCause; readonly until: number }
  | { readonly kind: 'suppress'; readonly at: number; readonly by: Suppression }
  | { readonly kind: 'release'; readonly at: number }
  | { readonly kind: 'show'; readonly at: number }
  | { readonly kind: 'fail'; readonly at: number }
  | { readonly kind: 'click'; readonly at: number }
  | { readonly kind: 'escalate'; readonly at: number; readonly steps: readonly StepName[] }
  | { readonly kind: 'acknowledge'; readonly at: number; readonly by: AcknowledgedBy }
  | { readonly kind: 'lapse'; readonly at: number }

type NoticeEventName = NoticeEvent['kind']

/**
 * Where each event leads: a state, `same` where it says nothing new, such as a showing that is reported after the click;
 * and what is not listed is refused, because it would tell twice or untell.
 */
const ways = {
  due: {
    ...{ hold: 'held', suppress: 'suppressed', show: 'shown', fail: 'failed', click: 'clicked' },
    ...{ acknowledge: 'acknowledged', lapse: 'lapsed' },
  },
  held: {
    ...{ hold: 'held', release: 'due', show: 'shown', fail: 'failed', click: 'clicked' },
    ...{ acknowledge: 'acknowledged', lapse: 'lapsed' },
  },
  suppressed: { suppress: 'same', acknowledge: 'acknowledged', lapse: 'lapsed' },
  shown: {
    show: 'same',
    fail: 'same',
    click: 'clicked',
    escalate: 'shown',
    acknowledge: 'acknowledged',
    lapse: 'same',
  },
  clicked: {
    show: 'same',
    fail: 'same',
    click: 'same',
    escalate: 'clicked',
    acknowledge: 'acknowledged',
    lapse: 'same',
  },
  failed: {
    fail: 'same',
    show: 'shown',
    click: 'clicked',
    escalate: 'failed',
    acknowledge: 'acknowledged',
    lapse: 'same',
  },
  lapsed: { lapse: 'same' },
  acknowledged: { show: 'same', fail: 'same', click: 'same', acknowledge: 'same', lapse: 'same' },
} as const satisfies { readonly [S in NoticeStateName]: Partial<Record<NoticeEventName, NoticeStateName | 'same'>> }

/** The events that a notice in a state takes, for whoever knows the state: others do not compile. */
export type EventOf<S extends NoticeStateName> = Extract<NoticeEvent, { readonly kind: keyof (typeof ways)[S] }>

export type Advanced =
  | { readonly ok: true; readonly fate: NoticeFate; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: 'not-from-here' | 'step-taken' }

export function fateAtFirst(dueAt: number): NoticeFate {
  return { state: 'due', dueAt }
}

/** What a notice is after an event that it takes for certain. */
export function follow<S extends NoticeStateName>(
  fate: Extract<NoticeFate, { readonly state: S }>,
  event: Exclude<EventOf<S>, { readonly kind: 'escalate' }>,
): NoticeFate {
  const advanced = advance(fate, event)
  return advanced.ok ? advanced.fate : fate
}

/** What a notice is after an event. A refusal leaves it as it is: two tellers at once can only tell once. */
export function advance(fate: NoticeFate, event: NoticeEvent): Advanced {
  const from: Partial<Record<NoticeEventName, NoticeStateName | 'same'>> = ways[fate.state]
  const way = from[event.kind]
  if (way === undefined) return { ok: false, reason: 'not-from-here' }
  if (way === 'same') return { ok: true, fate, isNew: false }
  if (event.kind === 'escalate' && event.steps.some(step => stepsOf(fate).includes(step)))
    return { ok: false, reason: 'step-taken' }
  return { ok: true, fate: moved(fate, event), isNew: true }
}

function moved(fate: NoticeFate, event: NoticeEvent): NoticeFate {
  const { dueAt } = fate
  const steps = stepsOf(fate)
  switch (event.kind) {
    case 'hold':
      return { state: 'held', dueAt, cause: event.cause, until: event.until }
    case 'suppress':
      return { state: 'suppressed', dueAt, by: event.by }
    case 'release':
      return { state: 'due', dueAt }
    case 'show':
      return { state: 'shown', dueAt, shownAt: event.at, steps: withBanner(steps) }
    case 'fail':
      return { state: 'failed', dueAt, failedAt: event.at, steps }
    case 'click':
      // Nobody clicks what does not show: the report of the showing is on its way or was lost.
      return {
        state: 'clicked',
        dueAt,
        shownAt: 'shownAt' in fate ? fate.shownAt : event.at,
        clickedAt: event.at,
        steps: withBanner(steps),
      }
    case 'escalate':
      return withSteps(fate, event.steps)
    case 'acknowledge':
      return { state: 'acknowledged', dueAt, at: event.at, by: event.by, steps }
    case 'lapse':
      return { state: 'lapsed', dueAt }
  }
}

/** The first showing is the first rung. */
function withBanner(steps: readonly StepName[]): readonly StepName[] {
  return steps.includes('banner') ? steps : [...steps, 'banner']
}

/** The rungs of the ladder that were taken. */
export function stepsOf(fate: NoticeFate): readonly StepName[] {
  return 'steps' in fate ? fate.steps : []
}

function withSteps(fate: NoticeFate, more: readonly StepName[]): NoticeFate {
  return 'steps' in fate ? { ...fate, steps: [...fate.steps, ...new Set(more)] } : fate
}

/** Whether a person could be told of it, or was, and nobody has said that it was seen to. */
export function isOpen({ state }: NoticeFate): boolean {
  return state === 'due' || state === 'held' || state === 'shown' || state === 'clicked' || state === 'failed'
}
