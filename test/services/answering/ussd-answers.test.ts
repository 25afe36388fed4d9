import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ussdAccountSchema } from '../../../electron/contract/settings/new-source.ts'
import { createUssdAnswers } from '../../../electron/services/answering/ussd-answers.ts'
import { createImporter } from '../../../electron/services/importing/import.ts'
import { createGates } from '../../../electron/services/receiving/gates/gates.ts'
import { delivery, secret } from '../../cli/cli-kit.ts'
import { createHousehold, type Household } from '../household.ts'
import { startPractice } from '../practice/setup.ts'
import { openTestStore, tempDir } from '../store/store-kit.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

async function setup(publicBase: string | null = 'https://tray.example') {
  const { settings, vault, sources, clock } = house
  const store = await openTestStore(tempDir())
  const gates = createGates({ settings: settings.get, vault, publicBase: () => null, now: clock.now })
  const importer = createImporter({ gate: gates.ussd, find: sources.find, store, now: clock.now, log: () => {} })
  const supervisor = { publicBase: () => publicBase }
  const answers = createUssdAnswers({ settings, sources, importer, supervisor, now: clock.now })
  const added = await sources.add({ kind: 'ussd-app', name: 'Shop', secret })
  return { answers, store, appId: added.ok ? added.value.id : '' }
}

describe('the answers for USSD apps', () => {
  it('import what a person dropped, larger than one piece', async () => {
    const { answers, store } = await setup()
    const text = Array.from({ length: 100 }, (_, index) => JSON.stringify(delivery({ uuid: `u-${index}` }))).join('\n')
    const imported = await answers['import.text']({ name: 'payloads.jsonl', text })
    expect([text.length > 65_536, imported, await store.counts()]).toMatchObject([
      true,
      { ok: true, value: { accepted: 100, duplicates: 0, odd: 0, refused: 0, unreadable: [], unreadableCount: 0 } },
      { failed: 100 },
    ])
  })

  it('import for the app that the person vouches for', async () => {
    const { answers, appId } = await setup()
    const text = JSON.stringify({ data: delivery().data })
    const [refused, taken] = [
      await answers['import.text']({ name: 'a.json', text }),
      await answers['import.text']({ name: 'a.json', text, sourceId: appId }),
    ]
    expect([refused, taken]).toMatchObject([{ value: { refused: 1 } }, { value: { accepted: 1 } }])
  })

  it('rotate a secret', async () => {
    const { answers, appId } = await setup()
    expect(await answers['sources.rotate']({ id: appId, secret: 'new' })).toEqual({ ok: true, value: null })
  })

  it('know of no source that is not there', async () => {
    const { answers } = await setup()
    const reply = await answers['sources.rotate']({ id: 'nobody', secret: 'new' })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'not-found' } })
  })

  it('add an app by its account and tell its id', async () => {
    const { answers } = await setup()
    const hover = await startPractice()
    house.onEnd(hover.stop)
    const { id, email, password } = hover.practice.credentials.app
    const account = ussdAccountSchema.parse({ name: 'New', appId: id, email, password, baseUrl: hover.url })
    const reply = await answers['sources.add-by-account'](account)
    expect(reply).toEqual({ ok: true, value: { id: house.settings.get().sources.at(-1)?.id } })
  })

  it('say that there is no public address yet', async () => {
    const { answers } = await setup(null)
    const account = ussdAccountSchema.parse({ name: 'New', appId: '1', email: 'a@b.example', password: 'p' })
    expect(await answers['sources.add-by-account'](account)).toMatchObject({
      failure: { code: 'refused', sentence: expect.stringContaining('no public address') },
    })
  })
})
