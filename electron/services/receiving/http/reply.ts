import type { IncomingMessage, ServerResponse } from 'node:http'

const bodies: Readonly<Record<number, string>> = {
  200: 'ok',
  400: 'not readable',
  401: 'not proven',
  404: 'not found',
  405: 'use POST',
  413: 'too large',
  503: 'try again later',
}

/** Answers with a word or two that name no product. `retryAfterS` is in seconds. */
export function reply(response: ServerResponse, status: number, retryAfterS?: number): void {
  if (retryAfterS !== undefined) response.setHeader('retry-after', String(retryAfterS))
  replyText(response, status, bodies[status] ?? '')
}

/** `text` is ASCII. */
export function replyText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'content-length': text.length })
  response.end(text)
}

/** Answers without reading the body; the connection is closed because the rest of the body is still on its way. */
export function refuse(request: IncomingMessage, response: ServerResponse, status: 400 | 404 | 405 | 413 | 503): void {
  if (response.headersSent) return
  if (status === 405) response.setHeader('allow', 'POST')
  if (status !== 404 && status !== 405) response.setHeader('connection', 'close')
  // What is too much at once is taken in within a moment.
  reply(response, status, status === 503 ? 1 : undefined)
  request.resume()
  if (status !== 404 && status !== 405) response.once('finish', () => setTimeout(() => request.destroy(), 200).unref())
}
