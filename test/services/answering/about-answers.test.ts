import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pages } from '../../../electron/contract/about.ts'
import { type AboutAnswering, createAboutAnswers } from '../../../electron/services/answering/about-answers.ts'
import { createChosenWriter } from '../../../electron/services/own-data/chosen-writer.ts'
import { openableUrl } from '../../../electron/shell/openable.ts'
import { aHealth } from '../../fakes/health.ts'
import { createHousehold, type Household } from '../household.ts'
import { placeOf, tempDir } from '../store/store-kit.ts'

let house: Household
let dataDir: string
let chosen: string | null
let opened: string[]
let answers: AboutAnswering

beforeEach(async () => {
  house = await createHousehold()
  dataDir = tempDir()
  chosen = join(tempDir(), 'out.json.gz')
  opened = []
  answers = answersWith({})
})
afterEach(() => house.stop())

function answersWith(change: { readonly quit?: () => void }): AboutAnswering {
  const { settings, vault } = house
  return createAboutAnswers({
    folder: { settings, vault, place: placeOf(join(dataDir, 'store')) },
    ...{ dataDir, version: '1.2.3', now: () => Date.parse('2026-07-01T12:00:00Z') },
    writer: createChosenWriter({ dataDir, files: { choose: async () => chosen, show: () => {} }, tell: () => {} }),
    openExternal: url => opened.push(url),
    checkHealth: async () => aHealth(),
    ...change,
  })
}

test('the app tells its own version and that of Node', async () => {
  expect(await answers['app.about'](undefined)).toMatchObject({
    value: { versions: expect.arrayContaining([{ name: 'Hover Tray', version: '1.2.3' }]), license: 'MIT' },
  })
})

test.each(pages)('the page %s is one that may be opened', async page => {
  await answers['app.visit']({ page })
  expect(opened.map(url => openableUrl(url) !== null)).toEqual([true])
})

test('quitting is left to whoever started the app', async () => {
  let quits = 0
  await answersWith({
    quit: () => {
      quits += 1
    },
  })['app.quit'](undefined)
  expect([quits, (await answers['app.quit'](undefined)).ok]).toEqual([1, false])
})

test('nothing is written before somebody has seen what it is', async () => {
  expect(await answers['diagnostics.save'](undefined)).toMatchObject({ ok: false, failure: { code: 'refused' } })
})

test('what was shown is written, word for word, for its owner alone', async () => {
  const shown = await answers['diagnostics.preview'](undefined)
  const saved = await answers['diagnostics.save'](undefined)
  const told = JSON.parse(String(gunzipSync(readFileSync(chosen ?? ''))))
  expect(shown.ok && shown.value.parts.map(({ name, text }) => [name, JSON.parse(text)])).toEqual(
    Object.entries(told).filter(([name]) => name !== 'what' && name !== 'made'),
  )
  expect(saved).toMatchObject({ ok: true, value: { path: chosen } })
})

test('the data folder is refused as its place', async () => {
  chosen = join(dataDir, 'out.json.gz')
  await answers['diagnostics.preview'](undefined)
  expect((await answers['diagnostics.save'](undefined)).ok).toBe(false)
})

test('a folder that is not there is told in words', async () => {
  chosen = join(dataDir, '..', 'missing-folder', 'out.json.gz')
  await answers['diagnostics.preview'](undefined)
  expect(await answers['diagnostics.save'](undefined)).toMatchObject({
    failure: { code: 'unavailable', sentence: expect.stringMatching(/could not be written/) },
  })
})
