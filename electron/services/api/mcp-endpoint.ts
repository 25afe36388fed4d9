import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import type { Route } from './route.ts'

const mcpPath = '/mcp'
const mostKilobytes = 16

/** Whether a request is one of the Model Context Protocol; the guard has let it in. */
export function isMcp({ url = '' }: Pick<IncomingMessage, 'url'>): boolean {
  return url.split('?')[0] === mcpPath
}

interface Deps {
  readonly routes: readonly Route[]
  readonly version: string
}

/**
 * Streamable HTTP without sessions: each POST is answered by itself, so nothing is held for whoever went away. What it
 * needs is loaded with the first request.
 */
export function createMcpEndpoint({ routes, version }: Deps) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      request.resume()
      return answerProblem(response, noStream)
    }
    const body = await readBody(request, mostKilobytes * 1024)
    if (body === null) {
      request.resume()
      return answerProblem(response, tooLarge)
    }
    const [{ WebStandardStreamableHTTPServerTransport }, { serveMcp }, { createTools }] = await Promise.all([
      import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
      import('../mcp/server.ts'),
      import('../mcp/tools.ts'),
    ])
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
    const server = await serveMcp({ tools: createTools(routes), version }, transport)
    try {
      const answer = await transport.handleRequest(webRequestOf(request, body))
      response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'cache-control': 'no-store' })
      response.end(Buffer.from(await answer.arrayBuffer()))
    } finally {
      await server.close()
    }
  }
}

/** What the transport reads of it; the token is none of its business. */
function webRequestOf({ headers }: IncomingMessage, body: string): Request {
  const names = ['accept', 'content-type', 'mcp-protocol-version', 'mcp-session-id']
  const kept = names.flatMap(name => (headers[name] === undefined ? [] : [[name, String(headers[name])] as const]))
  return new Request(`http://127.0.0.1${mcpPath}`, { method: 'POST', headers: Object.fromEntries(kept), body })
}

const noStream = {
  ...{ status: 405, code: 'method-not-allowed', headers: { allow: 'POST' } },
  detail: 'Use POST here: there are no sessions, and nothing is sent unasked.',
}
const tooLarge = { status: 413, code: 'too-large', detail: `Send less: a body has ${mostKilobytes} KiB at most.` }
