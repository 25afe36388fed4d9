// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Overview } from '../../../electron/contract/transactions/overview.ts'
import { ok } from '../../fakes/bridge.ts'
import { aLine, anOverview, someSums } from '../../fakes/overview.ts'
import { click, settle } from '../render-app.tsx'
import { choose, openOverview, rowsOf } from './open-overview.tsx'

const days = [{ succeeded: 2 }, { succeeded: 1, failed: 1 }, {}]
const others = {
  kind: 'others',
  names: 4,
  total: someSums({ pending: 3 }),
  points: days.map(() => someSums()),
} as const
const apart = { by: 'operator', lines: [aLine('Safaricom Ltd.', days), aLine(null, days), others] } as const
const told = (change: Partial<Overview> = {}) => anOverview({ apart, ...change })

const differences = () => within(screen.getByRole('region', { name: 'Where they differ' }))
const panels = () => differences().getAllByRole('figure')
const narrowTo = async (name: string) => {
  const [button] = screen.getAllByRole('button', { name })
  if (button === undefined) throw new Error(`There is no ${name}`)
  fireEvent.click(button)
  await settle()
}
const lastQuestion = (fake: Awaited<ReturnType<typeof openOverview>>) => fake.inputsOf('overview').at(-1)
const focused = () => document.activeElement

describe('what is told apart over time', () => {
  it('is asked for by operator first', async () => {
    expect(lastQuestion(await openOverview(told()))).toMatchObject({ by: 'operator' })
  })

  it.each([
    ['Action', 'action'],
    ['Country', 'country'],
    ['Category', 'category'],
  ])('is by %s when that is chosen', async (name, by) => {
    const fake = await openOverview(told())
    await choose(name)
    expect(lastQuestion(fake)).toMatchObject({ by })
  })

  it('is how many failed, of categories: a success rate of those says nothing', async () => {
    const lines = [aLine('low-balance', days), aLine('confirmed', [{ succeeded: 2 }, {}, {}])]
    await openOverview(told({ apart: { by: 'category', lines } }))
    expect(panels().map(panel => panel.textContent)).toEqual(['low-balance1 4 transactions'])
    expect(differences().queryByRole('radio', { name: 'Success rate' })).toBeNull()
  })

  it('says so where nothing failed of any category', async () => {
    await openOverview(told({ apart: { by: 'category', lines: [aLine('confirmed', [{ succeeded: 2 }, {}, {}])] } }))
    expect(differences().getByText('No transaction failed in this time.')).toBeTruthy()
  })

  it('has a chart for each name, and one for the others', async () => {
    await openOverview(told())
    expect(panels().map(panel => panel.textContent)).toEqual([
      expect.stringMatching(/^Safaricom Ltd\.75% 4 transactions$/),
      expect.stringMatching(/^No operator75% 4 transactions$/),
      '4 others– 3 transactions',
    ])
  })

  it.each([
    ['Transactions', /4 1 failed$/],
    ['Pending share', /0% 4 transactions$/],
    ['Median time to verdict', /8 s 4 transactions$/],
  ])('shows %s when that is chosen', async (figure, text) => {
    await openOverview(told())
    await choose(figure)
    expect(panels()[0]?.textContent).toMatch(text)
  })

  it('holds every value of the charts in a table for readers, a column for each name', async () => {
    await openOverview(told())
    const table = differences().getByRole('table', { name: 'Success rate by operator, newest first' })
    const heads = within(table).getAllByRole('columnheader')
    expect([heads.map(head => head.textContent), rowsOf(table)]).toEqual([
      ['Day', 'Safaricom Ltd.', 'No operator', '4 others', 'Nothing could arrive'],
      [
        [expect.any(String), '–', '–', '–', ''],
        [expect.any(String), '50%', '50%', '–', ''],
        [expect.any(String), '100%', '100%', '–', ''],
      ],
    ])
  })

  it('shows that table in the place of the charts when asked to', async () => {
    await openOverview(told())
    await click('Show as table')
    const table = differences().getByRole('table')
    expect([differences().queryAllByRole('figure'), table.closest('.only-for-readers')]).toEqual([[], null])
  })

  it('says so where there is one name only', async () => {
    await openOverview(told({ apart: { by: 'operator', lines: [aLine('MTN', days)] } }))
    expect(differences().getByText('All of them: MTN.')).toBeTruthy()
  })
})

describe('narrowing', () => {
  it('asks for everything of that name, told apart by what is left', async () => {
    const fake = await openOverview(told())
    await narrowTo('Safaricom Ltd.')
    expect(lastQuestion(fake)).toMatchObject({ only: { operator: 'Safaricom Ltd.' }, by: 'action' })
  })

  it('goes on with another name', async () => {
    const fake = await openOverview(told())
    await narrowTo('Safaricom Ltd.')
    await narrowTo('Send Money')
    expect(lastQuestion(fake)).toMatchObject({
      only: { operator: 'Safaricom Ltd.', action: 'Send Money' },
      by: 'country',
    })
  })

  it('asks for those without a name', async () => {
    const fake = await openOverview(told())
    await narrowTo('No operator')
    expect(lastQuestion(fake)).toMatchObject({ only: { operator: null } })
  })

  it('moves the focus to what it is narrowed to, which says so', async () => {
    await openOverview(told())
    await narrowTo('Safaricom Ltd.')
    expect(focused()?.getAttribute('aria-label')).toBe('Narrowed to Operator Safaricom Ltd.')
  })

  it('is taken back name by name, and the focus goes to the title at last', async () => {
    const fake = await openOverview(told())
    await narrowTo('Safaricom Ltd.')
    await click('Remove operator Safaricom Ltd.')
    expect([lastQuestion(fake), focused()?.textContent]).toEqual([
      expect.not.objectContaining({ only: expect.anything() }),
      'Overview',
    ])
  })

  it('leads to the list of exactly that', async () => {
    const fake = await openOverview(told())
    await narrowTo('Safaricom Ltd.')
    await click('Show these transactions')
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({
      query: expect.stringMatching(/^operator:"Safaricom Ltd\." since:/),
    })
  })

  it('does not offer to tell apart what has one name now', async () => {
    await openOverview(told({ categories: null }))
    await narrowTo('Safaricom Ltd.')
    const radios = differences().getAllByRole('radio', { name: /^(Action|Operator|Country|Category)$/ })
    expect(radios.map(radio => radio.getAttribute('aria-label'))).toEqual(['Action', 'Country'])
  })

  it('is kept while other views are on screen, and does not take the focus then', async () => {
    await openOverview(told())
    await narrowTo('Safaricom Ltd.')
    await click(/^Settings/)
    await click(/^Overview/)
    const bar = screen.getByRole('region', { name: 'Narrowed to Operator Safaricom Ltd.' })
    expect(focused()).not.toBe(bar)
  })

  it('says what to do when nothing is left', async () => {
    const nothing = anOverview({ total: someSums(), apart: null })
    const answers = [ok(told()), ok(nothing)]
    await openOverview(told(), { answers: { overview: () => answers.shift() ?? ok(nothing) } })
    await narrowTo('Safaricom Ltd.')
    expect(screen.getByText(/remove a name above/)).toBeTruthy()
  })
})
