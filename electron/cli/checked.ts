import type { z } from 'zod'
import { misuse } from './refusal.ts'

/** What the schema makes of the options, or a sentence that names the option which does not fit. */
export function checked<Schema extends z.ZodType>(schema: Schema, options: unknown): z.output<Schema> {
  const parsed = schema.safeParse(options)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw misuse(`${optionOf(issue?.path ?? [])}${issue?.message ?? 'That cannot be read.'}`)
}

/** The schema's words are those of the window's fields: clientId is --client-id here. */
function optionOf(path: readonly PropertyKey[]): string {
  const [name] = path.filter(part => typeof part === 'string')
  return name === undefined ? '' : `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}: `
}
