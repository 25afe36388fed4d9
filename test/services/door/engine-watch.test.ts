import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { streamTransactions, type Watching, watchThrough } from '../../../electron/services/door/engine-watch.ts'
import { aTransaction } from '../../fakes/transactions.ts'

/** Somebody who watches, and the other side. */
async function watched() {
  let tell: (transactions: readonly Transaction[]) => void = () => {}
  const responses: ServerResponse[] = []
  const server = createServer((request, response) => {
    request.resume()
    responses.push(response)
    streamTransactions(response, listener => {
      tell = listener
      return () => {}
    })
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const watching = await watchThrough({ pid: process.pid, port, key: 'k' })
  const [response] = responses
  if (watching === null || response === undefined) throw new Error('Nobody watches.')
  return { watching, response, tell: (transactions: readonly Transaction[]) => tell(transactions) }
}

async function all({ transactions }: Watching): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const { providerId } of transactions) ids.push(providerId)
  return ids
}

test('who watches hears what changed, and that it ended', async () => {
  const { watching, response, tell } = await watched()
  tell([aTransaction({ providerId: 'a' }), aTransaction({ providerId: 'b' })])
  response.end()
  expect([await all(watching), watching.isBroken()]).toEqual([['a', 'b'], false])
})

test('an engine that dies breaks it off', async () => {
  const { watching, response } = await watched()
  response.destroy()
  expect([await all(watching), watching.isBroken()]).toEqual([[], true])
})

test('an engine lets go of who reads too slowly, who can tell that from an end', async () => {
  const { watching, tell } = await watched()
  const large = aTransaction({ message: 'x'.repeat(1024 * 1024) })
  tell(Array.from({ length: 40 }, () => large))
  await all(watching)
  expect(watching.isBroken()).toBe(true)
})

test('who stops watching breaks nothing off', async () => {
  const { watching } = await watched()
  watching.stop()
  expect([await all(watching), watching.isBroken()]).toEqual([[], false])
})
