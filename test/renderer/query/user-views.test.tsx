// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { SavedView, ViewCount } from '../../../electron/contract/transactions/query.ts'
import { asOneQuery } from '../../../renderer/state/user-views.ts'
import { anAppState, ok, refused } from '../../fakes/bridge.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { click, fillAndSend, renderApp, rowTexts, settle } from '../render-app.tsx'

const mtn: SavedView = { id: 'view-1', name: 'Only MTN', query: 'operator:MTN' }
const failed: SavedView = { id: 'view-4', name: 'Failures', query: 'status:failed' }
const rows = [aTransaction({ providerId: 'one', operator: 'MTN' }), aTransaction({ providerId: 'two' })]
const withViews = (...views: readonly SavedView[]) => {
  const app = anAppState(rows)
  return { rows, app: { ...app, settings: { ...app.settings, views: [...views] } } }
}

async function search(query: string): Promise<void> {
  fireEvent.change(screen.getByRole('combobox'), { target: { value: query } })
  await settle()
}

describe('a view of the user’s', () => {
  it('shows what its query finds', async () => {
    await renderApp(withViews(mtn))
    await click(/^Only MTN/)
    expect([screen.getByRole('heading', { level: 1 }).textContent, rowTexts().length]).toEqual(['Only MTN', 1])
  })

  it('is the current one in the place of All', async () => {
    await renderApp(withViews(mtn))
    await click(/^Only MTN/)
    const current = screen.getAllByRole('button', { current: 'page' }).map(button => button.title)
    expect(current).toEqual([expect.stringContaining('Only MTN')])
  })

  it('is made of the view and the query that are shown', async () => {
    const fake = await renderApp(withViews(mtn, failed))
    await click(/^Pending/)
    await search('airtime')
    await click('Save as view')
    await fillAndSend({ Name: 'Airtime' }, 'Save view')
    const made = { id: expect.stringMatching(/^view-[0-9a-f]{8}$/), name: 'Airtime', query: 'status:pending airtime' }
    expect(fake.inputsOf('views.set')).toEqual([[mtn, failed, made]])
  })

  it('cannot be made where there are fifty, and says so', async () => {
    const many = Array.from({ length: 50 }, (_, place) => ({ ...mtn, id: `view-${place}`, query: `id:${place}` }))
    await renderApp(withViews(...many))
    await search('airtime')
    const button = screen.getByRole('button', { name: 'Save as view' })
    expect([button.title, button.hasAttribute('disabled')]).toEqual([expect.stringContaining('fifty'), true])
  })

  it('is renamed in its place', async () => {
    const fake = await renderApp(withViews(mtn, failed))
    await click('Edit the view Only MTN')
    await fillAndSend({ Name: 'MTN alone' }, 'Save view')
    expect(fake.inputsOf('views.set')).toEqual([[{ ...mtn, name: 'MTN alone' }, failed]])
  })

  it('is removed, and everything is shown again', async () => {
    const fake = await renderApp(withViews(mtn, failed))
    await click(/^Only MTN/)
    await click('Edit this view')
    await click('Remove view')
    expect(fake.inputsOf('views.set')).toEqual([[failed]])
    expect(rowTexts()).toHaveLength(2)
  })

  it('stays in its dialog when it is refused', async () => {
    await renderApp({ ...withViews(mtn), answers: { 'views.set': () => refused('The view "x": no such key.') } })
    await click('Edit the view Only MTN')
    await fillAndSend({ Query: 'nokey:x' }, 'Save view')
    expect(screen.getByRole('alert').textContent).toContain('no such key')
  })

  it.each<readonly [ViewCount['certainty'], string]>([
    ['exact', '500'],
    ['counting', '500…'],
    ['at-least', '500+'],
  ])('says how sure its count is: %s', async (certainty, text) => {
    const counts = [{ id: mtn.id, transactions: 500, certainty }]
    await renderApp({ ...withViews(mtn), answers: { 'views.counts': () => ok(counts) } })
    expect(screen.getByRole('button', { name: /^Only MTN/ }).textContent).toContain(`Only MTN${text}`)
  })
})

describe('a view and a query', () => {
  it.each([
    ['all', ' mtn ', 'mtn'],
    ['late', 'status:failed', 'is:late status:failed'],
    ['failed', 'mtn STATUS:pending', null],
    ['failed', '-status:pending', 'status:failed -status:pending'],
  ] as const)('of %s and “%s” are %s', (view, text, query) => {
    expect(asOneQuery(view, text)).toBe(query)
  })
})
