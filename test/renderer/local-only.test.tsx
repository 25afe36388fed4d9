// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anAppState } from '../fakes/bridge.ts'
import { click, fillAndSend, renderApp } from './render-app.tsx'

const { connection } = anAppState()
const ownUrl = 'http://127.0.0.1:47470'

/** As the engine tells it while no tunnel is chosen. */
const local = {
  ...connection,
  tunnel: { kind: 'online', url: ownUrl },
  sources: connection.sources.map(source => ({ ...source, publicUrl: source.localUrl, lastDeliveryAt: null })),
} as const

describe('while only this computer can reach the receiver', () => {
  it('nobody is told that the app is connected', async () => {
    await renderApp({ app: { connection: local } })
    expect(screen.getByText('Listening on this computer only')).toBeTruthy()
  })

  it('practice is connected all the same, because it needs no more', async () => {
    const practised = { ...local, sources: local.sources.map(source => ({ ...source, practice: true })) }
    await renderApp({ app: { connection: practised } })
    expect(screen.getByText('Connected. 1 source is live.')).toBeTruthy()
  })

  it('its address is not offered as one for Hover, but a tunnel is', async () => {
    await renderApp({ app: { connection: local } })
    await click('Settings')
    await click('Show webhook URL')
    expect(screen.queryByText('Webhook URL')).toBeNull()
    await click('Choose a tunnel')
    expect(screen.getByRole('heading', { name: 'Tunnel' })).toBeTruthy()
  })
})

describe('after a delivery was refused', () => {
  it('a new secret leads back to waiting for a delivery', async () => {
    const waiting = { ...connection, sources: connection.sources.map(one => ({ ...one, lastDeliveryAt: null })) }
    const fake = await renderApp({ app: { connection: waiting } })
    await click('Settings')
    await click('Show webhook URL')
    const refused = { ...waiting, sources: waiting.sources.map(one => ({ ...one, refused: 1 })) }
    act(() => fake.tell({ kind: 'connection', connection: refused }))
    await click('Enter the secret again')
    await fillAndSend({ 'New webhook secret': 'a'.repeat(32) }, 'Use this secret')
    expect(screen.getByText('Waiting for the first delivery…')).toBeTruthy()
  })
})
