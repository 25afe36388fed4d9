import { expect, it } from 'vitest'
import { createLoopbackTunnel } from '../../../electron/services/tunnel/loopback.ts'
import { createManualUrlTunnel } from '../../../electron/services/tunnel/manual-url.ts'
import type { TunnelFact, TunnelProvider } from '../../../electron/services/tunnel/provider.ts'

function open(provider: TunnelProvider) {
  const facts: TunnelFact[] = []
  return { facts, session: provider.open({ port: 4711, onFact: fact => facts.push(fact) }) }
}

it('is online at the address that was pasted', async () => {
  const { facts } = open(createManualUrlTunnel({ url: 'https://hooks.example.org/hover' }))
  await Promise.resolve()
  expect(facts).toEqual([{ kind: 'online', url: 'https://hooks.example.org/hover' }])
})

it('is online at the receiver itself without a tunnel', async () => {
  const { facts } = open(createLoopbackTunnel())
  await Promise.resolve()
  expect(facts).toEqual([{ kind: 'online', url: 'http://127.0.0.1:4711' }])
})

it('says nothing before open() has returned', () => {
  expect(open(createLoopbackTunnel()).facts).toEqual([])
})

it('says nothing once it is closed', async () => {
  const { facts, session } = open(createLoopbackTunnel())
  await session.close()
  expect(facts).toEqual([])
})
