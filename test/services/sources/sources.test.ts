import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { createHousehold, type Household } from '../household.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

const app = { kind: 'ussd-app', name: 'Shop', secret: 's1' } as const

async function addApp(): Promise<string> {
  const added = await house.sources.add(app)
  if (!added.ok) throw new Error(added.failure.sentence)
  return added.value.id
}

describe('adding a source', () => {
  it('gives it an id and an address that nobody can guess', async () => {
    const added = [await house.sources.add(app), await house.sources.add(app)].map(each => each.ok && each.value)
    expect(added).toEqual(
      [0, 1].map(() => expect.objectContaining({ hookPath: expect.stringMatching(/^\/hook\/.{24}$/) })),
    )
    expect(new Set(added.flatMap(each => (each ? [each.id, each.hookPath] : []))).size).toBe(4)
  })

  it('keeps the secret in the vault and not in the settings', async () => {
    const id = await addApp()
    expect([house.vault.get(secretNames.ussdSecret(id)), JSON.stringify(house.settings.get()).includes('s1')]).toEqual([
      's1',
      false,
    ])
  })

  it('has the secret ready before the settings name the source', async () => {
    const known: unknown[] = []
    house.settings.onChange(({ sources }) => {
      known.push(...sources.map(({ id }) => house.vault.get(secretNames.ussdSecret(id))))
    })
    await addApp()
    expect(known).toEqual(['s1'])
  })

  it('keeps the client secret of an organization in the vault alone', async () => {
    const { hover, id } = await house.addOrganization()
    const { clientSecret } = hover.credentials.org
    expect([
      house.vault.get(secretNames.clientSecret(id)),
      JSON.stringify(house.settings.get()).includes(clientSecret),
    ]).toEqual([clientSecret, false])
  })

  it('refuses an address that another source has', async () => {
    await house.sources.add({ ...app, hookPath: '/hook/mine' })
    expect(await house.sources.add({ ...app, hookPath: '/hook/mine' })).toMatchObject({
      ok: false,
      failure: { code: 'refused' },
    })
  })
})

describe('removing a source', () => {
  it('removes its secrets, those of older formats and rotations too, and no other’s', async () => {
    const [first, second] = [await addApp(), await addApp()]
    await house.sources.rotateSecret(first, 's2')
    await house.sources.remove(first, null)
    const again = await house.openAgain()
    const names = [secretNames.ussdSecret(first), secretNames.previousUssdSecret(first), secretNames.ussdSecret(second)]
    expect([house.sources.list().map(({ id }) => id), names.map(again.get)]).toEqual([
      [second],
      [undefined, undefined, 's1'],
    ])
  })

  it('removes it although Hover cannot be asked', async () => {
    const id = await addApp()
    await house.sources.remove(id, () => Promise.reject(new Error('offline')))
    expect(house.sources.find(id)).toBeUndefined()
  })

  it('says that there is no such source', async () => {
    expect(await house.sources.remove('nobody', null)).toMatchObject({ ok: false, failure: { code: 'not-found' } })
  })
})

describe('rotating a secret', () => {
  it('keeps the one before for what is on its way', async () => {
    const id = await addApp()
    await house.sources.rotateSecret(id, 's2')
    const names = [secretNames.ussdSecret(id), secretNames.previousUssdSecret(id)]
    expect(names.map(house.vault.get)).toEqual(['s2', 's1'])
  })

  it('ends the grace of the one before after fifteen days, and says when', async () => {
    const id = await addApp()
    const rotated = await house.sources.rotateSecret(id, 's2')
    const until = new Date(house.clock.now() + 15 * 86_400_000).toISOString()
    expect([rotated, house.sources.find(id)]).toMatchObject([
      { ok: true, value: until },
      { previousSecretUntil: until },
    ])
  })

  it('touches no other app', async () => {
    const [id, other] = [await addApp(), await addApp()]
    await house.sources.rotateSecret(id, 's2')
    expect(house.sources.find(other)).toMatchObject({ previousSecretUntil: null })
  })

  it('has no grace when there was no secret before', async () => {
    const id = await addApp()
    await house.vault.remove(secretNames.source(id))
    expect(await house.sources.rotateSecret(id, 's2')).toEqual({ ok: true, value: null })
  })

  it('refuses the secret that is in use, and keeps the one before it', async () => {
    const id = await addApp()
    await house.sources.rotateSecret(id, 's2')
    const again = await house.sources.rotateSecret(id, 's2')
    expect([again.ok, house.vault.get(secretNames.previousUssdSecret(id))]).toEqual([false, 's1'])
  })

  it('at no moment leaves one of the two unknown', async () => {
    const id = await addApp()
    const known: string[][] = []
    house.vault.onChange(() => {
      const { vault } = house
      known.push([secretNames.ussdSecret(id), secretNames.previousUssdSecret(id)].map(name => vault.get(name) ?? ''))
    })
    await house.sources.rotateSecret(id, 's2')
    expect(known.every(pair => pair.includes('s1'))).toBe(true)
  })

  it('is for USSD apps only', async () => {
    const { id } = await house.addOrganization()
    expect((await house.sources.rotateSecret(id, 's2')).ok).toBe(false)
  })
})

