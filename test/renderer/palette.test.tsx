// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { anAppState, ok, refused } from '../fakes/bridge.ts'
import { aDetail, aTransaction } from '../fakes/transactions.ts'
import { twoDeliveries } from './preview/detail-scene.ts'
import { renderApp, settle } from './render-app.tsx'

const one = aTransaction({ providerId: 'one', title: 'Send Money', startedAt: '2026-03-02T10:00:00Z' })
const two = aTransaction({ providerId: 'two', title: 'Buy Airtime', startedAt: '2026-03-02T09:00:00Z' })
const rows = [one, two]

beforeEach(() => localStorage.clear())

async function press(key: string, held: object = {}): Promise<void> {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...held })
  await settle()
}
const openPalette = () => press('k', { ctrlKey: true })
const field = () => screen.getByRole('combobox', { name: 'Command palette' })
async function type(text: string): Promise<void> {
  fireEvent.change(field(), { target: { value: text } })
  await settle()
}
async function perform(text: string): Promise<void> {
  await openPalette()
  await type(text)
  fireEvent.keyDown(field(), { key: 'Enter' })
  await settle()
}
const offered = () =>
  within(screen.getByRole('listbox', { name: 'Actions' }))
    .queryAllByRole('option')
    .map(option => option.querySelector('.palette-name')?.textContent ?? '')
const chosen = () => screen.getByRole('option', { selected: true }).querySelector('.palette-name')?.textContent
const told = () => document.querySelector('.told')?.textContent

describe('the palette', () => {
  it('opens with Ctrl+K, also from a field, and closes with it', async () => {
    await renderApp({ rows })
    act(() => document.querySelector<HTMLElement>('.query-bar input')?.focus())
    await openPalette()
    expect(field()).toBeTruthy()
    await openPalette()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('closes by a press beside it', async () => {
    await renderApp({ rows })
    await openPalette()
    fireEvent.pointerDown(screen.getByRole('dialog'))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('offers how the list looks after everything else', async () => {
    await renderApp({ rows })
    await openPalette()
    const looks = /column|exact times/i
    const firstLook = offered().findIndex(name => looks.test(name))
    expect([
      firstLook > 5,
      offered()
        .slice(firstLook)
        .every(name => looks.test(name)),
    ]).toEqual([true, true])
  })

  it('names the chosen action to screen readers, and moves around its ends', async () => {
    await renderApp({ rows })
    await openPalette()
    const first = chosen()
    await type('column')
    fireEvent.keyDown(field(), { key: 'ArrowUp' })
    expect(chosen()).toBe(offered().at(-1))
    fireEvent.keyDown(field(), { key: 'ArrowDown' })
    expect(chosen()).toBe(offered()[0])
    const named = document.getElementById(field().getAttribute('aria-activedescendant') ?? '')
    expect([named?.getAttribute('aria-selected'), first]).toEqual(['true', expect.any(String)])
  })

  it('says in one sentence that nothing is called so', async () => {
    await renderApp({ rows })
    await openPalette()
    await type('zebra')
    expect([offered(), within(screen.getByRole('dialog')).getByRole('status').textContent]).toEqual([
      [],
      'Nothing that can be done now is called that.',
    ])
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(screen.getByRole('dialog')).toBeTruthy()
  })

  it('goes to a place by its name', async () => {
    await renderApp({ rows })
    await perform('go failed')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Failed')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('goes to a part of the settings, with the focus on it', async () => {
    await renderApp({ rows })
    await perform('settings about')
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'About' }))
  })

  it('goes to a view of the user’s own', async () => {
    const { settings } = anAppState()
    const views = [{ id: 'view-1', name: 'Airtime only', query: 'action:"Buy Airtime"' }]
    await renderApp({ rows, app: { settings: { ...settings, views } } })
    await perform('airtime only')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Airtime only')
  })

  it('offers what was done last first, also in the next window', async () => {
    await renderApp({ rows })
    await perform('go quarantine')
    await openPalette()
    expect(chosen()).toBe('Go to Quarantine')
  })

  it('shows the key of an action beside it', async () => {
    await renderApp({ rows })
    await openPalette()
    expect(screen.getByRole('option', { name: /Keyboard shortcuts \?|Keyboard shortcuts\?/ })).toBeTruthy()
  })

  it('offers nothing of a list while nothing is connected', async () => {
    const { settings } = anAppState()
    await renderApp({ app: { settings: { ...settings, sources: [] } } })
    await openPalette()
    const names = offered()
    expect([names.includes('Go to Failed'), names.includes('Start practice')]).toEqual([false, true])
  })
})

describe('an action on a transaction', () => {
  const answers = { 'transactions.contents': () => ok(twoDeliveries()) }

  it('is not offered while none is open or marked', async () => {
    await renderApp({ rows })
    await openPalette()
    expect(offered().filter(name => name === 'Copy id' || name === 'Resolve…')).toEqual([])
  })

  it('is about the one at which the keys are', async () => {
    const fake = await renderApp({ rows })
    await press('j')
    await press('j')
    await perform('copy id')
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: 'two' }])
    expect(told()).toBe('Copied.Close')
  })

  it('resolves the marked one, which opens for it', async () => {
    await renderApp({ rows })
    await press('j')
    await perform('resolve')
    expect(screen.getByRole('dialog', { name: 'Mark as resolved' })).toBeTruthy()
    expect(screen.getByRole('complementary')).toBeTruthy()
  })

  it('shows the raw deliveries of the marked one', async () => {
    await renderApp({ rows, answers })
    await press('j')
    await perform('raw')
    expect(screen.getByRole('region', { name: 'Text of the delivery' })).toBeTruthy()
  })

  it.each([
    ['json', 'Copy as JSON'],
    ['curl', 'Copy as cURL'],
    ['fixture', 'Copy as practice fixture'],
  ] as const)('copies the newest delivery as %s, masked', async (form, name) => {
    const fake = await renderApp({ rows, answers })
    await press('j')
    await perform(name)
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: twoDeliveries().at(-1)?.[form] }])
  })

  it('copies in the open only what is shown in the open', async () => {
    const shown = { ...aDetail(one), isRevealed: true, contents: twoDeliveries(true) }
    const fake = await renderApp({
      rows,
      details: { [one.id]: aDetail({ ...one, extras: [{ name: 'phone', value: '••••555', masked: true }] }) },
      answers: { ...answers, 'transactions.reveal': () => ok(shown) },
    })
    await press('j')
    await press('Enter')
    await perform('show hidden')
    await perform('copy json')
    await perform('hide again')
    await perform('copy json')
    expect(fake.inputsOf('clipboard.write')).toEqual([
      { text: twoDeliveries(true).at(-1)?.json },
      { text: twoDeliveries().at(-1)?.json },
    ])
  })

  it('says why it could not be done', async () => {
    await renderApp({ rows, answers: { 'transactions.contents': () => refused('The disk is gone.') } })
    await press('j')
    await perform('copy json')
    expect(screen.getByRole('alert').textContent).toContain('The disk is gone.')
  })
})

