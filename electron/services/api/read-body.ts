import type { IncomingMessage } from 'node:http'

/** Null when it is longer than allowed: then the rest is not read. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<string | null> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    // A request without an encoding hands out buffers.
    parts.push(part as Buffer)
    bytes += parts.at(-1)?.byteLength ?? 0
    if (bytes > mostBytes) return null
  }
  return Buffer.concat(parts).toString('utf8')
}
