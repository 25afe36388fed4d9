// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { refused } from '../../fakes/bridge.ts'
import { aDetail, aTransaction, countsOf } from '../../fakes/transactions.ts'
import { detail, openDetail, renderApp, settle } from '../render-app.tsx'

describe('the detail', () => {
  it('says in one sentence what happened and why', async () => {
    await openDetail()
    expect(detail().getByText(/^Send Money on Safaricom Ltd\. failed .*: Low balance\.$/)).toBeTruthy()
  })

  it('marks the step of the conversation after which it went no further', async () => {
    await openDetail()
    const died = detail().getByText('The session ended here').closest('li')
    expect(died?.textContent).toContain('Sent, wait for reply')
  })

  it('never shows the word that stands for a PIN as if it had been typed', async () => {
    await openDetail()
    expect(detail().queryByText('(pin)')).toBeNull()
  })

  it('folds the SMS that did not match', async () => {
    await openDetail()
    const fold = detail().getByText('1 SMS that did not match').closest('details')
    expect(fold?.open).toBe(false)
    expect(fold?.textContent).toContain('to win bonga points!')
  })

  it('puts what was passed in and what was read out on one line when the names are equal', async () => {
    await openDetail()
    const line = detail().getByRole('row', { name: /^amount/ })
    expect(
      within(line)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['100', '100.00'])
  })

  it.each([
    ['current-secret', 'Current'],
    ['previous-secret', 'Previous'],
    ['import', 'Imported'],
  ] as const)('says of a delivery proven by %s which secret it was: %s', async (provenBy, word) => {
    await openDetail({
      received: aDetail()
        .received.slice(0, 1)
        .map(delivery => ({ ...delivery, provenBy })),
    })
    const line = detail().getByRole('row', { name: /^1041/ })
    expect(within(line).getAllByRole('cell').at(-1)?.textContent).toBe(word)
  })

  it('says of each flag what the main process says of it', async () => {
    const sentence = '1,500 was sent, but the confirmation says 900.'
    await openDetail({ flags: ['AMOUNT_MISMATCH'], flagNotes: [{ flag: 'AMOUNT_MISMATCH', sentence }] })
    expect(detail().getByText(sentence).closest('li')?.textContent).toContain('Amounts differ')
  })

  it('reads itself again when news of its transaction comes', async () => {
    const { fake, row } = await openDetail()
    act(() => fake.tell({ kind: 'transactions', rows: [row], counts: countsOf([row]) }))
    await settle()
    expect(fake.inputsOf('transactions.detail')).toEqual([{ id: row.id }, { id: row.id }])
  })

  it('copies the id through the main process', async () => {
    const { fake, row } = await openDetail()
    fireEvent.click(detail().getByRole('button', { name: 'Copy id' }))
    await settle()
    expect(fake.inputsOf('clipboard.write')).toEqual([{ text: row.providerId }])
  })

  it('opens when a notification is clicked, also when its row is not loaded', async () => {
    const far = aDetail({ providerId: 'far', title: 'Pay Bill' })
    const fake = await renderApp({ details: { [far.id]: far } })
    act(() => fake.tell({ kind: 'open-transaction', id: far.id }))
    await settle()
    expect(detail().getByRole('heading', { level: 2 }).textContent).toBe('Pay Bill')
  })

  it('shows the sentence when it cannot be read', async () => {
    const row = aTransaction()
    await renderApp({ rows: [row], answers: { 'transactions.detail': () => refused('The database is busy.') } })
    fireEvent.click(screen.getByText(row.title))
    await settle()
    expect(detail().getByRole('alert').textContent).toContain('The database is busy.')
  })
})
