// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WindowSettings } from '../../../electron/contract/settings/window.ts'
import { anAppState, refused } from '../../fakes/bridge.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, renderApp, settle } from '../render-app.tsx'

const { settings } = anAppState()
const rows = [aTransaction({ title: 'Send Money' })]
const looking = (window: Partial<WindowSettings>) => ({
  rows,
  app: { settings: { ...settings, window: { ...settings.window, ...window, columns: [...usual] } } },
})
const usual = ['status', 'title', 'operator', 'outcome', 'when'] as const
const heads = () => screen.getAllByRole('columnheader').map(head => head.textContent)
const head = (name: string) => within(screen.getByRole('columnheader', { name })).getByRole('button')
const tracks = () => screen.getByRole('grid').style.getPropertyValue('--columns')
const item = (name: RegExp | string) => screen.getByRole('menuitem', { name })

/** Every head is 100 pixels wide, one beside the other; a rem is 16. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const place = this.matches('[data-drag]') ? [...(this.parentElement?.children ?? [])].indexOf(this) : 0
    return new DOMRect(place * 100, 0, 100, 28)
  })
})
afterEach(() => void vi.restoreAllMocks())

async function draw(name: string, ...xs: readonly number[]): Promise<void> {
  fireEvent.pointerDown(head(name), { button: 0, clientX: 50, clientY: 10 })
  for (const clientX of xs) fireEvent.pointerMove(document, { clientX, clientY: 10 })
  await settle()
}
async function drop(): Promise<void> {
  fireEvent.pointerUp(document)
  await settle()
}
const edgeOf = (name: string) => screen.getByRole('columnheader', { name }).querySelector('.head-edge') ?? document.body

async function press(name: string, key: string, modifiers: Partial<KeyboardEventInit> = {}): Promise<void> {
  fireEvent.keyDown(head(name), { key, ...modifiers })
  await settle()
}

describe('the head of a column', () => {
  it('is put elsewhere by drawing it', async () => {
    const fake = await renderApp({ rows })
    await draw('Status', 120, 260)
    await drop()
    expect(heads()).toEqual(['Action', 'Operator', 'Status', 'Outcome', 'When'])
    expect(fake.inputsOf('window.set')).toHaveLength(1)
  })

  it('shows where it would be put', async () => {
    await renderApp({ rows })
    await draw('Status', 120, 260)
    expect(screen.getByRole('columnheader', { name: 'Operator' }).dataset.drop).toBe('after')
  })

  it('stays where it is when Escape is pressed', async () => {
    await renderApp({ rows })
    await draw('Status', 120, 260)
    fireEvent.keyDown(document.body, { key: 'Escape' })
    await drop()
    expect(heads()).toEqual(['Status', 'Action', 'Operator', 'Outcome', 'When'])
  })

  it('opens no menu when it was drawn', async () => {
    await renderApp({ rows })
    await draw('Status', 120, 260)
    await drop()
    fireEvent.click(head('Status'))
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('is moved and sized by keys', async () => {
    await renderApp({ rows })
    await press('Operator', 'ArrowLeft', { altKey: true })
    expect(heads().slice(0, 3)).toEqual(['Status', 'Operator', 'Action'])
    await press('Operator', 'ArrowRight', { shiftKey: true })
    expect(tracks().split(' ')[1]).toBe('7.25rem')
  })

  it('is one of the stops of the arrows, and all of them are one of Tab', async () => {
    await renderApp({ rows })
    head('Status').focus()
    await press('Status', 'ArrowRight')
    expect(document.activeElement).toBe(head('Action'))
    expect(usual.length).toBe(screen.getAllByRole('columnheader').length)
    const stops = screen.getAllByRole('columnheader').filter(one => within(one).getByRole('button').tabIndex === 0)
    expect(stops.map(one => one.textContent)).toEqual(['Action'])
  })
})

describe('the edge of a head', () => {
  it('makes its column wider as it is drawn, and keeps that', async () => {
    const fake = await renderApp({ rows })
    fireEvent.pointerDown(edgeOf('Operator'), { button: 0, clientX: 100 })
    fireEvent.pointerMove(document, { clientX: 148 })
    await settle()
    expect(tracks().split(' ')).toContain('9.25rem')
    expect(fake.inputsOf('window.set')).toHaveLength(0)
    await drop()
    expect(fake.inputsOf('window.set')).toEqual([expect.objectContaining({ widths: { operator: 9.25 } })])
  })

  it('leaves a column a width that can be seen', async () => {
    await renderApp({ rows })
    fireEvent.pointerDown(edgeOf('Operator'), { button: 0, clientX: 100 })
    fireEvent.pointerMove(document, { clientX: -900 })
    await drop()
    expect(tracks().split(' ')).toContain('3rem')
  })

  it('fits its column to what is in it at a double click', async () => {
    const fake = await renderApp({ rows })
    fireEvent.doubleClick(edgeOf('Outcome'))
    await settle()
    expect(fake.inputsOf('window.set')).toEqual([expect.objectContaining({ widths: { outcome: 6.25 } })])
  })

  it('is as before when the width cannot be kept', async () => {
    await renderApp({ rows, answers: { 'window.set': () => refused('The settings cannot be written.') } })
    const before = tracks()
    fireEvent.doubleClick(edgeOf('Outcome'))
    await settle()
    expect(tracks()).toBe(before)
  })
})

describe('the menu of a column', () => {
  it('moves it, and stays for another press', async () => {
    await renderApp({ rows })
    fireEvent.click(head('Operator'))
    for (let times = 0; times < 2; times++) {
      fireEvent.click(item(/^Move right/))
      await settle()
    }
    expect(heads().at(-1)).toBe('Operator')
    expect(item(/^Move right/).getAttribute('aria-disabled')).toBe('true')
  })

  it('makes it wider and narrower, and as wide as usual again', async () => {
    const fake = await renderApp(looking({ widths: { operator: 10 } }))
    fireEvent.click(head('Operator'))
    fireEvent.click(item(/^Usual width/))
    await settle()
    expect(fake.inputsOf('window.set').at(-1)).toMatchObject({ widths: {} })
    expect(tracks()).toContain('minmax(6rem')
  })

  it('hides it, but never what a row cannot be without', async () => {
    await renderApp({ rows })
    fireEvent.click(head('Status'))
    expect(item('Hide column').getAttribute('aria-disabled')).toBe('true')
    fireEvent.keyDown(item('Hide column'), { key: 'Escape' })
    fireEvent.click(head('Operator'))
    fireEvent.click(item('Hide column'))
    await settle()
    expect(heads()).not.toContain('Operator')
  })

  it('is walked by arrows and first letters, and gives the focus back', async () => {
    await renderApp({ rows })
    head('Operator').focus()
    fireEvent.click(head('Operator'))
    const keys = ['ArrowUp', 'Home', 'ArrowDown', 'f', 'h']
    const reached = keys.map(key => {
      fireEvent.keyDown(document.activeElement ?? document.body, { key })
      return document.activeElement?.querySelector('.menu-label')?.textContent
    })
    expect(reached).toEqual(['Usual columns', 'Move left', 'Move right', 'Fit to what is in it', 'Hide column'])
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
    expect([screen.queryByRole('menu'), document.activeElement]).toEqual([null, head('Operator')])
  })

  it('keeps its keys to itself', async () => {
    await renderApp({ rows })
    fireEvent.click(head('Operator'))
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'j' })
    fireEvent.keyDown(document.activeElement ?? document.body, { key: '?' })
    expect([document.querySelector('[data-cursor]'), screen.queryByRole('dialog')]).toEqual([null, null])
  })
})

describe('widths that were chosen', () => {
  it('are there at the next start', async () => {
    await renderApp(looking({ widths: { title: 20 } }))
    expect(tracks().split(' ')[1]).toBe('20rem')
  })

  it('stay when columns are chosen, and go with the usual columns', async () => {
    const fake = await renderApp(looking({ widths: { title: 20 } }))
    await click('Columns and times')
    await click('Country', 'checkbox')
    await click('Usual columns')
    expect(fake.inputsOf('window.set').map(input => (input as WindowSettings).widths)).toEqual([
      { title: 20 },
      undefined,
    ])
  })
})
