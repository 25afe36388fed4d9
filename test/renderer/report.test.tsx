// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Unusual } from '../../electron/contract/notices/unusual.ts'
import { anAppState, ok, refused } from '../fakes/bridge.ts'
import { aQuietShift, aShift } from '../fakes/shift.ts'
import { aTransaction } from '../fakes/transactions.ts'
import { click, renderApp, settle } from './render-app.tsx'

async function openReport(answers: Parameters<typeof renderApp>[0] = { answers: { report: () => ok(aShift()) } }) {
  const fake = await renderApp({ rows: [aTransaction()], ...answers })
  await click('Overview')
  await click('Report since you last looked')
  return fake
}

/** The names of the lines, as they stand there. */
const lines = () => [...document.querySelectorAll('.report-line')].map(line => line.textContent)

describe('the report', () => {
  it('says what went well, what failed and why, what is open and how long nothing could arrive', async () => {
    await openReport()
    expect(lines()).toEqual([
      '412 succeeded',
      '9 failed',
      '7: low-balance',
      '2: without a category',
      '2 cancelled',
      '1 of unknown status',
      '3 of them ran long before they arrived',
      '4 need a look, 1 from before',
      '1 stuck',
      'Nothing could arrive at some source for 11 min (app closed 8 min, tunnel down 3 min)',
    ])
  })

  it('says so when there is nothing to say', async () => {
    await openReport({ answers: { report: () => ok(aQuietShift()) } })
    expect(lines()).toEqual(['Nothing was decided.', 'Nothing is open', 'Everything could arrive'])
  })

  it.each([
    ['9 failed', 'status:failed since:2026-03-05T18:00:00.000Z'],
    ['7: low-balance', 'status:failed category:"low-balance" since:2026-03-05T18:00:00.000Z'],
    ['2: without a category', 'status:failed category:none since:2026-03-05T18:00:00.000Z'],
    ['1 stuck', 'is:stuck'],
    [/^4 need a look/, 'is:attention'],
  ])('leads from %s to its list', async (name, query) => {
    const fake = await openReport()
    await click(name)
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({ query })
  })

  const drift: Unusual = {
    ...{ topic: 'drift', sourceId: 'shop', action: 'Send Money', operator: 'MTN' },
    ...{ since: '2026-03-05T19:00:00.000Z', until: '2026-03-05T21:00:00.000Z' },
  }
  const silence: Unusual = { ...drift, topic: 'silence', action: null, operator: null, until: null }

  it.each([
    [/^Silence: Shop as a whole · since/, 'source:shop'],
    [
      /^More failures than is normal: Send Money · MTN · Shop · 2/,
      'status:failed source:shop action:"Send Money" operator:MTN since:2026-03-05T19:00:00.000Z',
    ],
  ])('says what was not as usual, and leads from %s to its list', async (name, query) => {
    const fake = await openReport({ answers: { report: () => ok(aShift({ unusual: [silence, drift] })) } })
    await click(name)
    expect(fake.inputsOf('transactions.page').at(-1)).toMatchObject({ query })
  })

  it('counts what would be too much to name', async () => {
    const many = Array.from({ length: 11 }, (_, n) => ({ ...drift, operator: `Operator ${n}` }))
    await openReport({ answers: { report: () => ok(aShift({ unusual: many })) } })
    expect(lines().filter(line => line?.startsWith('More failures'))).toHaveLength(8)
    expect(lines().at(-1)).toBe('3 more')
  })

  it('leads from the time in which nothing could arrive to the connection', async () => {
    await openReport()
    await click(/^Nothing could arrive/)
    expect(screen.getByRole('heading', { name: 'When nothing could arrive' })).toBeTruthy()
  })

  it('begins when somebody last looked, or at a time that is chosen', async () => {
    const fake = await openReport()
    fireEvent.change(screen.getByLabelText('Since'), { target: { value: 'own' } })
    fireEvent.change(screen.getByLabelText('Time'), { target: { value: '2026-03-01T08:00' } })
    await settle()
    const [first, second] = fake.inputsOf('report')
    expect(first).toMatchObject({ since: null })
    expect(second).toMatchObject({ since: new Date('2026-03-01T08:00').toISOString() })
  })

  it('asks for nothing since a time that is still to come', async () => {
    const fake = await openReport()
    fireEvent.change(screen.getByLabelText('Since'), { target: { value: 'own' } })
    fireEvent.change(screen.getByLabelText('Time'), { target: { value: '2999-03-01T08:00' } })
    await settle()
    expect(fake.inputsOf('report')).toHaveLength(1)
  })

  it('is copied as text, in the language of the window', async () => {
    const { settings } = anAppState()
    const fake = await renderApp({
      rows: [aTransaction()],
      app: { settings: { ...settings, language: 'fr' } },
      answers: { report: () => ok(aShift()) },
    })
    await click('Aperçu')
    await click('Rapport depuis la dernière lecture')
    await click('Copier comme texte')
    expect(fake.inputsOf('clipboard.write')).toMatchObject([
      { text: expect.stringMatching(/^Depuis .*\n– 412 réussies\n– 9 échouées\n {2}– 7 : low-balance\n/) },
    ])
  })

  it('is read when somebody says so', async () => {
    const fake = await openReport()
    expect(fake.inputsOf('report.seen')).toEqual([])
    await click('I have read it')
    expect(fake.inputsOf('report.seen')).toHaveLength(1)
  })

  it('says why it could not be made', async () => {
    await openReport({ answers: { report: () => refused('The database is busy.') } })
    expect(screen.getByRole('alert').textContent).toContain('The report could not be made. The database is busy.')
  })
})
