import { z } from 'zod'

const pausedSchema = z.looseObject({ until: z.iso.datetime().nullable() })
const earlierSchema = z.looseObject({ pause: z.unknown() })
const rulesSchema = z.looseObject({ snoozes: z.array(z.unknown()).default([]) })

/**
 * Settings as an earlier version wrote them, in the words of this one: what was a pause of everything is a snooze of
 * everything. What cannot be read of it is none: in doubt somebody is told.
 */
export function ofEarlierVersions(settings: unknown): unknown {
  const earlier = earlierSchema.safeParse(settings)
  if (!earlier.success || !('pause' in earlier.data)) return settings
  const { pause, ...rest } = earlier.data
  const paused = pausedSchema.safeParse(pause)
  const rules = rulesSchema.safeParse(rest.noticeRules ?? {})
  if (!paused.success || !rules.success) return rest
  const { until } = paused.data
  const { snoozes } = rules.data
  return { ...rest, noticeRules: { ...rules.data, snoozes: [...snoozes, { scope: { kind: 'all' }, until }] } }
}
