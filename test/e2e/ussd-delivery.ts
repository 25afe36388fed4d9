import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret that Hover would have made; it opens nothing. */
export const practiceSecret = '0123456789abcdef0123456789abcdef'

/** A documented USSD payload by the name of its fixture, with parts of its attributes replaced. */
export function ussdPayload(fixture: string, attributes: Readonly<Record<string, unknown>> = {}): unknown {
  const file = join(import.meta.dirname, '..', 'fixtures', 'ussd', `${fixture}.json`)
  const payload = JSON.parse(readFileSync(file, 'utf8'))
  Object.assign(payload.data.attributes, attributes)
  if (typeof attributes.uuid === 'string') payload.data.id = attributes.uuid
  return payload
}

/** Posts as Hover does and answers the status. */
export async function post(url: string, payload: unknown): Promise<number> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  await answer.arrayBuffer()
  return answer.status
}
