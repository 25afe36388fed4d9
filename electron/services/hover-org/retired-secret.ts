import { z } from 'zod'
import { readJson } from './http.ts'

const retiredSchema = z.object({ secret: z.string().min(1), until: z.number() })

/** The secret of a webhook that was removed at Hover, and until when its deliveries are let in. Milliseconds since 1970. */
export type Retired = z.output<typeof retiredSchema>

/** The secret while it still counts. `stored` is the vault's text; one that cannot be read counts no more. */
export function readRetired(stored: string | undefined, now: number): string | undefined {
  const retired = stored === undefined ? undefined : retiredSchema.safeParse(readJson(stored)).data
  return retired !== undefined && retired.until > now ? retired.secret : undefined
}
