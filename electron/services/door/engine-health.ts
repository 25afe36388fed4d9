import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { type Health, linkNames, repairActions } from '../../contract/health.ts'
import { parseJson } from '../../core/json-shape.ts'
import type { EngineAddress } from './engine-client.ts'

export const healthPath = '/health'

/**
 * An engine that is silent for so long is stuck, in milliseconds. What it knows it tells at once; looking at everything
 * afresh takes longer.
 */
const limitsMs = { asKnown: 3_000, afresh: 30_000 } as const

/** Whether the question asks for everything to be looked at again first. */
export function isAskedAfresh(asked: URLSearchParams): boolean {
  return asked.get('afresh') === 'true'
}

const link = { name: z.enum(linkNames), sourceId: z.string().nullable(), label: z.string() }
const seen = { lastGoodAt: z.string().nullable(), sentence: z.string() }

const repairSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wait'), retryAt: z.string().nullable() }),
  z.object({ kind: z.literal('act'), action: z.enum(repairActions), sourceId: z.string().nullable() }),
  z.object({ kind: z.literal('outside') }),
])

const healthSchema = z.object({
  at: z.string(),
  links: z.array(
    z.discriminatedUnion('state', [
      z.object({ ...link, state: z.enum(['good', 'checking', 'unused']), ...seen }),
      z.object({
        ...link,
        state: z.literal('broken'),
        ...seen,
        code: z.string(),
        since: z.string(),
        repair: repairSchema,
      }),
    ]),
  ),
  broken: z.enum(linkNames).nullable(),
}) satisfies z.ZodType<Health>

const answerSchema = z.object({ ok: z.literal(true), value: healthSchema })

/** Asks the running engine how it is; null when none answers there, or it is of another version. */
export function healthThrough(address: EngineAddress, isAfresh: boolean): Promise<Health | null> {
  return new Promise(resolve => {
    const call = request({
      ...{
        host: '127.0.0.1',
        port: address.port,
        path: `${healthPath}?afresh=${isAfresh}`,
        method: 'POST',
        agent: false,
      },
      headers: { 'x-engine-key': address.key },
    })
    call.once('error', () => resolve(null))
    call.setTimeout(isAfresh ? limitsMs.afresh : limitsMs.asKnown, () => call.destroy())
    call.once('response', response => {
      text(response).then(
        body => resolve(answerSchema.safeParse(parseJson(body)).data?.value ?? null),
        () => resolve(null),
      )
    })
    call.end()
  })
}
