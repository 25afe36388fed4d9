import type { ServerResponse } from 'node:http'
import type { Page } from '../receiving/http/receiver.ts'

/** A page for a browser: static text that loads nothing, is kept nowhere, and tells no other site its address. */
export function replyPage(response: ServerResponse, { status, sentence }: Page): void {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hover Tray</title><p>${sentence}</p></html>`
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  response.end(html)
}
