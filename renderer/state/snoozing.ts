import type { Snooze, Snoozing } from '../../electron/contract/settings/notice-rules.ts'
import type { Settings } from '../../electron/contract/settings/settings.ts'

export const snoozeChoices = ['hour', 'shift', 'morning', 'open'] as const
type SnoozeChoice = (typeof snoozeChoices)[number]

const hourMs = 3_600_000

/** ISO 8601; null: until somebody ends it. */
export function snoozeUntil(choice: SnoozeChoice, now: Date): string | null {
  switch (choice) {
    case 'hour':
      return new Date(now.getTime() + hourMs).toISOString()
    case 'shift':
      return new Date(now.getTime() + 8 * hourMs).toISOString()
    case 'morning':
      // By the clock on the wall, also over the change to summer time.
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8).toISOString()
    case 'open':
      return null
  }
}

/** The snooze of everything that holds; null when notices are told. */
export function snoozeOfAll({ noticeRules }: Pick<Settings, 'noticeRules'>, now: number): Snoozing | null {
  return noticeRules.snoozes.find(one => one.scope.kind === 'all' && holds(one, now)) ?? null
}

/** What is snoozed by itself and not over. */
export function snoozesOf({ noticeRules }: Pick<Settings, 'noticeRules'>, now: number): readonly Snooze[] {
  return noticeRules.snoozes.filter(one => one.scope.kind !== 'all' && holds(one, now))
}

function holds({ until }: Snoozing, now: number): boolean {
  return until === null || Date.parse(until) > now
}

/** The menu is at its button, which is drawn with the window. */
export function openSnoozeMenu(): void {
  document.querySelector<HTMLElement>('.snooze-button')?.click()
}
