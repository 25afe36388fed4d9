// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { SourceConnection } from '../../../electron/contract/connection.ts'
import { anAppState, refused } from '../../fakes/bridge.ts'
import { click, fillAndSend, renderApp } from '../render-app.tsx'

const { settings, connection } = anAppState()

/** The connection with another state of the one source. */
function connectionWith(change: Partial<SourceConnection>) {
  return { ...connection, sources: connection.sources.map(source => ({ ...source, ...change })) }
}

async function openUrl(change: Partial<SourceConnection> = { lastDeliveryAt: null }) {
  const fake = await renderApp({ app: { connection: connectionWith(change) } })
  await click('Settings')
  await click('Show webhook URL')
  const tell = (next: Partial<SourceConnection>) =>
    act(() => fake.tell({ kind: 'connection', connection: connectionWith({ ...change, ...next }) }))
  return { fake, tell }
}

describe('the set-up check', () => {
  it('waits for the first delivery and says when it arrived', async () => {
    const { tell } = await openUrl()
    expect(screen.getByText('Waiting for the first delivery…')).toBeTruthy()
    tell({ lastDeliveryAt: '2026-03-02T12:00:00Z' })
    expect(screen.getByText('The first delivery arrived')).toBeTruthy()
  })

  it('does not take an older delivery for the one it waits for', async () => {
    await openUrl({ lastDeliveryAt: '2026-03-01T12:00:00Z' })
    expect(screen.getByText('Waiting for the next delivery…')).toBeTruthy()
  })

  it('says that the secret is wrong when a delivery is refused meanwhile', async () => {
    const { tell } = await openUrl()
    tell({ refused: 1, hint: 'It holds the API token.' })
    expect(screen.getByText('It holds the API token.')).toBeTruthy()
    await click('Enter the secret again')
    expect(screen.getByRole('heading', { name: 'New secret for Shop' })).toBeTruthy()
  })

  it('names what is broken on the way first when nothing comes', async () => {
    const problem = { code: 'no-network', sentence: 'There is no network.', retry: 'auto' } as const
    await openUrl({ lastDeliveryAt: null, state: { kind: 'down', problem, retryAt: null } })
    const reasons = screen.getByText('Nothing comes?').closest('details')?.querySelectorAll('li')
    expect(reasons?.[0]?.textContent).toContain('There is no network.')
  })
})

describe('letting the app set it up', () => {
  const values = {
    Name: 'Kiosk',
    'E-mail of your Hover account': 'amina@example.com',
    Password: ' horse battery ',
    'App ID': '5',
  }

  async function fill(options: Parameters<typeof renderApp>[0] = {}) {
    const fake = await renderApp(options)
    await click('Settings')
    await click('Add Hover USSD app')
    fireEvent.click(screen.getByRole('radio', { name: /^Let the app set it up/ }))
    expect(screen.getByText(/used once, now, and not kept/)).toBeTruthy()
    await fillAndSend(values, 'Set it up')
    return fake
  }

  it('hands the account over as it was typed, and keeps none of it in the window', async () => {
    const fake = await fill()
    expect(fake.inputsOf('sources.add-by-account')).toEqual([
      { name: 'Kiosk', email: 'amina@example.com', password: ' horse battery ', appId: '5' },
    ])
    const held = [...document.querySelectorAll('input')].map(input => input.value).join()
    expect(held + document.documentElement.outerHTML).not.toMatch(/horse battery|amina@/)
  })

  it('then waits for the first delivery', async () => {
    await fill({ app: { connection: connectionWith({ lastDeliveryAt: null }) } })
    expect(screen.getByText('Waiting for the first delivery…')).toBeTruthy()
  })

  it('shows the sentence when Hover does not accept the account', async () => {
    await fill({ answers: { 'sources.add-by-account': () => refused('Hover does not know this account.') } })
    expect(screen.getByRole('alert').textContent).toContain('Hover does not know this account.')
  })
})

describe('a new secret', () => {
  it('is handed over once, after saying how long the present one counts', async () => {
    const fake = await renderApp()
    await click('Settings')
    await click('New secret')
    expect(screen.getByText(/stays good for 15 more days/)).toBeTruthy()
    await fillAndSend({ 'New webhook secret': 'cc98a2d7cc8f51037c9c5cd05376ddf5' }, 'Use this secret')
    expect(fake.inputsOf('sources.rotate')).toEqual([{ id: 'shop', secret: 'cc98a2d7cc8f51037c9c5cd05376ddf5' }])
    expect(document.documentElement.outerHTML).not.toContain('cc98a2d7')
  })

  it.each([
    ['says until when the previous one counts', Date.now() + 86_400_000, true],
    ['says nothing of a previous one that counts no more', Date.now() - 86_400_000, false],
  ])('%s', async (_, until, isSaid) => {
    const sources = settings.sources.map(source => ({ ...source, previousSecretUntil: new Date(until).toISOString() }))
    await renderApp({ app: { settings: { ...settings, sources } as typeof settings } })
    await click('Settings')
    expect(screen.queryByText(/^The previous secret counts until/) !== null).toBe(isSaid)
  })
})
