import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { z } from 'zod'
import type { OnEnd } from '../../cli/cli-kit.ts'

const contentSchema = z.array(z.object({ type: z.literal('text'), text: z.string() }))
const structuredSchema = z.record(z.string(), z.unknown()).optional()

/** An assistant's side of the protocol, by the SDK of the protocol itself: it checks every answer against its schema. */
export async function connect(transport: Transport, onEnd: OnEnd) {
  const client = new Client({ name: 'a test', version: '1' })
  await client.connect(transport)
  onEnd(() => client.close())
  // It checks answers of the tools that it has listed.
  const { tools } = await client.listTools()
  return {
    ...{ client, tools },
    async call(name: string, input: Readonly<Record<string, unknown>> = {}) {
      const answer = await client.callTool({ name, arguments: input })
      const text = contentSchema.parse(answer.content).map(one => one.text)
      return {
        text: text.join('\n'),
        value: structuredSchema.parse(answer.structuredContent),
        isError: answer.isError === true,
      }
    },
  }
}

export const toolNames = [
  ...['search_transactions', 'get_transaction', 'list_deliveries', 'overview', 'report', 'health'],
]
