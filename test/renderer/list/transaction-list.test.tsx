// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { statuses, type Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { refused } from '../../fakes/bridge.ts'
import { aTransaction, countsOf } from '../../fakes/transactions.ts'
import { click, detail, renderApp, rowTexts, settle, rows as shownRows } from '../render-app.tsx'

const one = aTransaction({ providerId: 'one', title: 'Send Money', startedAt: '2026-03-02T10:00:00Z' })
const two = aTransaction({ providerId: 'two', title: 'Buy Airtime', startedAt: '2026-03-02T09:00:00Z' })
const rows = [one, two]

describe('the list', () => {
  it('says each status by its word', async () => {
    await renderApp({ rows: statuses.map(status => aTransaction({ providerId: status, status })) })
    const words = shownRows().map(row => within(row).queryAllByRole('gridcell')[0]?.textContent)
    expect(words).toEqual(['Pending', 'Succeeded', 'Failed', 'Cancelled', 'Unknown'])
  })

  it('shows the action, the operator and why it failed', async () => {
    await renderApp({ rows: [one] })
    expect(rowTexts()[0]).toMatch(/Send Money.*Safaricom Ltd\..*Low balance/)
  })

  it('marks a run that was not in production, and only that', async () => {
    await renderApp({ rows: [{ ...one, environment: 'debug' }, two] })
    expect(rowTexts().map(text => text.includes('Debug'))).toEqual([true, false])
  })

  it('keeps the exact time in the title of the relative one', async () => {
    await renderApp({ rows: [one] })
    expect(document.querySelector<HTMLElement>('.cell-when time')?.title).toMatch(/2 March 2026|March 2, 2026/)
  })

  it('opens the row under the keyboard’s cursor with Enter', async () => {
    await renderApp({ rows })
    const grid = screen.getByRole('grid')
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) fireEvent.keyDown(grid, { key })
    await settle()
    expect(detail().getByRole('heading', { level: 2 }).textContent).toBe('Buy Airtime')
  })

  it('says to assistive technology which row is open', async () => {
    await renderApp({ rows })
    fireEvent.click(screen.getByText('Buy Airtime'))
    await settle()
    const open = screen.getAllByRole('row', { selected: true })
    expect(open.map(row => row.textContent?.includes('Buy Airtime'))).toEqual([true])
  })

  it('takes the open detail along with the arrow keys', async () => {
    await renderApp({ rows })
    fireEvent.click(screen.getByText('Send Money'))
    await settle()
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'End' })
    await settle()
    expect(detail().getByRole('heading', { level: 2 }).textContent).toBe('Buy Airtime')
  })

  it('closes the detail with Escape', async () => {
    await renderApp({ rows })
    fireEvent.click(screen.getByText('Send Money'))
    await settle()
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  it('offers new rows in a pill while someone reads further down', async () => {
    const fake = await renderApp({ rows: [two] })
    const grid = screen.getByRole('grid')
    grid.scrollTop = 400
    fireEvent.scroll(grid)
    act(() => fake.tell({ kind: 'transactions', rows: [one], counts: countsOf(rows) }))
    expect(rowTexts()).toHaveLength(1)
    expect(screen.getByRole('button', { name: 'Show 1 new transaction' }).textContent).toContain('1 new')
  })

  it('asks for the statuses of a view', async () => {
    const fake = await renderApp({ rows })
    await click(/^Failed/)
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({ status: ['failed'] })
  })

  it.each([
    ['Stuck', { flag: 'STUCK' }],
    ['Late', { flag: 'LATE' }],
    ['Needs attention', { attention: true }],
  ])('asks the database for what the view %s holds', async (view, filter) => {
    const fake = await renderApp({ rows })
    await click(new RegExp(`^${view}`))
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject(filter)
  })

  it('names the most urgent flag of a row and counts the others', async () => {
    await renderApp({ rows: [{ ...one, flags: ['LATE', 'CLOCK', 'CONFLICT'] }] })
    expect(rowTexts()[0]).toMatch(/Conflict.*\+2/)
  })

  it('has no operator of what has none: its title says what it is', async () => {
    await renderApp({ rows: [{ ...one, kind: 'job', title: 'Job 74009', operator: null }] })
    expect(document.querySelector('.cell-operator')?.textContent).toBe('')
  })

  it('marks a row that somebody resolved and keeps Hover’s status beside it', async () => {
    const resolution = { verdict: 'succeeded', note: '', at: '2026-03-02T11:00:00Z' } as const
    await renderApp({ rows: [{ ...one, resolution }] })
    expect(rowTexts()[0]).toMatch(/^Failed.*Resolved/)
  })

  it('counts the views from the whole database, not from the loaded rows', async () => {
    const counts = { ...countsOf([]), failed: 1200, unknown: 34 }
    await renderApp({ rows: [], app: { counts } })
    expect(screen.getByRole('button', { name: /^Needs attention/ }).textContent).toMatch(/1.?234$/)
  })

  it('says what to do when nothing matches the search', async () => {
    await renderApp({ rows })
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'zebra' } })
    await settle()
    expect(screen.getByText(/No transaction fits all of it/)).toBeTruthy()
  })

  it('shows the sentence when the page cannot be read', async () => {
    await renderApp({ answers: { 'transactions.page': () => refused('The database file is damaged.') } })
    expect(screen.getByRole('alert').textContent).toContain('The database file is damaged.')
  })

  it('tells screen readers of many new failures in one sentence', async () => {
    const fake = await renderApp({ rows: [] })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    tellOf(fake, one)
    tellOf(fake, two)
    act(() => vi.advanceTimersByTime(3000))
    expect(screen.getByText('2 transactions failed. The latest: Buy Airtime.')).toBeTruthy()
  })

  it('tells screen readers also of what fails in the moment in which it tells', async () => {
    const fake = await renderApp({ rows: [] })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    tellOf(fake, one)
    act(() => {
      vi.advanceTimersByTime(2000)
      fake.tell({ kind: 'transactions', rows: [two], counts: countsOf([one, two]) })
    })
    act(() => vi.advanceTimersByTime(2000))
    expect(screen.getByText('A transaction failed: Buy Airtime.')).toBeTruthy()
  })

  it('tells them of later failures without counting the earlier ones again', async () => {
    const fake = await renderApp({ rows: [] })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    tellOf(fake, one)
    act(() => vi.advanceTimersByTime(3000))
    tellOf(fake, two)
    act(() => vi.advanceTimersByTime(3000))
    expect(screen.getByText('A transaction failed: Buy Airtime.')).toBeTruthy()
  })
})

function tellOf(fake: Awaited<ReturnType<typeof renderApp>>, row: Transaction): void {
  act(() => fake.tell({ kind: 'transactions', rows: [row], counts: countsOf([row]) }))
}
