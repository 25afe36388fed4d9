import { z } from 'zod'
import { actorSchema } from './actor.ts'

/** What became of notices. */
export const noticeActSchemas = [
  z.object({ kind: z.literal('notice-shown'), noticeId: z.string(), where: z.enum(['desktop', 'terminal']) }),
  z.object({ kind: z.literal('notice-clicked'), noticeId: z.string() }),
  /** The desktop has no way to show it; it stays in the list of the window. */
  z.object({ kind: z.literal('notice-failed'), noticeId: z.string() }),
  /** The notice of a storm was shown again in its place, and stood for so many failures. */
  z.object({ kind: z.literal('notice-grown'), noticeId: z.string(), failures: z.int() }),
  /** Steps of the ladder were taken, because nobody had acknowledged it. */
  z.object({
    kind: z.literal('notice-escalated'),
    noticeId: z.string(),
    steps: z.array(z.union([z.enum(['banner', 'sticky', 'sound']), z.templateLiteral(['outgoing:', z.string()])])),
  }),
  /** A person has seen to it, and to what was told with it. */
  z.object({ kind: z.literal('notice-acknowledged'), noticeId: z.string(), by: actorSchema }),
  /** Storms that were to end by now have ended: a rebuild ends them at the same time. */
  z.object({ kind: z.literal('storm-closed') }),
] as const
