import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFolder } from '../../services/store/retention/retention-kit.ts'
import { ussdDelivery } from '../../services/store/store-kit.ts'
import { addApp, ask, run, tempDir } from '../cli-kit.ts'

const settingsOf = (folder: string): string => readFileSync(join(folder, 'settings.json'), 'utf8')

/** A folder with a source and two deliveries, and a backup of it. */
async function backedUp(source = 'Shop') {
  const dataDir = tempDir()
  await addApp(dataDir, source)
  mkdirSync(join(dataDir, 'store'))
  const folder = openFolder(join(dataDir, 'store'))
  folder.receive(ussdDelivery({ uuid: 'a', message: 'Sent to 0712345678' }), ussdDelivery({ uuid: 'b' }))
  folder.close()
  const file = join(tempDir(), 'backup.db')
  await run(dataDir, ['backup', file])
  return { dataDir, file }
}

it('each restore sets aside the settings that it found', async () => {
  const [first, second] = [await backedUp('Bakery'), await backedUp('Florist')]
  const { dataDir } = await backedUp('Grocer')
  const asides = [await ask(dataDir, ['restore', first.file]), await ask(dataDir, ['restore', second.file])]
  const names = ['Grocer', 'Bakery', 'Florist']
  const texts = [...asides.map(({ setAside }) => settingsOf(setAside)), settingsOf(dataDir)]
  expect(texts.map(text => names.filter(name => text.includes(name)))).toEqual(names.map(name => [name]))
})

it('data names the settings that a restore set aside', async () => {
  const { dataDir, file } = await backedUp()
  const { setAside } = await ask(dataDir, ['restore', file])
  const { copies } = await ask(dataDir, ['data'])
  expect(copies.map(({ path }: { path: string }) => path)).toContain(join(setAside, 'settings.json'))
})

it.each(['{"port":', '{"port":"none"}'])('settings that cannot be read, as %s, are set aside too', async text => {
  const { dataDir, file } = await backedUp()
  const before = settingsOf(dataDir)
  writeFileSync(join(dataDir, 'settings.json'), text)
  const { setAside, settings } = await ask(dataDir, ['restore', file])
  expect([settings, settingsOf(setAside), JSON.parse(settingsOf(dataDir))]).toEqual([true, text, JSON.parse(before)])
})

it('a restore into a new folder sets nothing aside', async () => {
  const { file } = await backedUp()
  const other = tempDir()
  expect(await ask(other, ['restore', file])).toMatchObject({ setAside: null, settings: true, erasings: 0 })
  expect([existsSync(join(other, 'settings.json')), readdirSync(join(other, 'store')).includes('restored')]).toEqual([
    ...[true, false],
  ])
})
