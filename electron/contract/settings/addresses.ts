import { z } from 'zod'

/** A path of the local receiver. Its random part keeps strangers out before any JSON is parsed. */
export const hookPathSchema = z
  .string()
  .max(200)
  .regex(/^(\/[A-Za-z0-9._~-]+)+$/, 'Use a path such as /hook/abc: letters, digits, dots, dashes, no query.')

export const httpUrlSchema = z
  .url({ protocol: /^https?$/ })
  .refine(url => !/[?#]/.test(url), 'Leave out everything after the ? or #.')
