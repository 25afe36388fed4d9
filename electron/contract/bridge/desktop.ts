import { z } from 'zod'
import type { NoticeTest } from '../notices/notice-test.ts'
import { type DesktopState, desktopChangeSchema } from '../settings/desktop-settings.ts'

/** What the window asks about the desktop that the app runs on. */
export const desktopQuestions = {
  /** Shows a notice, and finds out whether the desktop did. */
  'notifications.test': z.undefined(),
  /** Whether a person reacts to the last test within a minute. */
  'notifications.test-seen': z.undefined(),
  'desktop.state': z.undefined(),
  'desktop.set': desktopChangeSchema,
} as const

export interface DesktopAnswers {
  'notifications.test': NoticeTest
  /** Null: nobody did. */
  'notifications.test-seen': NoticeTest | null
  'desktop.state': DesktopState
  'desktop.set': DesktopState
}
