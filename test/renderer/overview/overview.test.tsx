// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Answers, Reply } from '../../../electron/contract/bridge/ipc.ts'
import { anAppState, ok, refused } from '../../fakes/bridge.ts'
import { aBlindWindow } from '../../fakes/health.ts'
import { anOrganization } from '../../fakes/organization.ts'
import { anOverview, someSums } from '../../fakes/overview.ts'
import { click, settle } from '../render-app.tsx'
import { choose, openOverview, rowsOf } from './open-overview.tsx'

const overTime = () => screen.getByRole('table', { name: 'Over time, newest first' })
const sums = () => {
  const found = overTime().closest('[aria-busy]')
  if (found === null) throw new Error('There are no sums')
  return found
}
const lengthMs = (input: unknown) => {
  const { since } = Object(input)
  return Date.now() - Date.parse(since)
}
const dayMs = 86_400_000

describe('the overview', () => {
  it('says how it went in words beside each chart', async () => {
    await openOverview()
    const figures = screen.getAllByRole('figure').map(figure => figure.textContent)
    expect(figures).toEqual([
      'Success rate75% of those that were decided',
      expect.stringContaining('Transactions10 2 failed'),
      'Pending share20% of all that began',
      'Median time to verdict8 s from start to verdict',
    ])
  })

  it('holds every value of the charts in a table for readers', async () => {
    await openOverview()
    expect(rowsOf(overTime())).toEqual([
      [expect.any(String), '0', '0', '–', '–', '–', ''],
      [expect.any(String), '6', '2', '50%', '33.3%', '8 s', ''],
      [expect.any(String), '4', '0', '100%', '0%', '8 s', ''],
    ])
  })

  it('shows the table in the place of the charts when asked to', async () => {
    await openOverview()
    await click('Show as table')
    expect(screen.queryAllByRole('figure')).toEqual([])
    expect(overTime().closest('.only-for-readers')).toBeNull()
  })

  it.each([
    ['24 hours', 1],
    ['7 days', 7],
    ['30 days', 30],
    ['2 years', 730],
  ] as const)('asks for %s when that is chosen', async (name, days) => {
    const fake = await openOverview()
    await choose(name === '7 days' ? '30 days' : name)
    await choose(name)
    expect(Math.round(lengthMs(fake.inputsOf('overview').at(-1)) / dayMs)).toBe(days)
  })

  it('asks for days that begin in the zone of the person', async () => {
    const fake = await openOverview()
    expect(fake.inputsOf('overview')[0]).toMatchObject({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone })
  })

  it('sums up one source when it is chosen', async () => {
    const { settings } = anAppState()
    const app = { settings: { ...settings, sources: [...settings.sources, anOrganization()] } }
    const fake = await openOverview(anOverview(), { app })
    fireEvent.change(screen.getByLabelText('Source'), { target: { value: 'shop' } })
    await settle()
    expect(fake.inputsOf('overview').at(-1)).toMatchObject({ sourceId: 'shop' })
  })

  it('sums up all sources once the chosen one is gone', async () => {
    const { settings } = anAppState()
    const app = { settings: { ...settings, sources: [...settings.sources, anOrganization()] } }
    const fake = await openOverview(anOverview(), { app })
    fireEvent.change(screen.getByLabelText('Source'), { target: { value: 'shop' } })
    act(() =>
      fake.tell({ kind: 'settings', settings: { ...settings, sources: [anOrganization()] }, hasTunnelToken: false }),
    )
    await settle()
    expect(fake.inputsOf('overview').at(-1)).not.toHaveProperty('sourceId')
  })

  it('keeps the chosen period while other views are on screen', async () => {
    await openOverview()
    await choose('30 days')
    await click(/^Settings/)
    await click(/^Overview/)
    expect(screen.getByRole('radio', { name: '30 days' })).toHaveProperty('checked', true)
  })

  it('does not show the answer to a period that is no longer chosen', async () => {
    let answerFirst: (reply: Reply<Answers['overview']>) => void = () => {}
    const first = new Promise<Reply<Answers['overview']>>(resolve => {
      answerFirst = resolve
    })
    const late = anOverview({ total: someSums({ succeeded: 999 }) })
    const answers = [first, ok(anOverview())]
    await openOverview(anOverview(), { answers: { overview: () => answers.shift() ?? refused('Too often.') } })
    await choose('30 days')
    await act(async () => answerFirst(ok(late)))
    expect(screen.getAllByRole('figure')[1]?.textContent).not.toContain('999')
  })

  it('shows the sums of the choice before as old until the next ones are there', async () => {
    const answers: Promise<Reply<Answers['overview']>>[] = [Promise.resolve(ok(anOverview())), new Promise(() => {})]
    await openOverview(anOverview(), { answers: { overview: () => answers.shift() ?? refused('Too often.') } })
    const before = sums().getAttribute('aria-busy')
    await choose('30 days')
    expect([before, sums().getAttribute('aria-busy')]).toEqual(['false', 'true'])
  })

  it('does not leave the sums of another choice when there are none of this one', async () => {
    const answers = [ok(anOverview()), refused('The disk is full.')]
    await openOverview(anOverview(), { answers: { overview: () => answers.shift() ?? refused('Too often.') } })
    await choose('30 days')
    expect(screen.queryAllByRole('figure')).toEqual([])
  })

  it('asks again as time goes by', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const fake = await openOverview()
    const before = fake.inputsOf('overview').length
    act(() => void vi.advanceTimersByTime(20_000))
    await settle()
    expect(fake.inputsOf('overview')).toHaveLength(before + 1)
  })

  it('keeps what is on screen when it cannot be asked again, and says so', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const answers = [ok(anOverview())]
    await openOverview(anOverview(), { answers: { overview: () => answers.shift() ?? refused('The disk is full.') } })
    act(() => void vi.advanceTimersByTime(20_000))
    await settle()
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.')
    expect(screen.getAllByRole('figure')).toHaveLength(4)
  })

  it('asks again on request after a failure', async () => {
    const answers = [refused('The disk is full.'), ok(anOverview())]
    await openOverview(anOverview(), { answers: { overview: () => answers.shift() ?? refused('Too often.') } })
    await click('Try again')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says what to do when nothing began in this time', async () => {
    await openOverview(anOverview({ points: [], total: someSums({}, null) }))
    expect(screen.getByText('Nothing began in this time')).toBeTruthy()
  })
})

