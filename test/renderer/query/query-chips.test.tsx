// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, renderApp, rowTexts, settle } from '../render-app.tsx'

const failed = aTransaction({ providerId: 'one', title: 'Send Money', operator: 'MTN Ghana' })
const pending = aTransaction({ providerId: 'two', title: 'Buy Airtime', status: 'pending', operator: null })
const rows = [failed, pending]

const bar = () => screen.getByRole<HTMLInputElement>('combobox')
const chips = () => within(screen.getByRole('list', { name: 'Conditions of the query' }))
const texts = () =>
  chips()
    .getAllByRole('listitem')
    .map(chip => chip.querySelector('button')?.textContent)
const chip = (text: string) => chips().getByRole('button', { name: text })

/** Draws the window with a query that nobody writes in any more. */
async function renderQuery(query: string) {
  const fake = await renderApp({ rows })
  fireEvent.change(bar(), { target: { value: query } })
  await settle()
  return fake
}

async function press(key: string, target: Element | null = document.activeElement): Promise<void> {
  fireEvent.keyDown(target ?? document.body, { key })
  await settle()
}

describe('a chip of the query', () => {
  it('stands for each term, also for one that is not understood', async () => {
    await renderQuery('status:failed  nokey:x "MTN Ghana"')
    expect(texts()).toEqual(['status:failed', 'nokey:x', '"MTN Ghana"'])
    expect(chip('nokey:x').parentElement?.dataset.odd).toBe('true')
  })

  it('is taken out by its own button, and the list follows', async () => {
    await renderQuery('status:failed mtn')
    await click('Remove status:failed')
    expect([bar().value, texts()]).toEqual(['mtn', ['mtn']])
    await click('Remove mtn')
    expect([bar().value, rowTexts().length]).toEqual(['', 2])
  })

  it('leaves one blank between what was around it', async () => {
    await renderQuery('operator:MTN   status:failed   send')
    await click('Remove status:failed')
    expect(bar().value).toBe('operator:MTN send')
  })

  it.each([
    ['Backspace', 'operator:MTN send', 'operator:MTN'],
    ['Delete', 'operator:MTN send', 'send'],
  ])('is taken out by %s, and the keys go on beside it', async (key, left, next) => {
    await renderQuery('operator:MTN status:failed send')
    act(() => chip('status:failed').focus())
    await press(key)
    expect([bar().value, document.activeElement?.textContent]).toEqual([left, next])
  })

  it('leads to the field when it was the last one', async () => {
    await renderQuery('status:failed')
    act(() => chip('status:failed').focus())
    await press('Delete')
    expect([bar().value, document.activeElement]).toEqual(['', bar()])
  })

  it('is reached by arrows, and the last one leads to the field', async () => {
    await renderQuery('status:failed send')
    act(() => chip('status:failed').focus())
    await press('ArrowRight')
    expect(document.activeElement).toBe(chip('send'))
    await press('ArrowRight')
    expect(document.activeElement).toBe(bar())
  })

  it('is one stop of Tab together with all others', async () => {
    await renderQuery('status:failed operator:MTN send')
    expect(
      chips()
        .getAllByRole('button')
        .filter(button => button.tabIndex === 0),
    ).toHaveLength(1)
  })

  it('is chosen in the field when it is pressed', async () => {
    await renderQuery('status:failed send')
    fireEvent.click(chip('send'))
    expect([document.activeElement, bar().selectionStart, bar().selectionEnd]).toEqual([bar(), 14, 18])
  })
})

describe('Backspace in the field', () => {
  async function backspaceIn(query: string, caret: number): Promise<readonly (number | null)[]> {
    await renderQuery(query)
    bar().focus()
    fireEvent.focus(bar())
    bar().setSelectionRange(caret, caret)
    fireEvent.select(bar())
    await settle()
    await press('Backspace', bar())
    return [bar().selectionStart, bar().selectionEnd]
  }

  it('chooses the finished term before the caret first, so that the next one takes all of it', async () => {
    expect(await backspaceIn('operator:MTN status:failed ', 27)).toEqual([13, 27])
  })

  it('leaves a term that is being written to the browser', async () => {
    expect(await backspaceIn('operator:MTN status:failed', 26)).toEqual([26, 26])
  })
})

describe('what has none', () => {
  it('is found, and offered with what it means', async () => {
    await renderQuery('operator:none')
    expect(rowTexts()).toEqual([expect.stringContaining('Buy Airtime')])
    bar().focus()
    fireEvent.focus(bar())
    fireEvent.change(bar(), { target: { value: 'operator:' } })
    await settle()
    expect(screen.getAllByRole('option').at(-1)?.textContent).toBe('nonehas none')
  })
})
