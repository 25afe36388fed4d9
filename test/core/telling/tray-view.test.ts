import { describe, expect, test } from 'vitest'
import type { Connection } from '../../../electron/contract/connection.ts'
import type { StatusCounts, Transaction } from '../../../electron/contract/transaction.ts'
import { describeProblem } from '../../../electron/core/problem.ts'
import { connectionLine, trayView } from '../../../electron/core/telling/tray-view.ts'

const live: Connection = {
  receiver: { kind: 'listening', port: 47470 },
  tunnel: { kind: 'online', url: 'https://shop.ngrok.example' },
  sources: [
    {
      sourceId: 'ussd-1',
      name: 'Shop',
      kind: 'ussd-app',
      practice: false,
      state: { kind: 'live' },
      localUrl: 'http://127.0.0.1:47470/hook/a',
      publicUrl: 'https://shop.ngrok.example/hook/a',
      lastDeliveryAt: null,
      refused: 0,
      hint: null,
      hoverView: null,
    },
  ],
}
const quiet: StatusCounts = { pending: 0, succeeded: 3, failed: 0, cancelled: 0, unknown: 0 }
const failure = { id: 'ussd-1/ussd/1', title: 'Send Money', category: 'low-balance' } as Transaction
const labels = (view: ReturnType<typeof trayView>) =>
  view.entries.map(entry => (entry.kind === 'separator' ? '-' : entry.label))

describe('the tray', () => {
  test('is calm when everything is live and nothing failed', () => {
    const view = trayView({ connection: live, counts: quiet, failures: [] })
    expect(view.icon).toBe('idle')
    expect(labels(view)).toEqual([
      'Live',
      'No failed transactions, 0 pending',
      '-',
      'Open Hover Tray',
      '-',
      'Copy address',
      'Quit',
    ])
  })

  test('lists the latest failures, each of which opens its transaction', () => {
    const view = trayView({ connection: live, counts: { ...quiet, failed: 1 }, failures: [failure] })
    expect(view.icon).toBe('attention')
    expect(view.entries).toContainEqual({
      kind: 'action',
      label: 'Failed: Send Money (low-balance)',
      action: { kind: 'open-transaction', id: 'ussd-1/ussd/1' },
    })
  })

  test('lists no more than five failures', () => {
    const failures = Array.from({ length: 9 }, () => failure)
    const view = trayView({ connection: live, counts: { ...quiet, failed: 9 }, failures })
    expect(labels(view).filter(label => label.startsWith('Failed:'))).toHaveLength(5)
  })

  test('copies the public address rather than the local one', () => {
    const view = trayView({ connection: live, counts: quiet, failures: [] })
    expect(view.entries).toContainEqual({
      kind: 'action',
      label: 'Copy address',
      action: { kind: 'copy-url', url: 'https://shop.ngrok.example/hook/a' },
    })
  })

  test('says which link is broken and offers to try again', () => {
    const tunnel = { kind: 'down', problem: describeProblem('no-network'), retryAt: null } as const
    const view = trayView({ connection: { ...live, tunnel }, counts: quiet, failures: [failure] })
    expect(view.icon).toBe('offline')
    expect(labels(view)).toContain('Try to connect now')
    expect(view.tooltip).toBe('Hover Tray: Tunnel is down, no failed transactions')
  })
})

describe('the connection in a few words', () => {
  test('names the receiver before the tunnel', () => {
    const down = { kind: 'down', problem: describeProblem('port-taken'), retryAt: null } as const
    expect(connectionLine({ ...live, receiver: down, tunnel: down })).toBe('Receiver is down')
  })

  test('counts sources that are not live yet', () => {
    const [source] = live.sources
    const sources = source === undefined ? [] : [source, { ...source, state: { kind: 'registering' } as const }]
    expect(connectionLine({ ...live, sources })).toBe('1 of 2 sources live')
  })

  test('says when there is nothing to connect', () => {
    expect(connectionLine({ ...live, sources: [] })).toBe('No sources yet')
  })
})
