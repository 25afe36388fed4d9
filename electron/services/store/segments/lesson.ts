import { z } from 'zod'
import { noticeSpeechSchema } from '../../../contract/notices/notice.ts'

const lessonSchema = z.object({
  /** The Hover app that the source became known for by it. */
  appId: z.string().nullable(),
  /** A run that the duration of its action is learned from. */
  run: z.object({ action: z.string(), tookMs: z.number() }).nullable(),
  /** What people are told once for a source, and were told by its occasion. */
  notices: z.array(
    z.object({
      ...{ seq: z.int(), id: z.string(), title: z.string(), body: z.string(), due_at: z.int() },
      topic: z.enum(['status', 'stuck', 'flag', 'digest', 'quarantine', 'refusals']),
      urgency: z.enum(['critical', 'normal', 'quiet']),
      /** Not of what an earlier version told. */
      said: noticeSpeechSchema.optional(),
    }),
  ),
})

/** What others learned from a transaction that is gone; it stays at the position of its first delivery. */
export type Lesson = z.output<typeof lessonSchema>

export function encodeLesson(lesson: Lesson): Buffer {
  return Buffer.from(JSON.stringify(lesson))
}

export function readLesson(body: Buffer): Lesson {
  return lessonSchema.parse(JSON.parse(body.toString('utf8')))
}
