import { type RetentionSettings, retentionSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { megabyte } from '../../../sizes.ts'

/** The limits as they stand in the form: digits, or nothing for no limit. */
export interface LimitsDraft {
  readonly trim: string
  readonly age: string
  readonly failedLonger: string
  readonly most: string
  /** In megabytes. */
  readonly largest: string
}

export function draftOf(limits: RetentionSettings): LimitsDraft {
  const { trimAfterDays, maxAgeDays, maxTransactions, maxBytes, keepLongerDays } = limits
  return {
    trim: textOf(trimAfterDays),
    age: textOf(maxAgeDays),
    failedLonger: textOf(keepLongerDays.failed ?? null),
    most: textOf(maxTransactions),
    largest: textOf(maxBytes === null ? null : Math.max(1, Math.round(maxBytes / megabyte))),
  }
}

/** A field whose number is larger than its limit may be. */
export interface TooLarge {
  readonly field: keyof LimitsDraft
  readonly most: number
}

export interface ReadLimits {
  /** Null when they cannot be kept. What the form does not show stays as it was before. */
  readonly limits: RetentionSettings | null
  readonly tooLarge: TooLarge | null
}

export function limitsOf(draft: LimitsDraft, before: RetentionSettings): ReadLimits {
  const { failed: _failed, ...others } = before.keepLongerDays
  const failed = numberOf(draft.failedLonger)
  const largest = numberOf(draft.largest)
  const read = retentionSettingsSchema.safeParse({
    trimAfterDays: numberOf(draft.trim),
    maxAgeDays: numberOf(draft.age),
    maxTransactions: numberOf(draft.most),
    // A number of bytes that is no number of megabytes is not rounded by looking at it.
    maxBytes: draft.largest === draftOf(before).largest ? before.maxBytes : largest && largest * megabyte,
    keepLongerDays: failed === null ? others : { ...others, failed },
  })
  if (read.success) return { limits: read.data, tooLarge: null }
  return { limits: null, tooLarge: read.error.issues.map(tooLargeOf).find(one => one !== null) ?? null }
}

const fieldsOf: Readonly<Record<string, keyof LimitsDraft>> = {
  ...{ trimAfterDays: 'trim', maxAgeDays: 'age', maxTransactions: 'most', maxBytes: 'largest' },
  keepLongerDays: 'failedLonger',
}

type Issue = NonNullable<ReturnType<typeof retentionSettingsSchema.safeParse>['error']>['issues'][number]

function tooLargeOf(issue: Issue): TooLarge | null {
  const field = fieldsOf[String(issue.path[0])]
  if (issue.code !== 'too_big' || field === undefined) return null
  const most = Number(issue.maximum)
  return { field, most: field === 'largest' ? Math.floor(most / megabyte) : most }
}

/** Whether these may take away what the others would have left. */
export function takesTexts(limits: RetentionSettings, before: RetentionSettings): boolean {
  if (limits.trimAfterDays === null) return false
  const longer = (of: RetentionSettings) => of.keepLongerDays.failed ?? 0
  if (before.trimAfterDays === null || limits.trimAfterDays < before.trimAfterDays) return true
  return limits.trimAfterDays + longer(limits) < before.trimAfterDays + longer(before)
}

function textOf(limit: number | null): string {
  return limit === null ? '' : String(limit)
}

function numberOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text)
}
