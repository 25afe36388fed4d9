import { z } from 'zod'

/** Who decided, where it came through the API; left out for whoever sits at this computer. */
export const actorSchema = z.string().max(120).exactOptional()
