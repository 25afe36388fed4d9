// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, renderApp, rowTexts, settle } from '../render-app.tsx'

const failed = aTransaction({ providerId: 'zulu', title: 'Send Money', operator: 'MTN Ghana' })
const pending = aTransaction({ providerId: 'two', title: 'Buy Airtime', status: 'pending', category: null })
const rows = [failed, pending]

function bar(): HTMLInputElement {
  return screen.getByRole('combobox', { name: 'Search transactions' })
}

/** Writes into the bar as a person does: with the caret behind what was written. */
async function write(text: string): Promise<void> {
  bar().focus()
  fireEvent.focus(bar())
  fireEvent.change(bar(), { target: { value: text } })
  await settle()
}

async function press(key: string): Promise<void> {
  fireEvent.keyDown(bar(), { key })
  await settle()
}

const options = () => screen.queryAllByRole('option').map(option => option.querySelector('span')?.textContent)
const asked = (fake: Awaited<ReturnType<typeof renderApp>>) => fake.inputsOf('transactions.page')

describe('the query bar', () => {
  it('shows what a query finds as it is written', async () => {
    await renderApp({ rows })
    await write('status:pending air')
    expect(rowTexts()).toEqual([expect.stringContaining('Buy Airtime')])
  })

  it('asks in the zone of whoever looks', async () => {
    const fake = await renderApp({ rows })
    await write('since:2026-03-02 mtn')
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    expect(asked(fake).at(-1)).toMatchObject({ query: 'since:2026-03-02 mtn', zone })
  })

  it('looks for a query within the view that is shown', async () => {
    const fake = await renderApp({ rows })
    await click(/^Failed/)
    await write('mtn')
    expect(asked(fake).at(-1)).toMatchObject({ query: 'mtn', status: ['failed'] })
  })

  it('never asks for what cannot be understood', async () => {
    const fake = await renderApp({ rows })
    await write('status:nonsense')
    expect(asked(fake)).toHaveLength(1)
  })

  it('does not look for a word that may yet become a key', async () => {
    const fake = await renderApp({ rows })
    await write('sta')
    expect(asked(fake)).toHaveLength(1)
  })

  it('looks for such a word once it is sent', async () => {
    const fake = await renderApp({ rows })
    await write('sta')
    await press('Enter')
    expect(asked(fake).at(-1)).toMatchObject({ query: 'sta' })
  })

  it('offers the values of a key, and takes the likeliest with Tab', async () => {
    await renderApp({ rows })
    await write('operator:m')
    expect(options()).toEqual(['MTN Ghana'])
    await press('Tab')
    expect(bar().value).toBe('operator:"MTN Ghana" ')
  })

  it('takes the suggestion that the arrows chose with Enter', async () => {
    await renderApp({ rows })
    await write('is:')
    await press('ArrowDown')
    await press('ArrowDown')
    const chosen = options()[1]
    await press('Enter')
    expect(bar().value).toBe(`is:${chosen} `)
  })

  it('names the chosen suggestion to assistive technology', async () => {
    await renderApp({ rows })
    await write('status:')
    await press('ArrowDown')
    const active = bar().getAttribute('aria-activedescendant') ?? ''
    expect(document.getElementById(active)?.getAttribute('aria-selected')).toBe('true')
  })

  it('is quiet about a term that is still being written', async () => {
    await renderApp({ rows })
    await write('status:')
    expect(screen.queryByRole('button', { name: /Select/ })).toBeNull()
  })

  it('says what is wrong with a term that was left, and where', async () => {
    await renderApp({ rows })
    await write('statuss:failed mtn')
    const part = screen.getByRole('button', { name: 'Select “statuss” in the query' })
    expect(part.parentElement?.textContent).toContain('Did you mean status?')
    fireEvent.click(part)
    expect([bar().selectionStart, bar().selectionEnd]).toEqual([0, 7])
  })

  it('says what is wrong with the last term once it is sent', async () => {
    await renderApp({ rows })
    await write('since:yesterday')
    await press('Enter')
    expect(screen.getByText(/is no time/)).toBeTruthy()
  })

  it('describes itself as not understood only while it is', async () => {
    await renderApp({ rows })
    await write('statuss:failed mtn')
    expect(bar().getAttribute('aria-invalid')).toBe('true')
    await write('status:failed mtn')
    expect(bar().getAttribute('aria-invalid')).toBe('false')
  })

  it('hands the keyboard to the list with Escape, and leaves the query as it is', async () => {
    await renderApp({ rows })
    await write('mtn')
    await press('Escape')
    expect([document.activeElement, bar().value]).toEqual([screen.getByRole('grid'), 'mtn'])
  })

  it('is reached with a slash from the list', async () => {
    await renderApp({ rows })
    fireEvent.keyDown(screen.getByRole('grid'), { key: '/' })
    expect(document.activeElement).toBe(bar())
  })

  it('is emptied when another view is chosen', async () => {
    await renderApp({ rows })
    await write('status:nonsense')
    await click(/^All/)
    expect(bar().value).toBe('')
  })

  it('draws each term as a chip', async () => {
    await renderApp({ rows })
    await write('status:failed "MTN Ghana"')
    const chips = [...document.querySelectorAll('.query-term')].map(chip => chip.textContent)
    expect(chips).toEqual(['status:failed', '"MTN Ghana"'])
  })

  it('shows the id of a row that was found by it', async () => {
    await renderApp({ rows })
    expect(rowTexts()[0]).not.toContain('zulu')
    await write('zulu')
    expect(rowTexts()[0]).toContain('zulu')
  })

  it('marks in the rows what was searched for', async () => {
    await renderApp({ rows })
    await write('mtn low')
    expect([...document.querySelectorAll('mark')].map(mark => mark.textContent)).toEqual(['MTN', 'Low'])
  })
})
