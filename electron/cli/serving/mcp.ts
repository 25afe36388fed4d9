import type { Command } from 'commander'
import type { Failure } from '../../contract/bridge/ipc.ts'
import { createReadingAnswers } from '../../services/answering/reading-answers.ts'
import { createReportAnswers } from '../../services/answering/report-answers.ts'
import { createRoutes, type RouteAsked } from '../../services/api/routes.ts'
import { awaitSignal } from '../../services/signals.ts'
import type { ReadStore } from '../../services/store/reading/read-store.ts'
import { seenFileIn } from '../../services/telling/seen-mark.ts'
import type { Cli } from '../cli.ts'
import { readCategories, readSources } from '../data/folder.ts'
import { withStore } from '../data/stored.ts'
import { examine } from '../doctor/examine.ts'

/** What is stored, for an assistant that speaks the Model Context Protocol. */
export function addMcp(program: Command, cli: Cli): void {
  program
    .command('mcp')
    .description('let an assistant read what is stored, masked (Model Context Protocol over stdin and stdout)')
    .addHelpText('after', help)
    .action(async (_options: unknown, command: Command) => {
      const dataDir = cli.dataDir(command)
      // Not loaded for all the commands that need none of it.
      const [{ StdioServerTransport }, { serveMcp }, { createTools }] = await Promise.all([
        import('@modelcontextprotocol/sdk/server/stdio.js'),
        import('../../services/mcp/server.ts'),
        import('../../services/mcp/tools.ts'),
      ])
      const routes = createRoutes(askedOf(dataDir), () => 0, Date.now)
      const ended = new Promise<void>(resolve => process.stdin.once('end', resolve))
      const server = await serveMcp({ tools: createTools(routes), version: cli.version }, new StdioServerTransport())
      await Promise.race([ended, awaitSignal(() => {})])
      await server.close()
    })
}

/** The files are opened for each question: an engine may rebuild or restore them at any time. */
function askedOf(dataDir: string): RouteAsked {
  async function ask<T>(question: (store: ReadStore) => Promise<T>): Promise<T> {
    const answers: T[] = []
    await withStore(dataDir, async store => {
      answers.push(await question(store))
    })
    const [answer] = answers
    if (answer === undefined) throw new Error('The store gave no answer.')
    return answer
  }
  const reading = (store: Pick<ReadStore, 'page' | 'overview' | 'sourceIds'>) =>
    createReadingAnswers({ store, sources: () => readSources(dataDir), now: Date.now })
  return {
    answers: {
      'transactions.page': asked => ask(store => reading(store)['transactions.page'](asked)),
      'transactions.detail': async ({ id }) => ({
        ok: true,
        value: await ask(store => store.detail(id, { categories: readCategories(dataDir) })),
      }),
      'transactions.contents': async ({ id }) => ({ ok: true, value: await ask(store => store.contents(id)) }),
      overview: asked => ask(store => reading(store).overview(asked)),
      report: asked =>
        ask(store => createReportAnswers({ store, seenFile: seenFileIn(dataDir), now: Date.now }).report(asked)),
    },
    acts: { resolve: async () => readOnly, reopen: async () => readOnly },
    store: { singleDelivery: seq => ask(store => store.singleDelivery(seq)) },
    health: () => examine(dataDir, false),
  }
}

const readOnly: { readonly ok: false; readonly failure: Failure } = {
  ok: false,
  failure: { code: 'refused', sentence: 'Nothing can be changed here.' },
}

const help = `
Works while the engine runs and while it does not. Tools: search_transactions, get_transaction, list_deliveries, overview,
report, health. Nothing can be changed or revealed through them, and what strangers wrote is marked as data.
The same is at /mcp of serve --api, for whoever has the token of the API.

Examples, of an assistant's configuration:
  {"mcpServers":{"hover-tray":{"command":"hover-tray","args":["mcp"]}}}
  {"mcpServers":{"hover-tray":{"type":"http","url":"http://127.0.0.1:9465/mcp","headers":{"Authorization":"Bearer TOKEN"}}}}`
