import { z } from 'zod'
import { noticeRulesSchema } from '../../../../contract/settings/notice-rules.ts'
import { notificationSettingsSchema } from '../../../../contract/settings/settings.ts'
import { rulesOf } from '../../../../core/rules/default-rules.ts'

/** `own`: left out where the switches say it all. `sources`: what rules call them, as far as any rule names one. */
export const projectionRulesShape = {
  notifications: notificationSettingsSchema,
  own: z
    .object({ rules: noticeRulesSchema, sources: z.array(z.object({ id: z.string(), name: z.string() })) })
    .exactOptional(),
}

const projectionRulesSchema = z.object(projectionRulesShape)
/** What the projector needs to know to decide notices. Journaled when it changes. */
export type ProjectionRules = z.output<typeof projectionRulesSchema>

/** What holds before any were set. */
export const firstRules: ProjectionRules = { notifications: notificationSettingsSchema.parse({}) }

/** The rules of an act, or of a row that holds them. Throws for what is neither. */
export function readProjectionRules(input: unknown): ProjectionRules {
  return projectionRulesSchema.parse(input)
}

/** All that decides, in one form. */
export function rulesInForce({ notifications, own }: ProjectionRules): NonNullable<ProjectionRules['own']> {
  return own ?? { rules: rulesOf(notifications), sources: [] }
}