describe('the credentials of an organization, entered again', () => {
  async function signedIn() {
    const { hover, id } = await house.addOrganization()
    await house.organizations.connect(id, hover.authorizeCode('https://hover.to'))
    return id
  }
  const has = (id: string) => ({
    secret: house.vault.get(secretNames.clientSecret(id)),
    isSignedIn: house.vault.get(secretNames.tokens(id)) !== undefined,
  })

  it('leave the sign-in as it is, and the secret in the vault alone', async () => {
    const id = await signedIn()
    const saved = await house.sources.setCredentials({ id, clientSecret: 'planted' })
    expect([saved, has(id), JSON.stringify(house.settings.get()).includes('planted')]).toEqual([
      { ok: true, value: { isSignedIn: true } },
      { secret: 'planted', isSignedIn: true },
      false,
    ])
  })

  it('leave the sign-in as it is when the client ID is the one there is', async () => {
    const id = await signedIn()
    const org = house.sources.find(id)
    const clientId = org?.kind === 'hover-org' ? org.clientId : ''
    await house.sources.setCredentials({ id, clientId, clientSecret: 's2' })
    expect(has(id)).toEqual({ secret: 's2', isSignedIn: true })
  })

  it('end the sign-in of another client ID, and a consent that is under way with it', async () => {
    const id = await signedIn()
    await house.sources.setRedirect(id, 'callback')
    await house.organizations.consent(id, 'https://a.example')
    const saved = await house.sources.setCredentials({ id, clientId: 'other', clientSecret: 's2' })
    expect([saved, has(id), house.sources.find(id), house.organizations.isConsentExpected()]).toMatchObject([
      { ok: true, value: { isSignedIn: false } },
      { secret: 's2', isSignedIn: false },
      { clientId: 'other' },
      false,
    ])
  })

  it('never go with the sign-in of another client ID, at no moment in between', async () => {
    const id = await signedIn()
    const seen: unknown[] = []
    house.vault.onChange(() => seen.push([has(id).isSignedIn, has(id).secret === 's2']))
    house.settings.onChange(() => seen.push([has(id).isSignedIn, has(id).secret === 's2']))
    await house.sources.setCredentials({ id, clientId: 'other', clientSecret: 's2' })
    expect([seen.length > 0, seen.filter(moment => JSON.stringify(moment) === '[true,true]')]).toEqual([true, []])
  })

  it('touch no other organization', async () => {
    const [id, other] = [await signedIn(), await signedIn()]
    await house.sources.setCredentials({ id, clientId: 'other', clientSecret: 's2' })
    expect([house.sources.find(other), has(other).isSignedIn]).toMatchObject([
      { clientId: expect.not.stringMatching(/^other$/) },
      true,
    ])
  })

  it('are for organizations only', async () => {
    const id = await addApp()
    const saved = await house.sources.setCredentials({ id, clientSecret: 's2' })
    expect([saved.ok, house.vault.get(secretNames.clientSecret(id))]).toEqual([false, undefined])
  })

  it('of the practice Hover are never kept on the disk', async () => {
    const id = await signedIn()
    house.settings.update(before => ({ ...before, sources: before.sources.map(one => ({ ...one, practice: true })) }))
    expect(await house.sources.setCredentials({ id, clientSecret: 's2' })).toMatchObject({
      ok: false,
      failure: { code: 'refused' },
    })
  })
})
