// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { WindowSettings } from '../../../electron/contract/settings/window.ts'
import { anAppState, refused } from '../../fakes/bridge.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, renderApp, rowTexts } from '../render-app.tsx'

const now = Date.now()
const row = aTransaction({ title: 'Send Money', country: 'Kenya', startedAt: new Date(now - 90_000).toISOString() })
const { settings } = anAppState()
const withLooks = (window: WindowSettings) => ({
  rows: [row],
  app: { settings: { ...settings, window: { ...window, columns: [...window.columns] } } },
})
const heads = () => screen.getAllByRole('columnheader').map(head => head.textContent)
const panel = () => within(screen.getByRole('region', { name: 'Columns and times' }))

describe('the columns of the list', () => {
  it('are those that were chosen, in their order', async () => {
    await renderApp(withLooks({ columns: ['when', 'status', 'title', 'country'], times: 'relative' }))
    expect(heads()).toEqual(['When', 'Status', 'Action', 'Country'])
    expect(rowTexts()[0]).toMatch(/1 min.*Failed.*Send Money.*Kenya$/)
  })

  it('can each be shown', async () => {
    const columns = ['status', 'title', 'source', 'id', 'category', 'country', 'since'] as const
    await renderApp(withLooks({ columns, times: 'relative' }))
    expect(rowTexts()[0]).toMatch(/Shop1111e38e.*Low balanceKenya/)
  })

  it('come and go with their boxes', async () => {
    await renderApp({ rows: [row] })
    await click('Columns and times')
    await click('Country', 'checkbox')
    expect(heads()).toEqual(['Status', 'Action', 'Operator', 'Outcome', 'When', 'Country'])
    await click('Operator', 'checkbox')
    expect(heads()).toEqual(['Status', 'Action', 'Outcome', 'When', 'Country'])
  })

  it('are moved by buttons', async () => {
    await renderApp({ rows: [row] })
    await click('Columns and times')
    await click('Move Operator forward')
    await click('Move Operator forward')
    expect(heads()).toEqual(['Operator', 'Status', 'Action', 'Outcome', 'When'])
  })

  it('go no further than the end', async () => {
    await renderApp({ rows: [row] })
    await click('Columns and times')
    await click('Move Status forward')
    await click('Move When back')
    expect(heads()).toEqual(['Status', 'Action', 'Operator', 'Outcome', 'When'])
  })

  it('always hold the status and the action', async () => {
    await renderApp({ rows: [row] })
    await click('Columns and times')
    const disabled = panel()
      .getAllByRole('checkbox')
      .filter(box => box instanceof HTMLInputElement && box.disabled)
    expect(disabled.map(box => box.closest('label')?.textContent)).toEqual(['Status', 'Action'])
  })

  it('are the usual ones again at a press', async () => {
    await renderApp(withLooks({ columns: ['title', 'status'], times: 'exact' }))
    await click('Columns and times')
    await click('Usual columns')
    expect(heads()).toEqual(['Status', 'Action', 'Operator', 'Outcome', 'When'])
  })

  it('say so when they cannot be kept', async () => {
    await renderApp({ rows: [row], answers: { 'window.set': () => refused('The settings cannot be written.') } })
    await click('Columns and times')
    await click('Country', 'checkbox')
    expect(panel().getByRole('alert').textContent).toContain('The settings cannot be written.')
  })
})

describe('the times of the list', () => {
  it('are exact, to the second, when that is chosen', async () => {
    await renderApp({ rows: [row] })
    await click('Columns and times')
    await click(/^Exact/, 'radio')
    expect(document.querySelector('.cell-when')?.textContent).toMatch(/\d{1,2}:\d{2}:\d{2}/)
  })

  it('leave the columns as they are', async () => {
    const fake = await renderApp(withLooks({ columns: ['title', 'status'], times: 'relative' }))
    await click('Columns and times')
    await click(/^Exact/, 'radio')
    expect(fake.inputsOf('window.set')).toEqual([{ columns: ['title', 'status'], times: 'exact' }])
  })
})

describe('the panel of the list', () => {
  it('closes with Escape, which closes nothing else, and gives the focus back', async () => {
    await renderApp({ rows: [row] })
    fireEvent.click(screen.getByText('Send Money'))
    await click('Columns and times')
    fireEvent.keyDown(panel().getAllByRole('checkbox')[0] ?? document.body, { key: 'Escape' })
    expect(screen.queryByRole('region', { name: 'Columns and times' })).toBeNull()
    expect(screen.getByRole('complementary')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Columns and times' }))
  })

  it('closes when something beside it is pressed', async () => {
    await renderApp({ rows: [row] })
    await click('Columns and times')
    fireEvent.pointerDown(screen.getByRole('grid'))
    expect(screen.queryByRole('region', { name: 'Columns and times' })).toBeNull()
  })

  it('leads to the sheet of keys', async () => {
    await renderApp({ rows: [row] })
    await click('Columns and times')
    await click('Keyboard shortcuts')
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy()
  })
})

describe('the days of the list', () => {
  const at = (daysAgo: number) => {
    const day = new Date(now)
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysAgo, 0, 0, 1).toISOString()
  }

  it('stand as rows above what happened on them', async () => {
    const rows = [0, 0, 1].map((daysAgo, place) =>
      aTransaction({ providerId: String(place), title: `Number ${place}`, startedAt: at(daysAgo) }),
    )
    await renderApp({ rows })
    const texts = screen.getAllByRole('row').map(one => one.textContent?.match(/Today|Yesterday|Number \d/)?.[0])
    expect(texts.slice(1)).toEqual(['Today', 'Number 0', 'Number 1', 'Yesterday', 'Number 2'])
  })
})
