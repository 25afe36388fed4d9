import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { createPracticeHover } from '../services/practice/server.ts'
import { awaitSignal } from '../services/signals.ts'
import { readPort } from './numbers.ts'
import { Refusal } from './refusal.ts'
import { goOnWhenNobodyReads, print, toJson } from './terminal.ts'

interface Options {
  readonly port: number
}

export function addPractice(program: Command): void {
  program
    .command('practice')
    .description('run a Hover for practice on this machine, until it is stopped')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes any free one', readPort, 0)
    .addHelpText('after', help)
    .action(practise)
}

async function practise({ port }: Options): Promise<void> {
  goOnWhenNobodyReads()
  const stopping = awaitSignal(() => {})
  const hover = createPracticeHover({
    now: Date.now,
    after: (ms, signal) => pause(ms, undefined, { signal }),
    randomBytes,
    port,
  })
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
  hover-tray sources add hover-org --name Homes --base-url URL --client-id ID --client-secret-stdin`
