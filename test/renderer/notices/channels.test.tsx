// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { keptNoticeRulesSchema } from '../../../electron/contract/settings/notice-rules.ts'
import { anAppState, type FakeBridgeOptions, ok, refused } from '../../fakes/bridge.ts'
import { click, fillAndSend, renderApp, settle } from '../render-app.tsx'

const night = { id: 'channel-1', name: 'Night shift', kind: 'ntfy' }

async function openPage(kept: Readonly<Record<string, unknown>>, options: FakeBridgeOptions = {}) {
  const { settings } = anAppState()
  const noticeRules = keptNoticeRulesSchema.parse(kept)
  const fake = await renderApp({ ...options, app: { settings: { ...settings, noticeRules } } })
  await click('Settings')
  await click('Open the rules')
  return fake
}

describe('channels', () => {
  it('hand their secrets over once and keep nothing of them in the window', async () => {
    const fake = await openPage({})
    await click('Add channel')
    await fillAndSend({ Name: 'Ops', Address: 'https://ops.example/hook', 'Signing key': 'whsec_abc' }, 'Save')
    const id = expect.stringMatching(/^channel-[0-9a-f]{8}$/)
    expect(fake.inputsOf('rules.set')).toMatchObject([{ channels: [{ id, name: 'Ops', kind: 'webhook' }] }])
    expect(fake.inputsOf('channels.secret')).toEqual([{ id, address: 'https://ops.example/hook', key: 'whsec_abc' }])
    expect(document.body.innerHTML).not.toContain('whsec_abc')
  })

  it('stay as they are while their address is refused, and become one channel in the end', async () => {
    let isSafe = false
    const fake = await openPage(
      {},
      {
        answers: { 'channels.secret': () => (isSafe ? ok(null) : refused('Enter an address that begins with https.')) },
      },
    )
    await click('Add channel')
    await fillAndSend({ Name: 'Ops', Address: 'http://ops.example' }, 'Save')
    expect(screen.getByLabelText<HTMLInputElement>('Address').value).toBe('http://ops.example')
    isSafe = true
    await fillAndSend({ Address: 'https://ops.example' }, 'Save')
    expect(fake.inputsOf('rules.set').at(-1)).toMatchObject({ channels: [{ name: 'Ops' }] })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('keep their address when both fields are left empty', async () => {
    const fake = await openPage({ channels: [night] })
    await click('Change Night shift')
    await fillAndSend({ Name: 'Day shift' }, 'Save')
    expect(fake.inputsOf('rules.set')).toMatchObject([{ channels: [{ id: 'channel-1', name: 'Day shift' }] }])
    expect(fake.inputsOf('channels.secret')).toEqual([])
  })

  it.each([
    ['sent', /^It was accepted there/],
    ['refused', /^It was refused there/],
    ['unreachable', /^Nobody answered/],
    ['no-address', /^No address is kept here. Enter it/],
  ] as const)('say honestly how a test ended: %s', async (result, sentence) => {
    await openPage({ channels: [night] }, { answers: { 'channels.test': () => ok({ result }) } })
    await click('Send a test to Night shift')
    expect(screen.getByText(sentence)).toBeTruthy()
  })

  it('go with the steps that send to them', async () => {
    const ladder = [
      { kind: 'banner', afterSeconds: 0 },
      { kind: 'outgoing', channelId: 'channel-1', afterSeconds: 300 },
    ]
    const fake = await openPage({ channels: [night], ladder })
    await click('Remove Night shift')
    await click('Remove')
    expect(fake.inputsOf('rules.set')).toMatchObject([{ channels: [], ladder: [{ kind: 'banner', afterSeconds: 0 }] }])
  })
})

describe('the steps until somebody acknowledges', () => {
  it('are set in the order of their times', async () => {
    const fake = await openPage({ channels: [night], ladder: [{ kind: 'banner', afterSeconds: 300 }] })
    await click('Add a step')
    const [, minutes] = screen.getAllByLabelText('Minutes after')
    if (minutes === undefined) throw new Error('No step was added')
    fireEvent.change(minutes, { target: { value: '1.5' } })
    await click('Save')
    expect(fake.inputsOf('rules.set')).toMatchObject([
      {
        ladder: [
          { kind: 'sticky', afterSeconds: 90 },
          { kind: 'banner', afterSeconds: 300 },
        ],
      },
    ])
  })
})

describe('quiet hours', () => {
  const quietHours = {
    zone: 'Africa/Nairobi',
    ranges: [{ days: ['mon'], from: '22:00', to: '07:00' }],
    criticalBreaksThrough: true,
  }

  it('are every night of this computer’s zone to begin with', async () => {
    const fake = await openPage({})
    await click('Quiet hours', 'switch')
    await click('Save')
    expect(fake.inputsOf('rules.set')).toMatchObject([
      { quietHours: { ranges: [{ from: '22:00', to: '07:00', days: { length: 7 } }], criticalBreaksThrough: true } },
    ])
  })

  it('say that a time has no day, and are not set', async () => {
    const fake = await openPage({ quietHours })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Mon' }))
    await settle()
    expect(screen.getByText('Choose at least one day.')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true)
    expect(fake.inputsOf('rules.set')).toEqual([])
  })

  it('say at the field that there is no such zone', async () => {
    await openPage({ quietHours })
    const zone = screen.getByLabelText('Time zone')
    fireEvent.change(zone, { target: { value: 'Africa/Atlantis' } })
    await settle()
    expect(zone.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText(/^There is no such time zone/)).toBeTruthy()
  })

  it('are switched off at once', async () => {
    const fake = await openPage({ quietHours })
    await click('Quiet hours', 'switch')
    expect(fake.inputsOf('rules.set')).toMatchObject([{ quietHours: null }])
  })
})