describe('times in which nothing could arrive', () => {
  const night = aBlindWindow({ sourceId: 'shop', from: '2026-03-01T22:00:00Z', until: '2026-03-02T03:00:00Z' })

  it('are explained under the charts', async () => {
    await openOverview(anOverview(), { blindWindows: [night] })
    expect(screen.getByText('Striped: nothing could arrive. 1 time, 5 h in all.')).toBeTruthy()
  })

  it('need no such line where they stand in the table', async () => {
    await openOverview(anOverview(), { blindWindows: [night] })
    await click('Show as table')
    expect(screen.queryByText(/^Striped/)).toBeNull()
  })

  it('stand in the table with their length', async () => {
    await openOverview(anOverview(), { blindWindows: [night] })
    expect(rowsOf(overTime()).map(row => row.at(-1))).toEqual(['', '3 h', '2 h'])
  })

  it('count only for the source that was chosen', async () => {
    const { settings } = anAppState()
    const app = { settings: { ...settings, sources: [...settings.sources, anOrganization()] } }
    await openOverview(anOverview(), { app, blindWindows: [{ ...night, sourceId: anOrganization().id }] })
    fireEvent.change(screen.getByLabelText('Source'), { target: { value: 'shop' } })
    await settle()
    expect(screen.queryByText(/^Striped/)).toBeNull()
  })
})
