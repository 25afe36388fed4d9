import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { followChanges } from '../../../electron/services/folder/follow-changes.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { createHousehold, type Household } from '../household.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

/** What the supervisor is told of an organization, after it was added. */
async function following() {
  const { id } = await house.addOrganization()
  const told: string[] = []
  const stop = followChanges({
    ...{ settings: house.settings, vault: house.vault, vaultFile: join(house.folder, 'secrets.json'), log: () => {} },
    supervisor: {
      renewTunnel: () => told.push('tunnel'),
      renewSource: () => told.push('sign-in'),
      renewCredentials: () => told.push('credentials'),
    },
    onSettings: () => {},
    onSecrets: () => {},
  })
  house.onEnd(stop)
  return { id, told }
}

describe('a running engine', () => {
  it('tries a client secret that was entered again', async () => {
    const { id, told } = await following()
    await house.sources.setCredentials({ id, clientSecret: 's2' })
    expect(told).toEqual(['credentials'])
  })

  it('tries another client ID, though the secret is the same', async () => {
    const { id, told } = await following()
    const clientSecret = house.vault.get(secretNames.clientSecret(id)) ?? ''
    await house.sources.setCredentials({ id, clientId: 'other', clientSecret })
    await expect.poll(() => told).toEqual(['credentials'])
  })

  it('tries what another process wrote', async () => {
    const { id, told } = await following()
    const other = await house.openAgain()
    await other.set(secretNames.clientSecret(id), 's2')
    await expect.poll(() => told).toContain('credentials')
  })

  it('tries a new sign-in', async () => {
    const { id, told } = await following()
    await house.vault.set(secretNames.tokens(id), '{}')
    expect(told).toEqual(['sign-in'])
  })

  it('leaves everything alone when another secret changes', async () => {
    const { id, told } = await following()
    await house.vault.set(secretNames.webhookSecret(id, 1), 's')
    expect(told).toEqual([])
  })
})
