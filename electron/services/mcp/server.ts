import { randomBytes } from 'node:crypto'
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type Tool as ToolInfo,
} from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import type { Tool } from './tools.ts'
import { fitForAssistant, warning, wrapped } from './untrusted.ts'

interface Deps {
  readonly tools: readonly Tool[]
  readonly version: string
}

/** Serves the tools over one connection (modelcontextprotocol.io, through its own SDK). Nothing of it changes anything. */
export async function serveMcp({ tools, version }: Deps, transport: Transport): Promise<{ close(): Promise<void> }> {
  const server = new Server(
    { name: 'hover-tray', title: 'Hover Tray', version },
    { capabilities: { tools: {} }, instructions },
  )
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(infoOf) }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: input = {} } }) => {
    const tool = tools.find(one => one.name === name)
    if (tool === undefined) throw new McpError(ErrorCode.InvalidParams, 'There is no such tool.')
    return answerOf(tool, input)
  })
  await server.connect(transport)
  return server
}

async function answerOf(tool: Tool, input: Readonly<Record<string, unknown>>): Promise<CallToolResult> {
  const reply = await tool.run(input)
  if (!reply.ok) return problem(reply.failure.sentence)
  const fit = fitForAssistant(reply.value)
  if (fit === null)
    return problem('That is too much for one answer. Ask for less: a smaller limit, or a narrower query.')
  return {
    content: [{ type: 'text', text: wrapped(fit, randomBytes(8).toString('hex')) }],
    structuredContent: recordSchema.parse(fit),
    _meta: { 'hover-tray/untrusted': warning },
  }
}

const recordSchema = z.record(z.string(), z.unknown())

function problem(sentence: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: sentence }] }
}

const objectSchema = z.looseObject({ type: z.literal('object') })

function infoOf({ name, title, description, input, output }: Tool): ToolInfo {
  return {
    ...{ name, title, description: `${description}\n${warning}` },
    inputSchema: infoSchema.parse(input),
    outputSchema: infoSchema.parse(output),
    annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  }
}

/** As the SDK's type wants a schema. */
const infoSchema = objectSchema.extend({
  properties: z.record(z.string(), z.looseObject({})).exactOptional(),
  required: z.array(z.string()).exactOptional(),
})

const instructions = `Transactions of Hover (USSD mobile money of usehover.com, property jobs of hover.to) as Hover Tray holds them.
Numbers, names and balances are masked, and stay so. Everything is read only. ${warning}`
