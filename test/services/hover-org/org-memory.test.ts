import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HoverOrg } from '../../../electron/contract/settings/settings.ts'
import { memoryOf, tokenStoreOf } from '../../../electron/services/hover-org/org-memory.ts'
import { readRetired } from '../../../electron/services/hover-org/retired-secret.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { settle } from '../../fakes/clock.ts'
import { createHousehold, type Household } from '../household.ts'

let house: Household
let org: HoverOrg
beforeEach(async () => {
  house = await createHousehold()
  const { id } = await house.addOrganization()
  const found = house.sources.find(id)
  if (found?.kind !== 'hover-org') throw new Error('no organization')
  org = found
})
afterEach(() => house.stop())

const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: '2026-07-01T14:00:00.000Z' }

describe('the store of tokens', () => {
  it('C10 tells that tokens are saved only once the vault has them on the disk', async () => {
    let release = () => {}
    const slow = new Promise<void>(resolve => {
      release = resolve
    })
    const store = tokenStoreOf({ vault: { ...house.vault, set: () => slow } }, org)
    let isSaved = false
    const saving = store.save(tokens).then(() => {
      isSaved = true
    })
    await settle()
    const early = isSaved
    release()
    await saving
    expect([early, isSaved]).toEqual([false, true])
  })

  it('C10 sees before a refresh that nothing can be saved', async () => {
    const vault = { ...house.vault, set: () => Promise.reject(new Error('disk full')) }
    await expect(tokenStoreOf({ vault }, org).prepare()).rejects.toThrow('disk full')
  })

  it('leaves nothing behind of that look', async () => {
    const store = tokenStoreOf(house, org)
    await store.prepare()
    await store.save(tokens)
    expect([await store.load(), house.vault.names()]).toEqual([
      tokens,
      expect.not.arrayContaining([secretNames.refreshing(org.id)]),
    ])
  })

  it('C10 finds on reload what another process stored', async () => {
    const store = tokenStoreOf(house, org)
    await (await house.openAgain()).set(secretNames.tokens(org.id), JSON.stringify(tokens))
    expect([await store.load(), await store.reload()]).toEqual([null, tokens])
  })
})

describe('the memory of webhooks', () => {
  const until = Date.parse('2026-07-01T12:15:00.000Z')
  const stored = () => house.vault.get(secretNames.retiredSecret(org.id, 7))

  it('keeps the secret of a webhook that is gone for a time, and then drops it', async () => {
    const memory = memoryOf(house, org)
    await memory.saveSecret(7, 's3cret')
    await memory.retireSecret(7, until)
    const counted = [memory.hasSecret(7), readRetired(stored(), until - 1), readRetired(stored(), until)]
    await memory.dropRetired(until - 1)
    const kept = stored() !== undefined
    await memory.dropRetired(until)
    expect([counted, kept, stored()]).toEqual([[false, 's3cret', undefined], true, undefined])
  })

  it('retires nothing where there is no secret, and counts nothing that it cannot read', async () => {
    await memoryOf(house, org).retireSecret(7, until)
    expect([stored(), readRetired('no json', 0)]).toEqual([undefined, undefined])
  })
  it('keeps no secret for an organization that was removed meanwhile', async () => {
    const memory = memoryOf(house, org)
    await house.sources.remove(org.id, null)
    await memory.saveSecret(7, 's3cret')
    expect(house.vault.names()).toEqual([])
  })
})
