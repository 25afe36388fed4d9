// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anAppState } from '../../fakes/bridge.ts'
import { aBlindWindow } from '../../fakes/health.ts'
import { anOrganization } from '../../fakes/organization.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, detail, renderApp, rowTexts, settle } from '../render-app.tsx'

const { settings } = anAppState()
const app = { settings: { ...settings, sources: [...settings.sources, anOrganization()] } }
const young = aTransaction({ providerId: 'young', title: 'Send Money', startedAt: '2026-03-02T09:00:00Z' })
const old = aTransaction({ providerId: 'old', title: 'Buy Airtime', startedAt: '2026-03-02T08:00:00Z' })
const rows = [young, old]
const between = { app, rows, blindWindows: [aBlindWindow()] }
const band = () => screen.queryByRole('button', { name: /^Not listening/ })

describe('a time in which nothing could arrive', () => {
  it('stands between the rows at its place in time', async () => {
    await renderApp(between)
    expect(rowTexts().map(text => text.match(/Send Money|Not listening|Buy Airtime/)?.[0])).toEqual([
      'Send Money',
      'Not listening',
      'Buy Airtime',
    ])
  })

  it('names the source when the other one did listen', async () => {
    await renderApp(between)
    expect(band()?.textContent).toContain('Not listening for Acme Roofing')
  })

  it('names no source when none listened', async () => {
    const windows = [aBlindWindow(), aBlindWindow({ id: 'shop', sourceId: 'shop' })]
    await renderApp({ ...between, blindWindows: windows })
    expect(band()?.textContent).not.toContain(' for ')
  })

  it('says what cannot be known when it is unfolded', async () => {
    await renderApp(between)
    const sentence = /States that a job had only in between cannot be known/
    expect(screen.queryByText(sentence)).toBeNull()
    await click(/^Not listening/)
    expect(screen.getByText(sentence)).toBeTruthy()
    expect(band()?.getAttribute('aria-expanded')).toBe('true')
  })

  it('counts among the rows of the grid for assistive technology', async () => {
    await renderApp(between)
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5')
    expect(screen.getAllByRole('row').map(row => row.getAttribute('aria-rowindex'))).toEqual(['1', '2', '3', '4', '5'])
  })

  it('does not stop the arrow keys on their way from row to row', async () => {
    await renderApp(between)
    const grid = screen.getByRole('grid')
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) fireEvent.keyDown(grid, { key })
    await settle()
    expect(detail().getByRole('heading', { level: 2 }).textContent).toBe('Buy Airtime')
    const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')
    expect(active?.textContent).toContain('Buy Airtime')
  })

  it('keeps its own Enter from opening the row under the cursor', async () => {
    await renderApp(between)
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowDown' })
    const button = band()
    if (button === null) throw new Error('There is no band')
    fireEvent.keyDown(button, { key: 'Enter' })
    await settle()
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  it('is left out of views and searches that leave rows out too', async () => {
    await renderApp(between)
    await click(/^Failed/)
    expect(band()).toBeNull()
    await click(/^All/)
    expect(band()).not.toBeNull()
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'Airtime' } })
    await settle()
    expect(band()).toBeNull()
  })

  it('comes in as news', async () => {
    const fake = await renderApp({ app, rows })
    act(() => fake.tell({ kind: 'blind-windows', windows: [aBlindWindow()] }))
    expect(band()).not.toBeNull()
  })

  it('waits while someone reads further down', async () => {
    const fake = await renderApp({ app, rows })
    const grid = screen.getByRole('grid')
    grid.scrollTop = 400
    fireEvent.scroll(grid)
    act(() => fake.tell({ kind: 'blind-windows', windows: [aBlindWindow()] }))
    expect(band()).toBeNull()
    grid.scrollTop = 0
    fireEvent.scroll(grid)
    expect(band()).not.toBeNull()
  })

  it('goes with its source when the source is forgotten', async () => {
    const fake = await renderApp(between)
    act(() => fake.tell({ kind: 'forgotten', sourceIds: ['acme'], counts: anAppState(rows).counts }))
    expect(band()).toBeNull()
  })

  it('is not overwritten by an answer that is older than the news', async () => {
    const { promise, resolve } = Promise.withResolvers<{ readonly ok: true; readonly value: readonly [] }>()
    const fake = await renderApp({ app, rows, answers: { 'blind-windows.list': () => promise } })
    act(() => fake.tell({ kind: 'blind-windows', windows: [aBlindWindow()] }))
    resolve({ ok: true, value: [] })
    await settle()
    expect(band()).not.toBeNull()
  })
})
