import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAnswers } from '../../../electron/services/answering/answers.ts'
import { createPracticeMode } from '../../../electron/services/practice/practice-mode.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { createHousehold, type Household } from '../household.ts'
import { supervise } from '../supervision/supervised.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

function setup() {
  const { settings, vault, organizations, sources, clock } = house
  const renewed: string[] = []
  const supervisor = { ...supervise().supervisor, renewSource: (id: string) => void renewed.push(id) }
  const opened: string[] = []
  const copied: string[] = []
  const practice = createPracticeMode({
    ...{ settings, vault, organizations, clock },
    renewSource: supervisor.renewSource,
    forget: async () => {},
    look: () => {},
    pretendBlind: () => {},
    store: { detail: async () => null },
    log: () => {},
  })
  house.onEnd(practice.end)
  const answers = createAnswers({
    ...{ settings, vault, sources, organizations, supervisor, practice },
    newId: () => 'one',
    engine: { 'engine.test': notAsked, 'engine.attach': notAsked, 'engine.detach': notAsked, 'engine.retry': notAsked },
    tester: { test: notAsked, seen: notAsked, happened: () => {} },
    store: {
      page: async () => ({ rows: [], next: null }),
      detail: async () => null,
      quarantined: async () => [],
    } as Partial<Store> as Store, // Of the store these questions need no more; the rest has tests with the real one.
    importer: { run: () => Promise.reject(new Error('not asked')) },
    acts: {
      reveal: notAsked,
      revealQuarantined: notAsked,
      resolve: notAsked,
      reopen: notAsked,
      acknowledge: notAsked,
      exported: notAsked,
    },
    forwarding: { states: notAsked, release: notAsked },
    proposeParser: notAsked,
    checkHealth: notAsked,
    state: () => Promise.reject(new Error('not asked')),
    data: {
      'app.about': notAsked,
      'app.visit': notAsked,
      'app.quit': notAsked,
      'diagnostics.preview': notAsked,
      'diagnostics.save': notAsked,
      'data.where': notAsked,
      'data.export': notAsked,
      'data.backup': notAsked,
      'data.cancel': notAsked,
      'data.show': notAsked,
      'retention.preview': notAsked,
      'retention.set': notAsked,
    },
    updates: {
      'updates.state': notAsked,
      'updates.check': notAsked,
      'updates.download': notAsked,
      'updates.install': notAsked,
      'updates.visit': notAsked,
      'updates.set': notAsked,
    },
    openExternal: url => opened.push(url),
    writeClipboard: text => copied.push(text),
    seenFile: join(house.folder, 'seen.json'),
    now: clock.now,
  })
  return { answers, opened, copied, renewed }
}

const notAsked = () => Promise.reject(new Error('not asked'))

