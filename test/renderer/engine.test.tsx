// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { AppState } from '../../electron/contract/bridge/app-state.ts'
import { engineProblem } from '../../electron/core/attached/engine-problem.ts'
import { anAppState, type FakeBridgeOptions, ok, refused } from '../fakes/bridge.ts'
import { aBrokenLink, aHealth } from '../fakes/health.ts'
import { aTransaction } from '../fakes/transactions.ts'
import { twoDeliveries } from './preview/detail-scene.ts'
import { click, fillAndSend, openDetail, renderApp, rowTexts, settle } from './render-app.tsx'

const place = { kind: 'remote', address: 'https://engine.example.com', name: 'Amina' } as const
const here = { ...place, link: { kind: 'here', version: '0.1.0' } } as const
const problem = engineProblem('unreachable')
const away = {
  ...place,
  link: { kind: 'away', heardAt: '2026-03-02T09:00:00.000Z', problem, retryAt: '2026-03-02T09:01:00.000Z' },
} as const
const broken = aHealth(aBrokenLink('engine', { sentence: problem.sentence, code: problem.code }))

async function showing(engine: AppState['engine'], options: FakeBridgeOptions = {}) {
  return renderApp({ rows: [aTransaction({ id: 'shop/ussd/a' })], ...options, app: { ...options.app, engine } })
}

const openSettings = () => click('Settings')
/** Its own, or that of all that it stands in. */
const isDisabled = (element: Element) => element.closest('fieldset[disabled], :disabled') !== null
const section = (name: string) => within(screen.getByRole('region', { name }))

describe('the engine in the settings', () => {
  it('is attached to with address, token and name', async () => {
    const fake = await showing({ kind: 'own' })
    await openSettings()
    const values = { Address: 'https://engine.example.com', Token: 'a-token', 'Your name': 'Amina' }
    await fillAndSend(values, 'Show this engine')
    expect(fake.inputsOf('engine.attach')).toEqual([
      { address: 'https://engine.example.com', token: 'a-token', name: 'Amina' },
    ])
    expect(section('Engine').getByText(/^The engine at https:\/\/engine.example.com is shown/)).toBeTruthy()
  })

  it('is tested without being kept', async () => {
    const fake = await showing({ kind: 'own' })
    await openSettings()
    fireEvent.change(screen.getByLabelText('Address'), { target: { value: 'https://engine.example.com' } })
    fireEvent.change(screen.getByLabelText('Token'), { target: { value: 'a-token' } })
    fireEvent.change(screen.getByLabelText('Your name'), { target: { value: 'Amina' } })
    await click('Test')
    expect([fake.inputsOf('engine.test').length, fake.inputsOf('engine.attach').length]).toEqual([1, 0])
    expect(section('Engine').getByText(/Its version is 0.1.0/)).toBeTruthy()
  })

  it('says why an engine does not take this desktop', async () => {
    const sentence = engineProblem('token-refused').sentence
    await showing({ kind: 'own' }, { answers: { 'engine.attach': () => refused(sentence) } })
    await openSettings()
    await fillAndSend({ Address: 'https://e.example', Token: 'x', 'Your name': 'Amina' }, 'Show this engine')
    expect(section('Engine').getByRole('alert').textContent).toContain('does not accept the token')
  })

  it('keeps its token when only the name is another one', async () => {
    const fake = await showing(here)
    await openSettings()
    await fillAndSend({ 'Your name': 'Baraka' }, 'Show this engine')
    expect(fake.inputsOf('engine.attach')).toEqual([{ address: place.address, name: 'Baraka' }])
  })

  it('is left for the engine of this computer', async () => {
    const fake = await showing(here)
    await openSettings()
    await click('Back to the engine of this computer')
    expect(fake.inputsOf('engine.detach')).toHaveLength(1)
    expect(section('Engine').getByText('The engine of this computer is shown.')).toBeTruthy()
  })
})

describe('a window that shows an engine elsewhere', () => {
  it('says which one', async () => {
    await showing(here)
    expect(screen.getByRole('button', { name: 'Engine at engine.example.com' })).toBeTruthy()
  })

  it('lets what belongs to the engine be read, and not be changed', async () => {
    await showing(here)
    await openSettings()
    const add = screen.getByRole('button', { name: 'Add Hover USSD app' })
    expect([isDisabled(add), section('Sources').getByText('Shop').textContent]).toEqual([true, 'Shop'])
  })

  it('lets what belongs to this computer be changed', async () => {
    await showing(here)
    await openSettings()
    expect(isDisabled(screen.getByRole('button', { name: 'Send a test notification' }))).toBe(false)
  })

  it('has no first steps to take, also where the engine has no source yet', async () => {
    const settings = { settings: { ...anAppState().settings, sources: [] } }
    await showing(here, { rows: [], app: settings })
    expect(screen.queryByText(/Connect Hover USSD/)).toBeNull()
  })

  it.each([
    [{ kind: 'own' } as const, true],
    [here, false],
  ])('offers what is done on the computer of the engine only there: %o', async (engine, isThere) => {
    await showing(engine)
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
    await settle()
    const offered = screen.getAllByRole('option').map(option => option.textContent ?? '')
    expect(offered.some(name => /practice|backup|import/i.test(name))).toBe(isThere)
  })
})

describe('a transaction of an engine elsewhere', () => {
  it.each([
    [{ kind: 'own' } as const, true],
    [here, false],
  ])('is neither revealed nor sent again but there: %o', async (engine, isThere) => {
    await openDetail({}, { app: { engine }, answers: { 'transactions.contents': () => ok(twoDeliveries()) } })
    await click('Raw deliveries')
    const offered = screen.getAllByRole('button').map(({ textContent }) => textContent?.trim() ?? '')
    expect(offered.includes('Replay…')).toBe(isThere)
    expect(screen.queryByRole('heading', { name: 'Hidden values' }) !== null).toBe(isThere)
  })
})

describe('while the engine is away', () => {
  it('what was on the screen stays, and of when it is stands above it', async () => {
    const fake = await showing(here)
    const before = rowTexts()
    fake.setApp({ engine: away })
    act(() => fake.tell({ kind: 'engine', engine: away }))
    act(() => fake.tell({ kind: 'health', health: broken }))
    expect(rowTexts()).toEqual(before)
    expect(screen.getByRole('region', { name: 'What is broken' }).textContent).toMatch(/What you see is as it was/)
  })

  it('a person can have it tried at once', async () => {
    const fake = await showing(away, { health: broken })
    await click('Try again now')
    expect(fake.inputsOf('connection.retry')).toHaveLength(1)
  })

  it('everything is asked for again when it is back', async () => {
    const fake = await showing(away, { health: broken })
    const asked = fake.inputsOf('transactions.page').length
    await act(async () => fake.tell({ kind: 'all-anew' }))
    await settle()
    expect([fake.inputsOf('transactions.page').length - asked, fake.inputsOf('app.state').length]).toEqual([1, 2])
  })
})
