import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { createDestinationAnswers } from '../../../electron/services/answering/destination-answers.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import type { Appended } from '../../../electron/services/store/store.ts'
import type { DestinationState } from '../../../electron/services/supervision/other-systems/forward-keeper.ts'
import { aDestination } from '../../fakes/destinations.ts'

const settings = settingsSchema.parse({ destinations: [aDestination.kept] })
const { id } = aDestination.kept

function answers(states: readonly DestinationState[], released: Appended = { ok: true, seq: 1 }) {
  const sentAgain: string[] = []
  const asked = createDestinationAnswers({
    settings: { get: () => settings },
    vault: {
      get: name =>
        name === secretNames.destinationAddress(id) ? 'https://own.example:8443/hook?token=k3v9' : undefined,
    },
    forwarding: {
      states: async () => states,
      release: async destinationId => {
        sentAgain.push(destinationId)
        return released
      },
    },
  })
  return { asked, sentAgain }
}

const behind: DestinationState = {
  ...{ destinationId: id, waiting: 3, oldestAt: 1_767_258_000_000, dead: 1, deadReason: 'refused-400' },
  ...{ trouble: 'timeout', takenAt: null, retryAt: null },
}

describe('how the destinations are', () => {
  it('is told of each one of the settings', async () => {
    const { asked } = answers([behind])
    expect(await asked['destinations.states'](undefined)).toMatchObject({
      value: [{ id, name: 'Warehouse', waiting: 3, oldestAt: '2026-01-01T09:00:00.000Z', dead: 1, trouble: 'timeout' }],
    })
  })

  it('is told of one for which nothing ever waited', async () => {
    const { asked } = answers([])
    expect(await asked['destinations.states'](undefined)).toMatchObject({ value: [{ id, waiting: 0, oldestAt: null }] })
  })

  it('names where it is without the secret part of its address', async () => {
    const { asked } = answers([behind])
    const told = await asked['destinations.states'](undefined)
    expect(told).toMatchObject({ value: [{ origin: 'https://own.example:8443' }] })
    expect(JSON.stringify(told)).not.toContain('k3v9')
  })
})

describe('what was given up', () => {
  it('is sent again', async () => {
    const { asked, sentAgain } = answers([behind])
    expect(await asked['destinations.release']({ id })).toEqual({ ok: true, value: null })
    expect(sentAgain).toEqual([id])
  })

  it('is not asked of a destination that is gone', async () => {
    const { asked, sentAgain } = answers([behind])
    expect(await asked['destinations.release']({ id: 'former' })).toMatchObject({ failure: { code: 'not-found' } })
    expect(sentAgain).toEqual([])
  })

  it('says so when the disk refuses it', async () => {
    const { asked } = answers([behind], { ok: false, reason: 'disk' })
    expect(await asked['destinations.release']({ id })).toMatchObject({ failure: { code: 'unavailable' } })
  })
})