describe('an action on the list and the app', () => {
  it('leads to the export of what the list shows', async () => {
    await renderApp({ rows })
    await perform('go failed')
    await perform('export')
    expect(screen.getByRole('dialog', { name: /^Export/ })).toBeTruthy()
  })

  it('shows and hides a column', async () => {
    const fake = await renderApp({ rows })
    await perform('show column country')
    await perform('hide column country')
    const shown = fake.inputsOf('window.set').map(input => JSON.stringify(input).includes('country'))
    expect(shown).toEqual([true, false])
  })

  it('quits', async () => {
    const fake = await renderApp({ rows })
    await perform('quit')
    expect(fake.inputsOf('app.quit')).toHaveLength(1)
  })

  it('copies the address of a source', async () => {
    const fake = await renderApp({ rows })
    await perform('copy webhook shop')
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: 'https://amina.ngrok-free.app/hook/k3v9' }])
  })
})

describe('a menu of the system', () => {
  it('does the action of the window', async () => {
    const fake = await renderApp({ rows })
    await act(async () => fake.tell({ kind: 'act', action: 'go-view:failed' }))
    await settle()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Failed')
  })

  it('opens the import, where files are chosen or dropped', async () => {
    const fake = await renderApp({ rows })
    await act(async () => fake.tell({ kind: 'act', action: 'import' }))
    const dialog = within(screen.getByRole('dialog', { name: 'Import saved payloads' }))
    expect(dialog.getByRole('button', { name: 'Choose files…' })).toBeTruthy()
  })

  it('throws nothing away that is half filled in', async () => {
    const fake = await renderApp({ rows })
    await act(async () => fake.tell({ kind: 'act', action: 'import' }))
    await act(async () => fake.tell({ kind: 'act', action: 'shortcuts' }))
    expect(screen.getByRole('dialog').textContent).toContain('Import saved payloads')
  })

  it('says so where it cannot be done', async () => {
    const fake = await renderApp({ rows })
    await act(async () => fake.tell({ kind: 'act', action: 'go-settings' }))
    await act(async () => fake.tell({ kind: 'act', action: 'follow' }))
    expect(told()).toMatch(/^That cannot be done here\./)
  })
})
