// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anOverview, namedSums } from '../../fakes/overview.ts'
import { click, settle } from '../render-app.tsx'
import { choose, openOverview, rowsOf } from './open-overview.tsx'

const partsTable = (by = 'operator') => screen.getByRole('region', { name: `By ${by}` })
const partRows = (by = 'operator') => rowsOf(within(partsTable(by)).getByRole('table'))

describe('what differs by name', () => {
  it('is by operator first', async () => {
    await openOverview()
    expect(partRows()[0]).toEqual(['Safaricom Ltd.', '8', '2', '75%', '0%', '8 s', ''])
  })

  it.each([
    ['Action', 'Send Money'],
    ['Country', 'Kenya'],
    ['Category', 'No category'],
  ])('is by %s when that is chosen', async (dimension, first) => {
    await openOverview()
    await choose(dimension)
    expect(partRows(dimension.toLowerCase())[0]?.[0]).toBe(first)
  })

  it('names kinds other than USSD as the rest of the window does', async () => {
    await openOverview()
    await choose('Action')
    expect(partRows('action')[1]?.[0]).toBe('Job')
  })

  it('opens the list of a name', async () => {
    const fake = await openOverview()
    await click('Show transactions of Safaricom Ltd.')
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({
      query: expect.stringMatching(/^operator:"Safaricom Ltd\." since:2026-0[23]-\d\d$/),
    })
  })

  it('opens the list of those without a name', async () => {
    const fake = await openOverview()
    await click('Show transactions of No operator')
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({
      query: expect.stringMatching(/^operator:none since:/),
    })
  })

  it('opens the list of a category by its name', async () => {
    const fake = await openOverview()
    await choose('Category')
    fireEvent.click(within(partsTable('category')).getByRole('button', { name: 'low-balance' }))
    await settle()
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({
      query: expect.stringMatching(/^category:low-balance since:/),
    })
  })

  it('shows the largest first, and all on request', async () => {
    const operators = Array.from({ length: 12 }, (_, place) => namedSums(`Operator ${place}`, { succeeded: 1 }))
    await openOverview(anOverview({ operators }))
    const before = partRows().length
    await click('Show all 12')
    expect([before, partRows().length]).toEqual([8, 12])
  })
})

describe('why transactions failed', () => {
  const causes = () => within(screen.getByRole('region', { name: 'Why they failed' }))

  it('lists the categories that failed most first, and no others', async () => {
    const categories = [
      namedSums('confirmed', { succeeded: 50 }),
      namedSums('no-response', { failed: 1, succeeded: 20 }),
      namedSums('low-balance', { failed: 7 }),
    ]
    await openOverview(anOverview({ categories }))
    expect(
      causes()
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual(['low-balance', 'no-response'])
  })

  it('opens the failed transactions of a category', async () => {
    const fake = await openOverview()
    fireEvent.click(causes().getByRole('button', { name: 'low-balance' }))
    await settle()
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({
      query: expect.stringMatching(/^category:low-balance status:failed since:/),
    })
  })

  it('leads to what failed where categories are not kept', async () => {
    const fake = await openOverview(anOverview({ categories: null }))
    fireEvent.click(causes().getByRole('button', { name: 'Show what failed' }))
    await settle()
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({
      query: expect.stringMatching(/^status:failed since:/),
    })
  })

  it('says so when nothing failed', async () => {
    await openOverview(anOverview({ categories: [namedSums('confirmed', { succeeded: 5 })] }))
    expect(causes().getByText('No transaction failed in this time.')).toBeTruthy()
  })
})
