import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { verdicts } from '../../contract/transactions/transaction.ts'
import { parseJson } from '../../core/json-shape.ts'
import type { TransactionActs } from '../answering/transaction-acts.ts'
import type { Done } from '../sources/sources.ts'
import type { EngineAddress } from './engine-client.ts'

/** What a command may ask the engine to record. */
const wishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('resolve'), id: z.string(), verdict: z.enum(verdicts), note: z.string().max(2000) }),
  z.object({ kind: z.literal('reopen'), id: z.string() }),
  z.object({ kind: z.literal('reveal'), id: z.string() }),
  z.object({ kind: z.literal('acknowledge'), noticeId: z.string() }),
  z.object({ kind: z.literal('export'), format: z.string().max(20), query: z.string().max(1000) }),
])
export type ActWish = z.output<typeof wishSchema>

/** Does what the text asks for; it comes from whoever holds the engine's key. */
export async function runAct(acts: TransactionActs, wished: string): Promise<Done<null>> {
  const wish = wishSchema.safeParse(parseJson(wished)).data
  if (wish === undefined) return { ok: false, failure: { code: 'invalid-input', sentence: otherVersion } }
  switch (wish.kind) {
    case 'resolve':
      return acts.resolve(wish.id, { verdict: wish.verdict, note: wish.note })
    case 'reopen':
      return acts.reopen(wish.id)
    case 'acknowledge':
      return acts.acknowledge([wish.noticeId])
    case 'export':
      return acts.exported(wish.format, wish.query)
    case 'reveal': {
      const revealed = await acts.reveal(wish.id)
      return revealed.ok ? { ok: true, value: null } : revealed
    }
  }
}

const otherVersion = 'The engine that runs on this folder does not understand the command: it is of another version.'

/** What the engine answers to a wish that brings nothing back. */
export const actDoneSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.null() }),
  z.object({
    ok: z.literal(false),
    failure: z.object({
      code: z.enum(['invalid-input', 'not-found', 'refused', 'unavailable', 'internal']),
      sentence: z.string(),
    }),
  }),
])

/** Lets the running engine record it; null when none answers there. */
export function actThrough(address: EngineAddress, wish: ActWish): Promise<Done<null> | null> {
  return new Promise(resolve => {
    const call = request({
      ...{ host: '127.0.0.1', port: address.port, path: '/act', method: 'POST', agent: false },
      headers: { 'x-engine-key': address.key, 'content-type': 'application/json' },
    })
    call.once('error', () => resolve(null))
    call.once('response', response => {
      text(response).then(
        body => resolve(actDoneSchema.safeParse(parseJson(body)).data ?? null),
        () => resolve(null),
      )
    })
    call.end(JSON.stringify(wish))
  })
}
