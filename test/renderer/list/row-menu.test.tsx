// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ok } from '../../fakes/bridge.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { detail, renderApp, rowTexts, settle } from '../render-app.tsx'

const one = aTransaction({ providerId: 'one', title: 'Send Money', operator: 'MTN Ghana', category: 'low-balance' })
const two = aTransaction({ providerId: 'two', title: 'Buy Airtime', operator: null, country: null, category: null })
const job = aTransaction({ providerId: '74009', title: 'Job 74009', kind: 'job', operator: null, category: null })
const rows = [one, two, job]

const grid = () => screen.getByRole('grid')
const names = () => screen.queryAllByRole('menuitem').map(item => item.querySelector('.menu-label')?.textContent)
const bar = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Search transactions' })

async function openMenu(title: string, options: Parameters<typeof renderApp>[0] = {}) {
  const fake = await renderApp({ rows, ...options })
  fireEvent.contextMenu(screen.getByText(title), { clientX: 40, clientY: 80 })
  return fake
}

async function choose(name: RegExp): Promise<void> {
  fireEvent.click(screen.getByRole('menuitem', { name }))
  await settle()
}

describe('the menu of a row', () => {
  it('offers what can be done with its transaction', async () => {
    await openMenu('Send Money')
    expect(names()).toEqual([
      ...['Open the transaction', 'Show raw deliveries', 'Resolve…'],
      ...['Copy id', 'Copy as JSON', 'Copy as cURL', 'Copy as practice fixture'],
      ...['Only the action Send Money', 'Only the operator MTN Ghana', 'Only the country Kenya'],
      'Only the category low-balance',
    ])
  })

  it('offers no filter by what the transaction does not have', async () => {
    await openMenu('Job 74009')
    expect(names().filter(name => name?.startsWith('Only'))).toEqual(['Only the country Kenya'])
  })

  it('opens the row that was pressed, whichever one is open', async () => {
    await renderApp({ rows })
    fireEvent.click(screen.getByText('Buy Airtime'))
    await settle()
    fireEvent.contextMenu(within(grid()).getByText('Send Money'))
    await choose(/^Open/)
    expect(detail().getByRole('heading', { level: 2 }).textContent).toBe('Send Money')
  })

  it('copies the id, and the newest delivery as JSON', async () => {
    const content = { seq: 1, form: 'whole', json: '{"a":"•••"}', curl: null, fixture: null, changes: [] }
    const fake = await openMenu('Send Money', { answers: { 'transactions.contents': () => ok([content as never]) } })
    await choose(/^Copy id/)
    fireEvent.contextMenu(screen.getByText('Send Money'))
    await choose(/^Copy as JSON/)
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: 'one' }, { text: '{"a":"•••"}' }])
  })

  it('leads to the resolution of its transaction', async () => {
    await openMenu('Buy Airtime')
    await choose(/^Resolve/)
    expect(screen.getByRole('dialog').textContent).toContain('Buy Airtime')
  })

  it('looks for others of the same operator, beside what is looked for', async () => {
    await renderApp({ rows })
    fireEvent.change(bar(), { target: { value: 'operator:none status:failed' } })
    await settle()
    fireEvent.contextMenu(screen.getByText('Buy Airtime'))
    await choose(/^Only the action/)
    expect(bar().value).toBe('operator:none status:failed action:"Buy Airtime"')
  })

  it('puts such a condition in the place of another one of its key', async () => {
    await renderApp({ rows })
    fireEvent.change(bar(), { target: { value: 'operator:MTN status:failed' } })
    await settle()
    fireEvent.contextMenu(screen.getByText('Send Money'))
    await choose(/^Only the operator/)
    expect([bar().value, rowTexts().length]).toEqual(['status:failed operator:"MTN Ghana"', 1])
  })

  it.each([
    ['the menu key', { key: 'ContextMenu' }],
    ['Shift and F10', { key: 'F10', shiftKey: true }],
  ])('opens by %s for the row at which the keys are, and gives the focus back', async (_, keys) => {
    await renderApp({ rows })
    grid().focus()
    fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    fireEvent.keyDown(grid(), keys)
    expect(screen.getByRole('menu', { name: 'Actions on Buy Airtime' })).toBeTruthy()
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
    expect(document.activeElement).toBe(grid())
  })

  it('stays closed where the keys are at no row', async () => {
    await renderApp({ rows })
    fireEvent.keyDown(grid(), { key: 'ContextMenu' })
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('closes when something beside it is pressed', async () => {
    await openMenu('Send Money')
    fireEvent.pointerDown(screen.getByRole('grid'))
    expect(screen.queryByRole('menu')).toBeNull()
  })
})
