// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { type FakeBridgeOptions, ok, refused } from '../../fakes/bridge.ts'
import { twoDeliveries } from '../preview/detail-scene.ts'
import { click, fillAndSend, openDetail, settle } from '../render-app.tsx'

const address = 'http://127.0.0.1:3000/hook?token=t0ken'

async function openReplay(answers: FakeBridgeOptions['answers'] = {}) {
  const { fake } = await openDetail({}, { answers: { 'transactions.contents': () => ok(twoDeliveries()), ...answers } })
  await click('Raw deliveries')
  await click('Replay…')
  return fake
}
const dialog = () => within(screen.getByRole('dialog'))

describe('replaying a delivery', () => {
  it('says first what would be sent, and where, without what may be a token', async () => {
    const fake = await openReplay()
    await fillAndSend({ Address: address }, 'Check')
    expect(dialog().getByRole('status').textContent).toBe(
      'Nothing was sent yet. One delivery would go to http://127.0.0.1:3000: As it is stored.',
    )
    expect(fake.inputsOf('replay.send')).toEqual([])
  })

  it('sends it when it was checked, and says that it was taken', async () => {
    const fake = await openReplay()
    await fillAndSend({ Address: address }, 'Check')
    await fillAndSend({}, 'Send now')
    expect(fake.inputsOf('replay.send')).toEqual([
      { seq: 1042, url: address, form: 'stored', body: null, signs: false },
    ])
    expect(dialog().getByText('It was sent, and taken.')).toBeTruthy()
  })

  it('is checked again when anything is changed', async () => {
    await openReplay()
    await fillAndSend({ Address: address }, 'Check')
    fireEvent.click(dialog().getByRole('radio', { name: /^Masked/ }))
    await settle()
    expect(dialog().getByRole('button', { name: 'Check' })).toBeTruthy()
    expect(dialog().queryByRole('switch')).toBeNull()
  })

  it('sends a copy that was changed, signed anew', async () => {
    const fake = await openReplay()
    fireEvent.click(dialog().getByRole('radio', { name: /^Changed by hand/ }))
    fireEvent.click(dialog().getByRole('switch', { name: 'Sign anew with the secret of the source' }))
    await fillAndSend({ Address: address, 'Text of the copy, as JSON': '{"id":"u-9"}' }, 'Check')
    await fillAndSend({}, 'Send now')
    expect(fake.inputsOf('replay.send')).toEqual([
      { seq: 1042, url: address, form: 'changed', body: '{"id":"u-9"}', signs: true },
    ])
  })

  it('says why it was not taken', async () => {
    await openReplay({ 'replay.send': () => ok({ trouble: 'refused-503' }) })
    await fillAndSend({ Address: address }, 'Check')
    await fillAndSend({}, 'Send now')
    expect(dialog().getByText('It was sent, and not taken: refused-503.')).toBeTruthy()
  })

  it('says why it cannot be sent there', async () => {
    await openReplay({ 'replay.check': () => refused('Enter an address that begins with https://.') })
    await fillAndSend({ Address: 'http://10.0.0.1/' }, 'Check')
    expect(dialog().getByText('Enter an address that begins with https://.')).toBeTruthy()
  })

  it('is not offered for what is no delivery, or has no text any more', async () => {
    const gone = twoDeliveries().map(one => ({ ...one, form: 'trimmed' as const, json: null }))
    await openDetail({}, { answers: { 'transactions.contents': () => ok(gone) } })
    await click('Raw deliveries')
    expect(screen.queryByRole('button', { name: 'Replay…' })).toBeNull()
  })
})
