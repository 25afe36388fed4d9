// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Connection, LinkState } from '../../../electron/contract/connection.ts'
import { linesOf, summaryOf } from '../../../renderer/views/connection/connection-words.ts'
import { anAppState } from '../../fakes/bridge.ts'
import { aBrokenLink, aHealth } from '../../fakes/health.ts'
import { click, renderApp } from '../render-app.tsx'

const now = new Date('2026-03-02T09:05:08Z')
const { connection } = anAppState()
const problem = { code: 'no-network', sentence: 'There is no network. The app keeps trying.', retry: 'auto' } as const

function inState(state: LinkState): Connection {
  return { ...connection, sources: connection.sources.map(source => ({ ...source, state })) }
}

describe('the connection in words', () => {
  it.each([
    [{ kind: 'idle' }, 'Not connected'],
    [{ kind: 'opening' }, 'Opening the way to Hover…'],
    [{ kind: 'registering' }, 'Registering the URL with Hover…'],
    [{ kind: 'awaiting-code' }, 'Waiting for Hover’s verification code…'],
    [{ kind: 'verifying' }, 'Confirming the code…'],
    [{ kind: 'live' }, 'Live. Last delivery 5 min'],
    [{ kind: 'down', problem, retryAt: null }, 'There is no network. The app keeps trying.'],
  ] as const)('says of a source that is %o: %s', (state, words) => {
    expect(linesOf(inState(state), now, true).find(line => line.id === 'shop')?.text).toContain(words)
  })

  it.each([
    [true, 'Live. No delivery since the app started.'],
    [false, 'Live. No delivery yet.'],
  ])('says of a live source that was not heard of, while something is stored (%s): %s', (isUsed, words) => {
    const silent = { ...connection, sources: connection.sources.map(source => ({ ...source, lastDeliveryAt: null })) }
    expect(linesOf(silent, now, isUsed).find(line => line.id === 'shop')?.text).toBe(words)
  })

  it('names the first broken link from here outwards', () => {
    const portTaken = { code: 'port-taken', sentence: 'Port 47470 is taken.', retry: 'user' } as const
    const broken = {
      ...inState({ kind: 'down', problem, retryAt: null }),
      receiver: { kind: 'down', problem: portTaken },
    }
    expect(summaryOf(broken as Connection).text).toBe('Port 47470 is taken.')
  })

  it('names a public address that leads elsewhere', () => {
    const elsewhere = { code: 'address-elsewhere', sentence: 'The address leads elsewhere.', retry: 'auto' } as const
    const address = { kind: 'down', problem: elsewhere, at: '2026-03-02T09:05:00Z', retryAt: null } as const
    expect(summaryOf({ ...connection, address }).text).toBe('The address leads elsewhere.')
    expect(linesOf({ ...connection, address }, now, true).find(line => line.id === 'address')?.sign).toBe('bad')
  })

  it('says nothing of a public address that nobody has tried', () => {
    const lines = linesOf({ ...connection, address: { kind: 'unchecked' } }, now, true)
    expect(lines.some(line => line.id === 'address')).toBe(false)
  })

  it('does not call the way connected while a source is still on its way', () => {
    expect(summaryOf(inState({ kind: 'verifying' })).sign).toBe('working')
  })

  it('counts refused deliveries beside a live source', () => {
    const refusing = { ...connection, sources: connection.sources.map(source => ({ ...source, refused: 3 })) }
    expect(linesOf(refusing, now, true).at(-1)?.text).toContain('3 deliveries refused')
  })
})

describe('a source that refuses deliveries', () => {
  it('says what to do about it', () => {
    const hint = 'Paste the webhook secret again.'
    const refusing = { ...connection, sources: connection.sources.map(source => ({ ...source, refused: 3, hint })) }
    expect(linesOf(refusing, now, true).at(-1)?.text).toContain('Paste the webhook secret again. (3 in all)')
  })
})

describe('the connection bar', () => {
  it('tries again when the button is pressed', async () => {
    const fake = await renderApp({ app: { connection: inState({ kind: 'down', problem, retryAt: null }) } })
    await click('Try again now')
    expect(fake.inputsOf('connection.retry')).toHaveLength(1)
  })

  it('leaves the sentence and the remedy to the top of the window when they are told there', async () => {
    const health = aHealth(aBrokenLink('tunnel'))
    await renderApp({ health, app: { connection: inState({ kind: 'down', problem, retryAt: null }) } })
    expect(within(screen.getByRole('region', { name: 'Connection' })).getByText('Broken: Tunnel')).toBeTruthy()
    expect(screen.getAllByRole('button', { name: 'Try again now' })).toHaveLength(1)
  })

  it('does not call the way connected while a link of it is broken', async () => {
    await renderApp({ health: aHealth(aBrokenLink('public-address')) })
    expect(screen.getByRole('region', { name: 'Connection' }).textContent).toContain('Broken: Public address')
  })

  it('stays connected when only the notices are broken', async () => {
    await renderApp({ health: aHealth(aBrokenLink('notifications')) })
    expect(screen.getByRole('region', { name: 'Connection' }).textContent).toContain('Connected. 1 source is live.')
  })

  it('leads to all steps', async () => {
    await renderApp()
    await click('From Hover to you, step by step')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('From Hover to you')
  })

  it('copies the public URL of a source', async () => {
    const fake = await renderApp()
    await click('Copy URL')
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: 'https://amina.ngrok-free.app/hook/k3v9' }])
  })

  it('says so when the main process does not answer at all', async () => {
    await renderApp({ answers: { 'app.state': () => Promise.reject(new Error('gone')) } })
    expect(screen.getByRole('alert').textContent).toContain('The app does not answer.')
  })
})
