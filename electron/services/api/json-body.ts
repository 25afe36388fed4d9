import type { IncomingMessage } from 'node:http'
import { parseJson } from '../../core/json-shape.ts'
import type { Problem } from './problem.ts'
import { readBody } from './read-body.ts'

type BodyReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem }

/** The JSON that a request brings; nothing counts as an empty object. */
export async function readJsonBody(request: IncomingMessage, mostKilobytes: number): Promise<BodyReading> {
  if (!/^application\/json(?:\s*;|$)/i.test(request.headers['content-type'] ?? '')) return refuse(noJson)
  const text = await readBody(request, mostKilobytes * 1024)
  if (text === null) return refuse(tooLarge(mostKilobytes))
  const value = parseJson(text === '' ? '{}' : text)
  return value === undefined ? refuse({ ...noJson, status: 400 }) : { ok: true, value }
}

function refuse(problem: Problem): BodyReading {
  return { ok: false, problem }
}

const noJson = { status: 415, code: 'no-json', detail: 'Send a JSON object with content-type: application/json.' }

function tooLarge(kilobytes: number): Problem {
  return { status: 413, code: 'too-large', detail: `Send less: a body has ${kilobytes} KiB at most.` }
}
