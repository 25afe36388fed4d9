import { isDeepStrictEqual } from 'node:util'
import { keptNoticeRulesSchema } from '../../contract/settings/notice-rules.ts'
import type { Settings } from '../../contract/settings/settings.ts'
import { namesSources, rulesIn } from '../../core/rules/rules-in.ts'
import type { ProjectionRules } from '../store/journal/entries/projection-rules.ts'

const untouched = keptNoticeRulesSchema.parse({})

/**
 * What of the settings decides whether and how loudly somebody is told. Where a person made no rules the switches say it
 * all. Channels and the ladder come after a notice was shown, and names of sources matter only to rules that use them.
 */
export function projectionRulesOf(
  settings: Pick<Settings, 'notifications' | 'noticeRules' | 'sources'>,
): ProjectionRules {
  const { notifications, noticeRules, sources } = settings
  if (isDeepStrictEqual({ ...noticeRules, channels: [], ladder: [] }, { ...untouched, channels: [], ladder: [] }))
    return { notifications }
  const rules = { ...rulesIn(settings).rules, channels: [], ladder: [] }
  const named = namesSources(rules) ? sources.map(({ id, name }) => ({ id, name })) : []
  return { notifications, own: { rules, sources: named } }
}
