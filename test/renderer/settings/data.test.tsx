// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { DataWhere } from '../../../electron/contract/bridge/data.ts'
import { retentionSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { anAppState, ok, refused } from '../../fakes/bridge.ts'
import { click, fillAndSend, renderApp, settle } from '../render-app.tsx'

const folder = '/home/amina/.config/hover-tray'
const about = 'Everything that was received.'
const where: DataWhere = {
  folder,
  files: [
    { path: `${folder}/store/journal.db`, bytes: 4_400_000, about },
    { path: `${folder}/store/journal.db-wal`, bytes: 900, about },
  ],
  copies: [
    { path: `${folder}/store/state.db.before-rebuild`, bytes: 2_097_152, about: 'A copy from before a change.' },
  ],
  transactions: 60_412,
  oldest: '2026-01-02T10:00:00.000Z',
  entries: 120_000,
  usedBytes: 4_000_000,
  retention: retentionSettingsSchema.parse({}),
}

const limitsWith = (limits: Parameters<typeof retentionSettingsSchema.parse>[0]) => {
  const { settings } = anAppState()
  return { app: { settings: { ...settings, retention: retentionSettingsSchema.parse(limits) } } }
}

async function openSettings(options: Parameters<typeof renderApp>[0] = {}) {
  const fake = await renderApp({ ...options, answers: { 'data.where': () => ok(where), ...options.answers } })
  await click('Settings')
  return fake
}

const section = (name: string) => within(screen.getByRole('region', { name }))
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
async function saveLimits(): Promise<void> {
  const form = screen.getByLabelText('Delete texts after (days)').closest('form')
  if (form === null) throw new Error('The limits are in no form.')
  await act(async () => void fireEvent.submit(form))
  await settle()
}

describe('where the data is', () => {
  it('is told with how much there is and what protects it', async () => {
    await openSettings()
    const told = section('Where your data is')
    for (const text of ['60,412', '120,000', '3.8 MB', 'store/journal.db', '4.2 MB'])
      expect(told.getByText(text)).toBeTruthy()
    expect(told.getAllByText(about)).toHaveLength(1)
    expect(told.getByText('1 copy from before changes, 2 MB')).toBeTruthy()
  })

  it('is shown in the file manager without naming a path', async () => {
    const fake = await openSettings()
    await click('Show in file manager')
    expect(fake.inputsOf('data.show')).toEqual([{ what: 'folder' }])
  })

  it('says why it cannot be told', async () => {
    await openSettings({ answers: { 'data.where': () => refused('The disk is gone.') } })
    expect(section('Where your data is').getByText('The disk is gone.')).toBeTruthy()
  })
})

describe('the limits', () => {
  it('say that everything is kept when there is none', async () => {
    await openSettings()
    expect(screen.getByText('Everything is kept for ever.')).toBeTruthy()
  })

  it('say what they mean while they are typed', async () => {
    await openSettings()
    type('Delete transactions after (days)', '90')
    type('Keep failed ones longer by (days)', '30')
    expect(screen.getByText('Transactions go 90 days after they were last heard of.')).toBeTruthy()
    expect(screen.getByText('Failed ones are kept whole 30 days longer.')).toBeTruthy()
  })

  it.each(['0', '-3', '1.5', '36501'])('cannot be %s days', async days => {
    await openSettings()
    type('Delete transactions after (days)', days)
    expect(
      section('How long it is kept').getByRole<HTMLButtonElement>('button', { name: 'Save limits' }).disabled,
    ).toBe(true)
  })

  it('are saved at once when nothing goes', async () => {
    const fake = await openSettings()
    type('Keep at most (transactions)', '1000000')
    await saveLimits()
    expect(fake.inputsOf('retention.set')).toEqual([retentionSettingsSchema.parse({ maxTransactions: 1_000_000 })])
    expect(section('How long it is kept').getByText('Saved')).toBeTruthy()
  })

  it('are saved only after somebody saw what would go', async () => {
    const preview = {
      ...{ transactions: 1204, bytes: 3_145_728, byStatus: { succeeded: 1200, failed: 4 }, texts: 31_000 },
      ...{ oldest: '2026-01-02T10:00:00.000Z', newest: '2026-02-02T10:00:00.000Z', leastBytes: null },
    }
    const fake = await openSettings({ answers: { 'retention.preview': () => ok(preview) } })
    type('Delete transactions after (days)', '90')
    await saveLimits()
    expect(screen.getByText(/1,204 transactions go: .*1,200 succeeded.*4 failed.*About 3 MB inside/)).toBeTruthy()
    expect(screen.getByText('The texts of up to 31,000 transactions that stay go.')).toBeTruthy()
    expect(fake.inputsOf('retention.set')).toEqual([])
    await click('Save and delete')
    expect(fake.inputsOf('retention.set')).toEqual([retentionSettingsSchema.parse({ maxAgeDays: 90 })])
  })

  it('that an empty store is too large for are asked about, and the least that it needs is said', async () => {
    const preview = {
      ...{ transactions: 0, bytes: 0, byStatus: {}, texts: 0, oldest: null, newest: null },
      leastBytes: 1_258_291,
    }
    const fake = await openSettings({ answers: { 'retention.preview': () => ok(preview) } })
    type('Use at most (MB)', '1')
    await saveLimits()
    expect(screen.getByText(/cannot be met: an empty store takes 1\.2 MB\. Nothing goes because of it/)).toBeTruthy()
    expect(fake.inputsOf('retention.set')).toEqual([])
  })

  it('that take texts away are asked about though no transaction goes', async () => {
    const fake = await openSettings()
    type('Delete texts after (days)', '30')
    await saveLimits()
    expect([screen.queryByText('Save and delete') !== null, fake.inputsOf('retention.set')]).toEqual([true, []])
  })

  it('that the form does not show stay as they were', async () => {
    const fake = await openSettings(limitsWith({ maxBytes: 1_500_000, keepLongerDays: { unknown: 5, failed: 9 } }))
    type('Keep failed ones longer by (days)', '')
    type('Keep at most (transactions)', '7')
    await saveLimits()
    expect(fake.inputsOf('retention.set')).toEqual([
      retentionSettingsSchema.parse({ maxTransactions: 7, maxBytes: 1_500_000, keepLongerDays: { unknown: 5 } }),
    ])
  })
})

describe('an export', () => {
  it('is of the query, with the zone of whoever asks, and says what was written', async () => {
    const fake = await openSettings()
    await fillAndSend({ 'Only what fits': 'status:failed', Format: 'jsonl' }, 'Export…')
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    expect(fake.inputsOf('data.export')).toEqual([{ format: 'jsonl', query: 'status:failed', zone }])
    expect(screen.getByText('60 transactions written, 20 KB.')).toBeTruthy()
    await click('Show file')
    expect(fake.inputsOf('data.show')).toEqual([{ what: 'written' }])
  })

  it('says nothing was written when no file was chosen', async () => {
    await openSettings({ answers: { 'data.export': () => ok(null) } })
    await fillAndSend({}, 'Export…')
    expect(screen.queryByText(/transactions? written/)).toBeNull()
  })

  it('says what is wrong with the query', async () => {
    await openSettings({ answers: { 'data.export': () => refused('There is no key `statuss`.') } })
    await fillAndSend({ 'Only what fits': 'statuss:x' }, 'Export…')
    expect(screen.getByRole('alert').textContent).toContain('There is no key statuss.')
    expect(screen.getByText('statuss').tagName).toBe('CODE')
  })
})

it('a backup says that it was written and checked', async () => {
  const fake = await openSettings()
  await click('Make a backup…')
  expect(fake.inputsOf('data.backup')).toEqual([undefined])
  expect(screen.getByText('Backup written and checked, 4 MB.')).toBeTruthy()
})
