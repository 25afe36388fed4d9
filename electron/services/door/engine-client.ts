import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import type { ImportResult } from '../../contract/bridge/ipc.ts'
import { parseJson } from '../../core/json-shape.ts'
import type { Done } from '../sources/sources.ts'

/** Beside the settings while an engine runs. One of an engine that died stays until the next start. */
export const engineFileName = 'engine.json'

const addressSchema = z.object({ pid: z.int(), port: z.int().min(1).max(65535), key: z.string().min(1) })
export type EngineAddress = z.output<typeof addressSchema>

export function readEngineAddress(file: string): EngineAddress | null {
  try {
    return addressSchema.safeParse(parseJson(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    return null
  }
}

const importedSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.object({
      accepted: z.int(),
      duplicates: z.int(),
      odd: z.int(),
      refused: z.int(),
      unreadable: z.array(z.object({ where: z.string(), reason: z.string() })),
      unreadableCount: z.int(),
    }),
  }),
  z.object({
    ok: z.literal(false),
    failure: z.object({
      code: z.enum(['invalid-input', 'not-found', 'refused', 'unavailable', 'internal']),
      sentence: z.string(),
    }),
  }),
])

interface ImportCall {
  readonly address: EngineAddress
  readonly content: Readable
  readonly sourceId: string | null
}

/**
 * Lets the running engine import; null when none answers there, or it stopped meanwhile. Rejects with what the file
 * system says when the content cannot be read.
 */
export function importThrough({ address, content, sourceId }: ImportCall): Promise<Done<ImportResult> | null> {
  return new Promise((resolve, reject) => {
    const query = sourceId === null ? '' : `?source=${encodeURIComponent(sourceId)}`
    const call = request({
      ...{ host: '127.0.0.1', port: address.port, path: `/import${query}`, method: 'POST' },
      agent: false,
      headers: { 'x-engine-key': address.key, 'content-type': 'application/octet-stream' },
    })
    content.once('error', reject)
    call.once('error', () => resolve(null))
    call.once('response', response => {
      text(response).then(
        body => resolve(importedSchema.safeParse(parseJson(body)).data ?? null),
        () => resolve(null),
      )
    })
    // Its errors are those of both ends, which are heard above.
    pipeline(content, call, () => {})
  })
}
