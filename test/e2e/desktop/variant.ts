import { Variant } from '@jellybrick/dbus-next'
import { z } from 'zod'

/** D-Bus wraps every property in a variant; this reads what is inside. */
export const variant = <T extends z.ZodType>(schema: T) =>
  z.preprocess(wrapped => (wrapped instanceof Variant ? wrapped.value : wrapped), schema)
