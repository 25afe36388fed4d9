import {
  type NoticeRules,
  noticeRulesSchema,
  noticeRulesVersion,
  type QuietHours,
  type Rule,
} from '../../contract/settings/notice-rules.ts'
import { problemsText } from '../query/read-filter.ts'
import { isZone } from '../query/zone.ts'
import { parseCondition } from './parse-condition.ts'
import { isAlwaysQuiet } from './quiet-hours.ts'

export type RulesReading =
  | { readonly ok: true; readonly rules: NoticeRules }
  /** What is wrong and what to do, for a person. */
  | { readonly ok: false; readonly sentences: readonly string[] }

/** Reads stored or imported rules. Whatever is odd is a sentence; nothing is repaired silently. */
export function readRules(input: unknown): RulesReading {
  const version = versionOf(input)
  if (version !== null && version > noticeRulesVersion)
    return refused(['These rules were written by a newer version of the app. Update the app to use them.'])
  const parsed = noticeRulesSchema.safeParse(input)
  if (!parsed.success) {
    return refused(parsed.error.issues.map(({ path, message }) => `${placeOf(path, input)}${message}`))
  }
  const sentences = faultsOf(parsed.data)
  return sentences.length > 0 ? refused(sentences) : { ok: true, rules: parsed.data }
}

function refused(sentences: readonly string[]): RulesReading {
  return { ok: false, sentences: [...new Set(sentences)] }
}

function versionOf(input: unknown): number | null {
  if (typeof input !== 'object' || input === null || !('version' in input)) return null
  return typeof input.version === 'number' ? input.version : null
}

/** Where in the file it is: a list counts from one, as people do. */
function placeOf(path: readonly PropertyKey[], input: unknown): string {
  if (path.length === 0) return typeof input === 'object' && input !== null ? '' : 'These are no rules: '
  return `${path.map(part => (typeof part === 'number' ? String(part + 1) : String(part))).join(' › ')}: `
}

function faultsOf({ rules, quietHours, snoozes, channels, ladder }: NoticeRules): readonly string[] {
  const channelIds = channels.map(({ id }) => id)
  const steps = ladder.map(step => (step.kind === 'outgoing' ? `outgoing ${step.channelId}` : step.kind))
  return [
    ...rules.flatMap(ruleFaults),
    ...(quietHours === null ? [] : quietFaults(quietHours, 'The quiet hours')),
    ...repeated(rules.map(({ id }) => id)).map(id => `Two rules have the id ${id}. Give each its own.`),
    ...repeated(channelIds).map(id => `Two channels have the id ${id}. Give each its own.`),
    ...repeated(steps).map(step => `The step “${step}” is in the ladder twice. Leave one of them out.`),
    ...ladder.flatMap(step =>
      step.kind === 'outgoing' && !channelIds.includes(step.channelId)
        ? [`A step of the ladder names the channel ${step.channelId}, which does not exist. Choose another.`]
        : [],
    ),
    ...snoozes.flatMap(({ scope }) =>
      scope.kind === 'rule' && !rules.some(({ id }) => id === scope.ruleId)
        ? [`A snooze names the rule ${scope.ruleId}, which does not exist. Remove the snooze.`]
        : [],
    ),
  ]
}

function ruleFaults({ name, when, quietHours }: Rule): readonly string[] {
  const reading = parseCondition(when)
  return [
    ...(reading.ok ? [] : [`Rule “${name}”: ${problemsText(reading.problems)}`]),
    ...(quietHours.kind === 'own' ? quietFaults(quietHours.hours, `Rule “${name}”: its quiet hours`) : []),
  ]
}

function quietFaults({ zone, ranges }: QuietHours, whose: string): readonly string[] {
  if (!isZone(zone))
    return [`${whose} name the time zone “${zone}”, which does not exist. Choose one such as Africa/Nairobi.`]
  return isAlwaysQuiet(ranges)
    ? [`${whose} never end, so nothing would ever be told. Leave some time of the week out.`]
    : []
}

function repeated(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word, place) => words.indexOf(word) !== place))]
}
