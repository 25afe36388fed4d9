// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { refused } from '../../fakes/bridge.ts'
import { click, detail, fillAndSend, openDetail } from '../render-app.tsx'

const resolution = { verdict: 'succeeded', note: 'The customer has it.', at: '2026-03-02T11:00:00Z' } as const

describe('resolving by hand', () => {
  it('sends the verdict and the note that a person gave', async () => {
    const { fake, row } = await openDetail()
    await click('Mark as resolved…')
    fireEvent.click(screen.getByRole('radio', { name: /^It succeeded/ }))
    await fillAndSend({ Note: ' The customer has it. ' }, 'Mark as resolved')
    expect(fake.inputsOf('transactions.resolve')).toEqual([
      { id: row.id, verdict: 'succeeded', note: 'The customer has it.' },
    ])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('begins at the question, with nothing chosen', async () => {
    await openDetail()
    await click('Mark as resolved…')
    const [first] = screen.getAllByRole<HTMLInputElement>('radio')
    expect([document.activeElement === first, first?.checked]).toEqual([true, false])
  })

  it('chooses no verdict for a person', async () => {
    const { fake } = await openDetail()
    await click('Mark as resolved…')
    await fillAndSend({ Note: 'Checked.' }, 'Mark as resolved')
    expect(fake.inputsOf('transactions.resolve')).toEqual([])
    expect(screen.getByRole('alert').textContent).toContain('Choose what really happened.')
  })

  it('keeps the dialog and what was typed when it is refused', async () => {
    await openDetail({}, { answers: { 'transactions.resolve': () => refused('The disk is full.') } })
    await click('Mark as resolved…')
    fireEvent.click(screen.getByRole('radio', { name: /^It failed/ }))
    await fillAndSend({ Note: 'Checked.' }, 'Mark as resolved')
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.')
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('Checked.')
  })

  it('stands beside Hover’s status and never in its place', async () => {
    await openDetail({ status: 'failed', resolution })
    const panel = detail().getByText('Somebody here resolved it as succeeded').closest('section')
    expect(panel?.textContent).toMatch(/The customer has it\..*Hover’s own status: Failed\./)
    expect(document.querySelector('.detail-bar')?.textContent).toMatch(/^.*Failed.*Resolved: succeeded/)
  })

  it('says the conflict when Hover disagrees later', async () => {
    await openDetail({ status: 'failed', resolution, flags: ['CONFLICT'] })
    expect(detail().getByText('Conflict: Hover’s own status is Failed.')).toBeTruthy()
  })

  it('can be taken back', async () => {
    const { fake, row } = await openDetail({ resolution })
    await click('Take it back')
    expect(fake.inputsOf('transactions.reopen')).toEqual([{ id: row.id }])
  })
})
