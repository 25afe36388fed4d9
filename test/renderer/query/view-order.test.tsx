// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SavedView } from '../../../electron/contract/transactions/query.ts'
import { anAppState, refused } from '../../fakes/bridge.ts'
import { renderApp, settle } from '../render-app.tsx'

const views: SavedView[] = ['First', 'Second', 'Third'].map((name, place) => {
  return { id: `view-${place}`, name, query: `id:${place}` }
})
const app = { settings: { ...anAppState().settings, views } }
const item = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) })
const shown = () => [...document.querySelectorAll('.user-view .rail-label')].map(label => label.textContent)
const menuItem = (name: RegExp) => screen.getByRole('menuitem', { name })

/** Each view is 30 pixels high, one below the other. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const place = [...document.querySelectorAll('[data-drag]')].indexOf(this)
    return new DOMRect(0, Math.max(0, place) * 30, 200, 30)
  })
})
afterEach(() => void vi.restoreAllMocks())

async function draw(name: string, to: number): Promise<void> {
  fireEvent.pointerDown(item(name), { button: 0, clientX: 20, clientY: 15 })
  fireEvent.pointerMove(document, { clientX: 20, clientY: 40 })
  fireEvent.pointerMove(document, { clientX: 20, clientY: to })
  fireEvent.pointerUp(document)
  await settle()
}

describe('the views of the user', () => {
  it('are put into another order with the mouse, which is kept', async () => {
    const fake = await renderApp({ app })
    await draw('First', 80)
    expect(shown()).toEqual(['Second', 'Third', 'First'])
    expect(fake.inputsOf('views.set')).toEqual([[views[1], views[2], views[0]]])
  })

  it('are not shown by being moved', async () => {
    const fake = await renderApp({ app })
    await draw('First', 80)
    fireEvent.click(item('First'))
    await settle()
    expect(fake.inputsOf('transactions.page')).toHaveLength(1)
  })

  it('are moved by keys, and keep the focus', async () => {
    await renderApp({ app })
    act(() => item('First').focus())
    fireEvent.keyDown(item('First'), { key: 'ArrowDown', altKey: true })
    await settle()
    expect([shown(), document.activeElement]).toEqual([['Second', 'First', 'Third'], item('First')])
  })

  it('go no further than the end', async () => {
    const fake = await renderApp({ app })
    fireEvent.keyDown(item('Third'), { key: 'ArrowDown', altKey: true })
    await settle()
    expect(fake.inputsOf('views.set')).toEqual([])
  })

  it('are moved and edited from a menu', async () => {
    await renderApp({ app })
    fireEvent.contextMenu(item('Second'))
    fireEvent.click(menuItem(/^Move up/))
    await settle()
    expect([shown()[0], menuItem(/^Move up/).getAttribute('aria-disabled')]).toEqual(['Second', 'true'])
    fireEvent.click(menuItem(/^Edit/))
    expect(screen.getByRole('dialog', { name: 'View “Second”' })).toBeTruthy()
  })

  it('stay where they are when the order cannot be kept, and say so', async () => {
    await renderApp({ app, answers: { 'views.set': () => refused('The settings cannot be written.') } })
    await draw('First', 80)
    expect(shown()).toEqual(['First', 'Second', 'Third'])
    expect(screen.getByRole('alert').textContent).toContain('cannot be written')
  })
})
