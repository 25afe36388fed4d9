import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { plain } from '../terminal.ts'

/** Where a secret is: a file, a variable of the environment, or a credential that systemd hands over. Never the secret. */
export const secretFromSchema = z.union(
  [
    z.strictObject({ file: z.string().min(1) }),
    z.strictObject({ env: z.string().min(1) }),
    z.strictObject({ credential: z.string().regex(/^[A-Za-z0-9._-]+$/) }),
  ],
  { error: 'Say where the secret is: {"file":...}, {"env":...} or {"credential":...}. It does not stand here itself.' },
)
export type SecretFrom = z.output<typeof secretFromSchema>

type Env = Readonly<Record<string, string | undefined>>

/** Throws a sentence that names the place, never what is there. */
export function readSecretFrom(from: SecretFrom, env: Env): string {
  const text = textOf(from, env)?.trim() ?? ''
  if (text === '' || /\s/.test(text))
    throw new Refusal(`${placeOf(from)} holds no secret: it has to be one word on one line.`)
  return text
}

/** The same of a text of several lines, such as a credentials file. */
export function readTextFrom(from: SecretFrom, env: Env): string {
  const text = textOf(from, env) ?? ''
  if (text.trim() === '') throw new Refusal(`${placeOf(from)} holds nothing.`)
  return text
}

function textOf(from: SecretFrom, env: Env): string | undefined {
  if ('env' in from) return env[from.env]
  const file = 'file' in from ? from.file : join(env.CREDENTIALS_DIRECTORY ?? '', from.credential)
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function placeOf(from: SecretFrom): string {
  if ('env' in from) return `The variable ${plain(from.env)}`
  return 'file' in from ? `The file ${plain(from.file)}` : `The credential ${plain(from.credential)}`
}
