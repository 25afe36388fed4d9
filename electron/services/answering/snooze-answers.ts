import { isDeepStrictEqual } from 'node:util'
import type { Snooze } from '../../contract/settings/notice-rules.ts'
import { endOf } from '../../core/rules/snoozing.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { Answering } from './answers.ts'

interface Deps {
  readonly settings: Pick<SettingsFile, 'update'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Answers for how long nobody is to be told. */
export function createSnoozeAnswers({ settings, now }: Deps): Pick<Answering, 'notices.snooze' | 'notices.resume'> {
  /** Those of other scopes that hold still: what is over says nothing any more. */
  const others = (snoozes: readonly Snooze[], scope: Snooze['scope']): readonly Snooze[] =>
    snoozes.filter(one => endOf(one) > now() && !isDeepStrictEqual(one.scope, scope))

  const setSnoozes = (change: (snoozes: readonly Snooze[]) => readonly Snooze[]): void => {
    settings.update(before => ({
      ...before,
      noticeRules: { ...before.noticeRules, snoozes: [...change(before.noticeRules.snoozes)] },
    }))
  }

  return {
    'notices.snooze': async ({ scope, until }) => {
      if (endOf({ until }) <= now()) return timeOver
      setSnoozes(snoozes => [...others(snoozes, scope), { scope, until }])
      return done
    },
    'notices.resume': async ({ scope }) => {
      setSnoozes(snoozes => others(snoozes, scope))
      return done
    },
  }
}

const done = { ok: true, value: null } as const
const timeOver = {
  ok: false,
  failure: { code: 'refused', sentence: 'That time is over. Choose a later one.' },
} as const