describe('the answers', () => {
  it('keep how the list looks in the settings', async () => {
    const window = { columns: ['title' as const, 'status' as const], times: 'exact' as const }
    const { answers } = setup()
    await answers['window.set'](window)
    expect(house.settings.get().window).toEqual(window)
  })

  it('keep the tunnel’s token in the vault alone', async () => {
    const { answers } = setup()
    await answers['tunnel.set']({ tunnel: { kind: 'ngrok', domain: '', server: null }, authtoken: 'planted' })
    expect([
      house.vault.get(secretNames.tunnelToken),
      house.settings.get().tunnel.kind,
      JSON.stringify(house.settings.get()).includes('planted'),
    ]).toEqual(['planted', 'ngrok', false])
  })

  it.each(['', undefined])('keep the token there is when none is given (%j)', async authtoken => {
    const { answers } = setup()
    await house.vault.set(secretNames.tunnelToken, 'kept')
    await answers['tunnel.set']({ tunnel: { kind: 'loopback' }, authtoken })
    expect(house.vault.get(secretNames.tunnelToken)).toBe('kept')
  })

  it('add a source and tell its id', async () => {
    const { answers } = setup()
    const reply = await answers['sources.add']({ kind: 'ussd-app', name: 'Shop', secret: 's' })
    expect(reply).toEqual({ ok: true, value: { id: house.settings.get().sources[0]?.id } })
  })

  it('open the consent page in the browser', async () => {
    const { answers, opened } = setup()
    const { id } = await house.addOrganization()
    const reply = await answers['sources.authorize']({ id })
    expect(reply).toEqual({ ok: true, value: { url: opened[0], returns: 'copy' } })
  })

  it.each(['http://plain.example', 'https://'])(
    'refuse the redirect address %s, and open nothing',
    async redirectUri => {
      const { answers, opened } = setup()
      const added = await house.sources.add({
        ...{ kind: 'hover-org', name: 'Homes', clientId: 'c', clientSecret: 's', baseUrl: 'https://hover.to' },
        redirectUri,
      })
      const reply = await answers['sources.authorize']({ id: added.ok ? added.value.id : '' })
      expect([reply, opened]).toMatchObject([{ ok: false, failure: { code: 'refused' } }, []])
    },
  )

  it('say that the sign-in needs a public address when it shall come back by itself', async () => {
    const { answers, opened } = setup()
    const { id } = await house.addOrganization()
    await answers['sources.redirect']({ id, redirectUri: 'callback' })
    expect([await answers['sources.authorize']({ id }), opened]).toMatchObject([
      { failure: { code: 'refused', sentence: expect.stringContaining('public address') } },
      [],
    ])
  })

  it('name no callback address while there is no tunnel', async () => {
    expect(await setup().answers['sources.callback'](undefined)).toEqual({ ok: true, value: { url: null } })
  })

  it('change the redirect address of organizations alone', async () => {
    const { answers } = setup()
    expect(await answers['sources.redirect']({ id: 'nobody', redirectUri: 'callback' })).toMatchObject({
      failure: { code: 'not-found' },
    })
  })

  it('connect an organization', async () => {
    const { answers } = setup()
    const { hover, id } = await house.addOrganization()
    const reply = await answers['sources.connect']({ id, code: hover.authorizeCode('https://hover.to') })
    expect(reply).toEqual({ ok: true, value: null })
  })

  it.each([
    ['their client ID stays', undefined, false],
    ['they have another client ID', 'other', true],
  ])(
    'take the credentials of an organization again, and try them at once: %s',
    async (_, clientId, needsConnecting) => {
      const { answers, renewed } = setup()
      const { hover, id } = await house.addOrganization()
      await answers['sources.connect']({ id, code: hover.authorizeCode('https://hover.to') })
      const reply = await answers['sources.credentials']({ id, clientId, clientSecret: 's2' })
      expect([reply, renewed.at(-1), renewed.length]).toEqual([{ ok: true, value: { needsConnecting } }, id, 2])
    },
  )

  it('take no credentials of what is no organization', async () => {
    const { answers, renewed } = setup()
    const reply = await answers['sources.credentials']({ id: 'nobody', clientSecret: 's2' })
    expect([reply, renewed]).toMatchObject([{ ok: false, failure: { code: 'not-found' } }, []])
  })

  it('say that a code was wrong', async () => {
    const { answers } = setup()
    const { id } = await house.addOrganization()
    expect(await answers['sources.connect']({ id, code: 'wrong' })).toMatchObject({
      failure: { code: 'refused', sentence: expect.stringContaining('did not accept the code') },
    })
  })

  it('say that Hover could not be reached', async () => {
    const { answers } = setup()
    const { hover, id } = await house.addOrganization()
    await hover.stop()
    expect(await answers['sources.connect']({ id, code: 'any' })).toMatchObject({ failure: { code: 'unavailable' } })
  })

  it.each(['sources.remove', 'sources.authorize'] as const)('know of no source that is not there: %s', async name => {
    const { answers } = setup()
    expect(await answers[name]({ id: 'nobody' })).toMatchObject({ ok: false, failure: { code: 'not-found' } })
  })

  it('do not connect a USSD app', async () => {
    const { answers } = setup()
    const added = await house.sources.add({ kind: 'ussd-app', name: 'Shop', secret: 's' })
    const id = added.ok ? added.value.id : ''
    expect(await answers['sources.connect']({ id, code: 'x' })).toMatchObject({ failure: { code: 'not-found' } })
  })

  it('turn practice on and off', async () => {
    const { answers } = setup()
    await answers['practice.set']({ on: true })
    const during = house.settings.get().practice
    await answers['practice.set']({ on: false })
    expect([during, house.settings.get().practice, house.settings.get().sources]).toEqual([true, false, []])
  })

  it('keep a snooze without an end in the settings, until somebody ends it', async () => {
    const { answers } = setup()
    await answers['notices.snooze']({ scope: { kind: 'all' }, until: null })
    const during = house.settings.get().noticeRules.snoozes
    await answers['notices.resume']({ scope: { kind: 'all' } })
    expect([during, house.settings.get().noticeRules.snoozes]).toEqual([[{ scope: { kind: 'all' }, until: null }], []])
  })

  it('copy text', async () => {
    const { answers, copied } = setup()
    await answers['clipboard.write']({ text: 'https://a.example' })
    expect(copied).toEqual(['https://a.example'])
  })
})
