// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CategoryMeaning } from '../../../electron/contract/settings/settings.ts'
import type { Explanation } from '../../../electron/contract/transactions/transaction-detail.ts'
import { anAppState } from '../../fakes/bridge.ts'
import { aDetail } from '../../fakes/transactions.ts'
import { click, fillAndSend, renderApp } from '../render-app.tsx'

const busy: CategoryMeaning = { category: 'busy', sentence: 'Too busy.', actor: 'operator', retry: 'yes' }
const limit: CategoryMeaning = { category: 'limit', sentence: 'Over the limit.', actor: 'customer', retry: 'no' }
const { settings } = anAppState()
const app = { settings: { ...settings, categories: [busy, limit] } }

async function openSettings(options: Parameters<typeof renderApp>[0] = { app }) {
  const fake = await renderApp(options)
  await click('Settings')
  return fake
}

describe('the list of categories', () => {
  it('says of each category what it means, who must act and whether to try again', async () => {
    await openSettings()
    const row = screen.getByRole('rowheader', { name: 'busy' }).closest('tr')
    expect(row?.textContent).toContain('busyToo busy.OperatorYes')
  })

  it('adds a category at its end', async () => {
    const fake = await openSettings()
    await click('Add category')
    const dialog = within(screen.getByRole('dialog'))
    fireEvent.change(dialog.getByLabelText('Who has to act'), { target: { value: 'support' } })
    fireEvent.change(dialog.getByLabelText('Is trying again sensible?'), { target: { value: 'check-first' } })
    fireEvent.change(dialog.getByLabelText('What it means'), { target: { value: 'Reversed by hand.' } })
    await fillAndSend({ Category: ' reversed ' }, 'Save category')
    expect(fake.inputsOf('categories.set')).toEqual([
      [busy, limit, { category: 'reversed', sentence: 'Reversed by hand.', actor: 'support', retry: 'check-first' }],
    ])
  })

  it('changes a category where it stands', async () => {
    const fake = await openSettings()
    await click('Change busy')
    await fillAndSend({ 'What it means': 'Busy on pay days.' }, 'Save category')
    expect(fake.inputsOf('categories.set')).toEqual([[{ ...busy, sentence: 'Busy on pay days.' }, limit]])
  })

  it('never says two things of one category, whatever its capitals', async () => {
    const fake = await openSettings()
    await click('Add category')
    await fillAndSend({ Category: 'LIMIT', 'What it means': 'Another.' }, 'Save category')
    expect(fake.inputsOf('categories.set')).toEqual([
      [busy, { category: 'LIMIT', sentence: 'Another.', actor: null, retry: 'unknown' }],
    ])
  })

  it('removes one and leaves the others', async () => {
    const fake = await openSettings()
    await click('Remove busy')
    expect(fake.inputsOf('categories.set')).toEqual([[limit]])
  })

  it('offers the categories that were seen and that nobody has explained', async () => {
    const explanation = (from: Explanation['from']): Explanation => ({ sentence: 'x', actor: null, retry: 'no', from })
    const rows = [
      aDetail({ providerId: 'a', category: 'no-response', explanation: explanation('built in') }),
      aDetail({ providerId: 'b', category: 'Step 2', explanation: explanation('unknown') }),
      aDetail({ providerId: 'c', category: 'step 2', explanation: explanation('unknown') }),
    ]
    await openSettings({ app, rows, details: Object.fromEntries(rows.map(row => [row.id, row])) })
    const offers = screen.getAllByRole('button', { name: /^Say what / })
    expect(offers.map(offer => offer.textContent?.trim())).toEqual(['Step 2'])
  })
})
