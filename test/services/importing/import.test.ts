import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createImporter } from '../../../electron/services/importing/import.ts'
import { createGates } from '../../../electron/services/receiving/gates/gates.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { delivery, secret } from '../../cli/cli-kit.ts'
import { createHousehold, type Household } from '../household.ts'
import { openTestStore, tempDir } from '../store/store-kit.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

async function setup({ store }: { readonly store?: Pick<Store, 'append' | 'settled' | 'labels'> } = {}) {
  const { settings, vault, sources, clock } = house
  const added = await sources.add({ kind: 'ussd-app', name: 'Shop', secret })
  if (!added.ok) throw new Error(added.failure.sentence)
  const dataDir = tempDir()
  const real = await openTestStore(dataDir)
  const gates = createGates({ settings: settings.get, vault, publicBase: () => null, now: clock.now })
  const importer = createImporter({
    ...{ gate: gates.ussd, find: sources.find, store: store ?? real, now: clock.now, log: () => {} },
  })
  const lines = (payloads: readonly unknown[]) => [Buffer.from(payloads.map(each => JSON.stringify(each)).join('\n'))]
  return {
    ...{ importer, dataDir, appId: added.value.id, store: real },
    run: (payloads: readonly unknown[], sourceId: string | null = null) => importer.run(lines(payloads), sourceId),
    detail: async (uuid: string) => real.detail(uuid),
  }
}

const payload = (uuid: string, more: Readonly<Record<string, unknown>> = {}) => delivery({ uuid, ...more })
const without = (uuid: string) => ({ data: payload(uuid).data })

describe('importing', () => {
  it('stores what the secret of an app proves', async () => {
    const { run, detail, appId } = await setup()
    await run([payload('u-1')])
    expect(await detail('u-1')).toMatchObject({ sourceId: appId, received: [{ provenBy: 'current-secret' }] })
  })

  it('takes the secret before the present one as a delivery would', async () => {
    const { run, detail, appId } = await setup()
    await house.sources.rotateSecret(appId, 'another')
    await run([payload('u-1')])
    expect((await detail('u-1'))?.received).toMatchObject([{ provenBy: 'previous-secret' }])
  })

  it('is received when it is imported', async () => {
    const { run, detail } = await setup()
    await run([payload('u-1')])
    expect((await detail('u-1'))?.firstReceivedAt).toBe(new Date(house.clock.now()).toISOString())
  })

  it('counts what became of each payload', async () => {
    const { run } = await setup()
    const odd = { meta: { secret }, data: { type: 'transaction', attributes: {} } }
    const wrong = delivery({ uuid: 'u-3' }, 'wrong')
    const counts = { accepted: 2, duplicates: 1, odd: 1, refused: 2 }
    const result = await run([payload('u-1'), payload('u-2'), payload('u-1'), odd, wrong, without('u-4')])
    expect(result).toEqual({ ok: true, value: { ...counts, unreadable: [], unreadableCount: 0 } })
  })

  it('counts a repeat of an earlier import as one, also in another layout', async () => {
    const { run, importer } = await setup()
    await run([payload('u-1')])
    const spread = await importer.run([Buffer.from(JSON.stringify(payload('u-1'), null, 4))], null)
    expect(spread).toMatchObject({ value: { accepted: 0, duplicates: 1 } })
  })

  it('goes through more than one batch', async () => {
    const { run, store } = await setup()
    const many = Array.from({ length: 1203 }, (_, index) => payload(`u-${index}`))
    const result = await run([...many, ...many.slice(0, 3)])
    expect([result, await store.counts()]).toMatchObject([
      { value: { accepted: 1203, duplicates: 3 } },
      { failed: 1203 },
    ])
  })

  it('keeps no secret', async () => {
    const { run, dataDir, store } = await setup()
    await run([payload('u-1'), delivery({ uuid: 'u-2' }, 'planted-wrong-secret')])
    await store.close()
    const text = readdirSync(dataDir)
      .map(name => readFileSync(join(dataDir, name), 'latin1'))
      .join('')
    expect([secret, 'planted-wrong-secret'].filter(planted => text.includes(planted))).toEqual([])
  })

  it('tells what it could not read and where, and takes the rest', async () => {
    const { importer } = await setup()
    const good = JSON.stringify(payload('u-1'))
    const result = await importer.run([Buffer.from(`{"meta":\n${good}\nnothing\n`)], null)
    expect(result).toMatchObject({ value: { accepted: 1, unreadable: [{ where: 'line 1' }, { where: 'line 3' }] } })
  })

  it('tells of invalid UTF-8, as the receiver would', async () => {
    const { importer } = await setup()
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xff), Buffer.from('"}')])
    expect(await importer.run([bytes], null)).toMatchObject({ value: { unreadable: [{ where: 'line 1' }] } })
  })

  it('names the first hundred, and counts all of them', async () => {
    const { importer } = await setup()
    const result = await importer.run([Buffer.from('nothing\n'.repeat(142))], null)
    if (!result.ok) throw new Error('not imported')
    const { unreadable, unreadableCount } = result.value
    expect([unreadable.length, unreadable.at(-1)?.where, unreadableCount]).toEqual([100, 'line 100', 142])
  })

  it('says that payloads of hover.to cannot be proven again', async () => {
    const { run } = await setup()
    expect(await run([{ event: 'job-state-changed-v2', webhook_id: 1 }])).toMatchObject({
      value: { refused: 0, unreadable: [{ reason: expect.stringContaining('of hover.to') }] },
    })
  })

  it('says how much is stored when the disk fails in the middle', async () => {
    let room = 2
    const { run } = await setup({
      store: {
        append: async () => (room-- > 0 ? { ok: true, seq: room } : { ok: false, reason: 'disk' }),
        settled: async () => {},
        labels: async questions => questions.map(() => 'new'),
      },
    })
    expect(await run([1, 2, 3].map(index => payload(`u-${index}`)))).toMatchObject({
      failure: { code: 'unavailable', sentence: expect.stringContaining('; 2 payloads are stored.') },
    })
  })
})

