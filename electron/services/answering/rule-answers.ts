import { isDeepStrictEqual } from 'node:util'
import type { Failure } from '../../contract/ipc.ts'
import type { NoticeRules } from '../../contract/notice-rules.ts'
import type { RuleAnswers } from '../../contract/rules.ts'
import { parseCondition } from '../../core/rules/parse-condition.ts'
import { readRules } from '../../core/rules/read-rules.ts'
import { rulesIn } from '../../core/rules/rules-in.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { Answering } from './answers.ts'

interface Deps {
  readonly settings: SettingsFile
  /** Milliseconds since 1970. */
  readonly now: () => number
}

type Snooze = NoticeRules['snoozes'][number]

/** Answers what the window asks about the rules of notices; the engine follows the settings. */
export function createRuleAnswers({ settings, now }: Deps): Pick<Answering, keyof RuleAnswers> {
  /** Those of other scopes that hold still: what is over says nothing any more. */
  const others = (snoozes: readonly Snooze[], scope: Snooze['scope']): readonly Snooze[] =>
    snoozes.filter(one => Date.parse(one.until) > now() && !isDeepStrictEqual(one.scope, scope))

  const setSnoozes = (change: (snoozes: readonly Snooze[]) => readonly Snooze[]): void => {
    settings.update(before => ({
      ...before,
      noticeRules: { ...before.noticeRules, snoozes: [...change(before.noticeRules.snoozes)] },
    }))
  }

  return {
    'rules.get': async () => {
      const { rules, faults } = rulesIn(settings.get())
      return { ok: true, value: { rules, faults, isOwn: settings.get().noticeRules.rules !== null } }
    },
    'rules.set': async wished => {
      const made = rulesIn(settings.get()).rules
      const reading = readRules({ ...made, ...wished, rules: wished.rules ?? made.rules, snoozes: [] })
      if (!reading.ok) return { ok: false, failure: refused(reading.sentences.join(' ')) }
      settings.update(before => ({ ...before, noticeRules: { ...before.noticeRules, ...wished } }))
      return done
    },
    'rules.check': async ({ when }) => {
      const reading = parseCondition(when)
      return { ok: true, value: reading.ok ? [] : reading.problems }
    },
    'notices.snooze': async ({ scope, until }) => {
      if (Date.parse(until) <= now()) return { ok: false, failure: refused('That time is over. Choose a later one.') }
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

function refused(sentence: string): Failure {
  return { code: 'refused', sentence }
}
