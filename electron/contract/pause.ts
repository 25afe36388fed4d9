import { z } from 'zod'

/**
 * While it lasts nobody is told of anything; what came meanwhile is told at its end. `until` null: until somebody ends
 * it. Null: it is not quiet.
 */
export const pauseSchema = z.object({ until: z.iso.datetime().nullable() }).nullable()
export type Pause = z.output<typeof pauseSchema>
