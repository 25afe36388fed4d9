// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { DataExported, DataProgress, DataWritten } from '../../../electron/contract/bridge/data.ts'
import type { Reply } from '../../../electron/contract/bridge/ipc.ts'
import { ok, refused } from '../../fakes/bridge.ts'
import { click, fillAndSend, renderApp, settle } from '../render-app.tsx'

async function openSettings(options: Parameters<typeof renderApp>[0] = {}) {
  const fake = await renderApp(options)
  await click('Settings')
  return fake
}

describe('while a file is written', () => {
  const tellOf = (fake: Awaited<ReturnType<typeof openSettings>>, progress: DataProgress | null) =>
    act(() => fake.tell({ kind: 'data-progress', progress }))

  it('how far it is stands beside what writes it, until it is done', async () => {
    const fake = await openSettings()
    await tellOf(fake, { what: 'export', percent: 40 })
    const bar = screen.getByRole('progressbar', { name: 'Writing the export' })
    expect([bar.getAttribute('value'), screen.queryByText('40 %') !== null]).toEqual(['40', true])
    await tellOf(fake, null)
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('a backup that is written is still being checked', async () => {
    const fake = await openSettings()
    await tellOf(fake, { what: 'backup', percent: 100 })
    expect(screen.getByText('Checking it…')).toBeTruthy()
  })

  const progressOf = (what: DataProgress['what']): DataProgress => ({ what, percent: 40 })
  const isAvailable = (name: string) => !screen.getByRole('button', { name }).hasAttribute('aria-disabled')

  /** An export of failed ones that ends when it is told to, and somebody who goes elsewhere meanwhile. */
  async function leaveExport() {
    const answer = Promise.withResolvers<Reply<DataExported | null>>()
    const fake = await openSettings({ answers: { 'data.export': () => answer.promise } })
    await fillAndSend({ 'Only what fits': 'status:failed', Format: 'jsonl' }, 'Export…')
    await tellOf(fake, progressOf('export'))
    await click('Overview')
    const end = async (reply: Reply<DataExported | null>) => {
      answer.resolve(reply)
      await settle()
      await tellOf(fake, null)
    }
    return { fake, end }
  }
  const queryField = () => screen.getByLabelText<HTMLInputElement>('Only what fits')

  it('whoever comes back finds how far it is, and the query that it was begun with', async () => {
    await leaveExport()
    await click('Settings')
    expect(screen.getByText('40 %')).toBeTruthy()
    expect([queryField().value, queryField().readOnly]).toEqual(['status:failed', true])
    expect(screen.getByLabelText<HTMLSelectElement>('Format').value).toBe('jsonl')
  })

  it('whoever comes back later finds what was written', async () => {
    const { fake, end } = await leaveExport()
    await end(ok({ path: '/home/amina/all.jsonl', bytes: 20_480, transactions: 60 }))
    await click('Settings')
    expect(screen.getByText('60 transactions written, 20 KB.')).toBeTruthy()
    expect(queryField().readOnly).toBe(false)
    await click('Show file')
    expect(fake.inputsOf('data.show')).toEqual([{ what: 'written' }])
  })

  it('whoever comes back later finds why it failed', async () => {
    const { end } = await leaveExport()
    await end(refused('The disk is full.'))
    await click('Settings')
    expect(screen.getByText('The disk is full.')).toBeTruthy()
  })

  it('neither of both can be begun', async () => {
    const { fake, end } = await leaveExport()
    await click('Settings')
    expect([isAvailable('One moment…'), isAvailable('Make a backup…')]).toEqual([false, false])
    await click('Make a backup…')
    expect(fake.inputsOf('data.backup')).toEqual([])
    await end(ok(null))
    expect([isAvailable('Export…'), isAvailable('Make a backup…')]).toEqual([true, true])
  })

  it('that was begun before this window was loaded, nothing else can be begun', async () => {
    const fake = await openSettings()
    await tellOf(fake, progressOf('backup'))
    expect([isAvailable('Export…'), isAvailable('Make a backup…')]).toEqual([false, false])
  })

  it('what is pressed keeps the focus', async () => {
    const answer = Promise.withResolvers<Reply<DataWritten | null>>()
    await openSettings({ answers: { 'data.backup': () => answer.promise } })
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Make a backup…' })
    button.focus()
    await click('Make a backup…')
    expect([document.activeElement === button, button.disabled]).toEqual([true, false])
    answer.resolve(ok(null))
    await settle()
  })

  it('the focus goes back to what began it when cancelling is no longer possible', async () => {
    const fake = await openSettings()
    await tellOf(fake, progressOf('backup'))
    const cancel = screen.getByRole<HTMLButtonElement>('button', { name: 'Cancel' })
    cancel.focus()
    await click('Cancel')
    expect([document.activeElement === cancel, cancel.disabled]).toEqual([true, false])
    await tellOf(fake, null)
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Make a backup…' }))
  })

  it('it can be cancelled', async () => {
    const fake = await openSettings()
    await tellOf(fake, { what: 'backup', percent: 3 })
    await click('Cancel')
    expect(fake.inputsOf('data.cancel')).toEqual([undefined])
  })
})
