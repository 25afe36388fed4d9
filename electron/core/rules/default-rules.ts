import {
  type NoticeRules,
  noticeRulesSchema,
  noticeRulesVersion,
  type Rule,
} from '../../contract/settings/notice-rules.ts'
import type { NotificationSettings } from '../../contract/settings/settings.ts'

type Draft = Pick<Rule, 'id' | 'name' | 'when' | 'action'> & { readonly isOn?: boolean }

// Told once: whoever wants to be told again until somebody acknowledges says so in a rule of their own.
const loud = { kind: 'tell', urgency: 'critical', sound: true, escalates: false, late: 'digest' } as const
const normal = { ...loud, urgency: 'normal' } as const
const soft = { ...normal, sound: false } as const
const silent = { kind: 'silent' } as const

/**
 * The rules that say what the switches of the settings said, so that nobody is told of more or less after an update. With
 * the switches as they are from the start: failures, unknown and cancelled ones, changed verdicts and stuck ones; not
 * successes, nothing of developers' runs, and what comes late in a digest.
 */
export function rulesOf(switches: NotificationSettings): NoticeRules {
  const drafts = [...exceptions(switches), ...ofStatuses(switches), ...ofDoubts(switches)]
  return noticeRulesSchema.parse({ version: noticeRulesVersion, rules: drafts })
}

function exceptions({ debugRuns }: NotificationSettings): readonly Draft[] {
  return [
    { id: 'trials', name: 'Debug and test runs', when: 'env:debug env:test', action: silent, isOn: !debugRuns },
    { id: 'again', name: 'Under way again', when: 'topic:status status:pending', action: silent },
  ]
}

function ofStatuses(switches: NotificationSettings): readonly Draft[] {
  const { failed, unknown, cancelled, succeeded } = switches
  const ofModels = 'topic:status status:succeeded is:model-failed'
  return [
    { id: 'failed', name: 'Failures', when: 'topic:status status:failed', action: loud, isOn: failed },
    { id: 'models', name: 'Completed without all models', when: ofModels, action: loud, isOn: failed },
    { id: 'changed', name: 'Changed verdicts', when: 'topic:status kind:ussd -was:new -was:pending', action: normal },
    ...replacements(switches),
    { id: 'unknown', name: 'Unknown statuses', when: 'topic:status status:unknown', action: normal, isOn: unknown },
    { id: 'cancelled', name: 'Cancelled', when: 'topic:status status:cancelled', action: soft, isOn: cancelled },
    { id: 'succeeded', name: 'Succeeded', when: 'topic:status status:succeeded', action: soft, isOn: succeeded },
  ]
}

/** A job lawfully goes on after it was complete or failed, so that is told only when what it replaces was. */
function replacements(switches: NotificationSettings): readonly Draft[] {
  const told = (['failed', 'unknown', 'cancelled', 'succeeded'] as const).filter(status => switches[status])
  if (told.length === 0) return []
  const when = `topic:status -kind:ussd ${told.map(status => `was:${status}`).join(' ')}`
  return [{ id: 'replaced', name: 'Jobs that went on', when, action: soft }]
}

function ofDoubts({ stuck, failed, unusual }: NotificationSettings): readonly Draft[] {
  return [
    { id: 'stuck', name: 'Pending for too long', when: 'topic:stuck', action: normal, isOn: stuck },
    { id: 'conflicts', name: 'Contradicts what was noted', when: 'topic:flag is:conflict', action: loud },
    { id: 'model-doubts', name: 'Failed models', when: 'topic:flag is:model-failed', action: silent, isOn: !failed },
    { id: 'flags', name: 'Worth a look', when: 'topic:flag', action: soft },
    {
      ...{ id: 'unusual', name: 'Unusual silence or failures', when: 'topic:silence topic:drift' },
      ...{ action: normal, isOn: unusual },
    },
  ]
}
