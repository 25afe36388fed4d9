import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { restoreBackup } from '../../services/store/backup/restore-kit.ts'
import { openFolder } from '../../services/store/retention/retention-kit.ts'
import { placeOf, ussdDelivery } from '../../services/store/store-kit.ts'
import { addApp, ask, run, serve, tempDir } from '../cli-kit.ts'

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

/** It was killed when everything was in its place, before it could say so. */
async function untold() {
  const { dataDir, file } = await backedUp()
  await run(dataDir, ['erase', '--phone', '0712345678'])
  restoreBackup(placeOf(join(dataDir, 'store')), { file, now: Date.parse('2026-07-01T00:00:00Z') })
  return dataDir
}

it('a restore that was cut short says without a file what it could not say, once', async () => {
  const dataDir = await untold()
  const said = await run(dataDir, ['restore'])
  expect(said.stdout).toContain(`What was there before is in ${join(dataDir, 'store', 'before-restore-2026-07-01')}`)
  expect(said.stdout).toContain('A customer was erased since then, and may be back with this backup.')
  expect(await run(dataDir, ['restore'])).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining('No restore was cut short here. Name the file') },
  })
})

it('a restore that was cut short is told of by the engine and by the doctor, until it has said everything', async () => {
  const dataDir = await untold()
  const told = async () => {
    const { said, stop } = await serve(dataDir)
    await stop()
    const { stdout } = await run(dataDir, ['doctor'])
    return [said.stderr, stdout].map(text => text.includes('A restore was cut short'))
  }
  expect(await told()).toEqual([true, true])
  await run(dataDir, ['restore'])
  expect(await told()).toEqual([false, false])
})

it('without a file nothing is made where no folder is', async () => {
  const dataDir = join(tempDir(), 'none')
  expect([(await run(dataDir, ['restore'])).code, existsSync(dataDir)]).toEqual([2, false])
})

it('what a restore set aside is put back by another one', async () => {
  const { dataDir, file } = await backedUp()
  await addApp(dataDir, 'Florist')
  const { setAside } = await ask(dataDir, ['restore', file])
  expect(await ask(dataDir, ['restore', setAside])).toMatchObject({ settings: true, erasings: 0 })
  expect(settingsOf(dataDir)).toContain('Florist')
})
