// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DestinationStatus } from '../../electron/contract/bridge/destination-questions.ts'
import { anAppState, type FakeBridgeOptions, ok, refused } from '../fakes/bridge.ts'
import { aDestination } from '../fakes/destinations.ts'
import { click, renderApp } from './render-app.tsx'

const now = '2026-03-02T09:00:00.000Z'
const { settings } = anAppState()
const kept = { ...settings, destinations: [aDestination.kept] }

afterEach(() => {
  vi.useRealTimers()
})

async function openConnection(change: Partial<DestinationStatus>, answers: FakeBridgeOptions['answers'] = {}) {
  vi.setSystemTime(now)
  const fake = await renderApp({
    app: { settings: kept },
    answers: { 'destinations.states': () => ok([aDestination.status(change)]), ...answers },
  })
  await click(/^Connection/)
  return fake
}

const section = () => within(screen.getByRole('region', { name: 'Sent on to' }))

describe('a destination in the window', () => {
  it('is said to have everything when nothing waits', async () => {
    await openConnection({})
    expect(section().getByText('Warehouse')).toBeTruthy()
    expect(section().getByText('Has everything')).toBeTruthy()
  })

  it('says how far it is behind', async () => {
    await openConnection({ waiting: 1204, oldestAt: '2026-03-02T08:55:00.000Z' })
    expect(section().getByText(/^1,204 events wait, the oldest for 5/)).toBeTruthy()
  })

  it.each([
    ['unreachable', /^It cannot be reached/],
    ['no-key', /Make a new one: hover-tray destinations rotate-key warehouse/],
    ['refused-401', /\(401\)\. Look whether it has the key/],
    ['refused-410', /^There is nothing at its address \(410\)/],
    ['refused-429', /^It asks for fewer events at once \(429\)/],
    ['refused-503', /^It has trouble of its own \(503\)/],
    ['refused-422', /^It refuses what is sent \(422\)\. Its log/],
    ['login-refused', /^It refuses the name or the password\..*set-address warehouse$/],
    ['other-stream', /^The stream does not take what is sent/],
    ['newer-schema', /^Its schema was made by a newer version/],
    ['no-right', /^The role may not write there/],
    ['sql-XX000', /^The database refuses what is sent \(SQLSTATE XX000\)/],
    ['of a later version', /^It did not take the event, for a reason/],
  ])('says of %s in plain words what to do', async (trouble, sentence) => {
    await openConnection({ trouble })
    expect(section().getByText(sentence)).toBeTruthy()
  })

  it('is sent again what was given up, and says so', async () => {
    const fake = await openConnection({ dead: 2, deadReason: 'refused-400' })
    expect(section().getByText(/^2 events were given up\. It refuses what is sent \(400\)/)).toBeTruthy()
    await click('Send again to Warehouse what was given up')
    expect(fake.inputsOf('destinations.release')).toEqual([{ id: 'warehouse' }])
    expect(screen.getByText(/^It is sent again/)).toBeTruthy()
  })

  it('says why what was given up cannot be sent again', async () => {
    await openConnection({ dead: 1 }, { 'destinations.release': () => refused('The disk is full.') })
    await click('Send again to Warehouse what was given up')
    expect(section().getByText('The disk is full.')).toBeTruthy()
  })
})

describe('without destinations', () => {
  it('says in the settings how to add one', async () => {
    await renderApp()
    await click('Settings')
    expect(section().getByText(/hover-tray destinations add --help/)).toBeTruthy()
  })

  it('says nothing of them beside the connection', async () => {
    await renderApp()
    await click(/^Connection/)
    expect(screen.queryByRole('region', { name: 'Sent on to' })).toBeNull()
  })
})