describe('vouching for an app', () => {
  it('takes payloads without a secret, and says so', async () => {
    const { run, detail, appId } = await setup()
    await run([without('u-1'), { meta: { secret: '' }, ...without('u-2') }], appId)
    const details = [await detail('u-1'), await detail('u-2')]
    expect(details.map(each => each?.received[0]?.provenBy)).toEqual(['import', 'import'])
  })

  it('does not take a wrong secret', async () => {
    const { run, appId } = await setup()
    expect(await run([delivery({ uuid: 'u-1' }, 'wrong')], appId)).toMatchObject({ value: { accepted: 0, refused: 1 } })
  })

  it('leaves a payload to the app that its secret proves', async () => {
    const { run, detail, appId } = await setup()
    const other = await house.sources.add({ kind: 'ussd-app', name: 'Other', secret: 'other-secret' })
    await run([payload('u-1')], other.ok ? other.value.id : '')
    expect((await detail('u-1'))?.sourceId).toBe(appId)
  })

  it('removes PINs all the same', async () => {
    const { run, dataDir, store, appId } = await setup()
    const { data } = payload('u-1', { input_extras: { pin: 'planted-4821' } })
    await run([{ data }], appId)
    await store.close()
    const text = readdirSync(dataDir)
      .map(name => readFileSync(join(dataDir, name), 'latin1'))
      .join('')
    expect([text.includes('u-1'), text.includes('planted-4821')]).toEqual([true, false])
  })

  it('needs an app that is there', async () => {
    const { run } = await setup()
    expect(await run([without('u-1')], 'nobody')).toMatchObject({ failure: { code: 'not-found' } })
  })

  it('is not for organizations', async () => {
    const { run } = await setup()
    const { id } = await house.addOrganization()
    expect(await run([without('u-1')], id)).toMatchObject({ failure: { code: 'refused' } })
  })
})
