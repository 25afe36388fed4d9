// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aTransaction, countsOf } from '../../fakes/transactions.ts'
import { detail, renderApp, rowTexts, settle } from '../render-app.tsx'

const one = aTransaction({ providerId: 'one', title: 'Send Money', startedAt: '2026-03-02T10:00:00Z' })
const two = aTransaction({ providerId: 'two', title: 'Buy Airtime', startedAt: '2026-03-02T09:00:00Z' })
const three = aTransaction({ providerId: 'three', title: 'Pay Bill', startedAt: '2026-02-28T09:00:00Z' })
const rows = [one, two, three]

/** Presses keys one after the other where the focus is. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key })
    await settle()
  }
}
const openTitle = () => detail().getByRole('heading', { level: 2 }).textContent

describe('the keys of the list', () => {
  it('go down with j and up with k, from wherever the focus is', async () => {
    await renderApp({ rows })
    await press('j', 'j', 'j', 'k', 'Enter')
    expect(openTitle()).toBe('Buy Airtime')
  })

  it('go to the oldest with End and to the newest with Home, across days', async () => {
    await renderApp({ rows })
    await press('End', 'Enter')
    expect(openTitle()).toBe('Pay Bill')
    await press('Home')
    expect(openTitle()).toBe('Send Money')
  })

  it('lead on through the list while the focus is in the detail', async () => {
    await renderApp({ rows })
    await press('j', 'Enter')
    act(() => detail().getAllByRole('button')[0]?.focus())
    await press('j')
    expect(openTitle()).toBe('Buy Airtime')
    expect(screen.getByRole('complementary').contains(document.activeElement)).toBe(true)
  })

  it('leave letters to a field', async () => {
    await renderApp({ rows })
    const field = document.querySelector<HTMLElement>('.list-head input')
    act(() => field?.focus())
    await press('j', '?', 'f')
    expect(document.querySelector('[data-cursor]')).toBeNull()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('button', { name: 'Following' })).toBeTruthy()
  })

  it('leave combinations to the system', async () => {
    await renderApp({ rows })
    fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true })
    expect(document.querySelector('[data-cursor]')).toBeNull()
  })

  it('are the list’s again when a detail with the focus in it is closed', async () => {
    await renderApp({ rows })
    await press('j', 'Enter')
    act(() => detail().getAllByRole('button')[0]?.focus())
    await press('Escape')
    expect(document.activeElement).toBe(screen.getByRole('grid'))
  })

  it('do nothing below a dialog', async () => {
    await renderApp({ rows })
    await press('?')
    fireEvent.keyDown(document.body, { key: 'j' })
    expect(document.querySelector('[data-cursor]')).toBeNull()
  })
})

describe('the sheet of keys', () => {
  it('opens with ? and names what each key does', async () => {
    await renderApp({ rows })
    await press('?')
    const sheet = within(screen.getByRole('dialog', { name: 'Keyboard shortcuts' }))
    expect(sheet.getByRole('row', { name: /Next transaction j/ })).toBeTruthy()
    expect(sheet.getByRole('row', { name: /Search \// })).toBeTruthy()
  })
})

describe('following the newest', () => {
  const newest = aTransaction({ providerId: 'newest', title: 'Withdraw Cash', startedAt: '2026-03-02T11:00:00Z' })
  const follow = (isOn: boolean) => screen.queryByRole('button', { name: isOn ? 'Following' : 'Paused' })

  it('is switched off and on by f, and holds rows back meanwhile', async () => {
    const fake = await renderApp({ rows })
    await press('f')
    act(() => fake.tell({ kind: 'transactions', rows: [newest], counts: countsOf(rows) }))
    expect(rowTexts()).toHaveLength(3)
    await press('f')
    expect(rowTexts()[0]).toContain('Withdraw Cash')
    expect(follow(true)).toBeTruthy()
  })

  it('stays off when the list is scrolled back to its top', async () => {
    const fake = await renderApp({ rows })
    await press('f')
    act(() => fake.tell({ kind: 'transactions', rows: [newest], counts: countsOf(rows) }))
    fireEvent.scroll(screen.getByRole('grid'))
    expect(follow(false)).toBeTruthy()
    expect(rowTexts()).toHaveLength(3)
  })

  it('is off while someone reads further down, and takes back to the top when switched on', async () => {
    await renderApp({ rows })
    const grid = screen.getByRole('grid')
    grid.scrollTop = 400
    fireEvent.scroll(grid)
    expect(follow(false)).toBeTruthy()
    await press('f')
    expect(grid.scrollTop).toBe(0)
  })
})
