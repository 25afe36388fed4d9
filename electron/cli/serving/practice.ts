import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import type { FaultPlan } from '../../contract/practice.ts'
import { createPracticeHover } from '../../services/practice/server.ts'
import { awaitSignal } from '../../services/signals.ts'
import type { Cli } from '../cli.ts'
import { readPort } from '../numbers.ts'
import { Refusal } from '../refusal.ts'
import { goOnWhenNobodyReads, print, toJson } from '../terminal.ts'
import { addPracticeFaults, readFaults } from './practice-faults.ts'

interface Options {
  readonly port: number
  readonly faults?: FaultPlan
}

export function addPractice(program: Command, cli: Cli): void {
  const practice = program
    .command('practice')
    .description('run a Hover for practice on this machine, until it is stopped')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes any free one', readPort, 0)
    .option('--faults <plan>', 'what goes wrong with deliveries: drop=5,duplicate=20,seed=7', readFaults)
    .addHelpText('after', help)
    .action(practise)
  addPracticeFaults(practice, cli)
}

async function practise({ port, faults }: Options): Promise<void> {
  goOnWhenNobodyReads()
  const stopping = awaitSignal(() => {})
  const hover = createPracticeHover({
    now: Date.now,
    after: (ms, signal) => pause(ms, undefined, { signal }),
    randomBytes,
    port,
  })
  if (faults !== undefined) hover.setFaults(faults)
  const { url } = await hover.start().catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE'
      ? new Refusal(`Another program uses port ${port}. Close it, or choose another with --port.`)
      : error
  })
  const { credentials, storyNames } = hover
  print(toJson({ event: 'ready', pid: process.pid, url, credentials, stories: storyNames }))
  await stopping
  await hover.stop()
  process.exit(0)
}

const help = `
Speaks the documented interfaces of both products and keeps everything in memory. Prints one line of JSON when ready:
  {"event":"ready","pid":1,"url":"http://127.0.0.1:4000",
   "credentials":{"org":{"clientId":"...","clientSecret":"..."},"app":{"id":"...","email":"...","password":"..."}},
   "stories":["paid", ...]}

Examples, with the url of that line:
  curl -X POST URL/practice/play -d '{"story":"all"}'       play every story
  curl -X POST URL/practice/deliver -d '{"status":"failed"}' one delivery to the app's webhook
  hover-tray practice --faults drop=5,reorder=20,seed=7     some deliveries go wrong
  hover-tray sources add hover-org --name Homes --base-url URL --client-id ID --client-secret-stdin`
