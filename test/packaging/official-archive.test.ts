import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { officialArchive } from '../../packaging/official-archive.ts'

const target = { platform: 'linux', arch: 'x64' } as const
const name = 'electron-v45.0.0-linux-x64.zip'

/** A checkout whose electron package lists this archive. */
const checkoutListing = (archive: string) => {
  const checkout = mkdtempSync(join(tmpdir(), 'hover-tray-release-'))
  onTestFinished(() => rmSync(checkout, { recursive: true, force: true }))
  const electron = join(checkout, 'node_modules/electron')
  mkdirSync(electron, { recursive: true })
  writeFileSync(join(electron, 'package.json'), JSON.stringify({ version: '45.0.0' }))
  const sha256 = createHash('sha256').update(archive).digest('hex')
  writeFileSync(join(electron, 'checksums.json'), JSON.stringify({ [name]: sha256 }))
  return checkout
}

const downloading = (checkout: string, content: string) => ({
  checkout,
  env: {},
  download: async () => {
    const file = join(checkout, name)
    writeFileSync(file, content)
    return file
  },
})

test('a release takes the archive that the electron package lists', async () => {
  const checkout = checkoutListing('official')
  expect(await officialArchive(downloading(checkout, 'official'), target)).toEqual({
    ok: true,
    value: join(checkout, name),
  })
})

test('a release refuses an archive that a mirror has changed', async () => {
  const answer = await officialArchive(downloading(checkoutListing('official'), 'changed'), target)
  expect(answer).toMatchObject({ ok: false, sentence: expect.stringContaining('is not the official Electron 45.0.0') })
})

test('a release checks an archive out of a folder as well', async () => {
  const checkout = checkoutListing('official')
  writeFileSync(join(checkout, name), 'changed')
  const archives = { ...downloading(checkout, 'official'), env: { HOVER_TRAY_ELECTRON_ARCHIVES: checkout } }
  const download = async () => Promise.reject(new Error('not to be asked'))
  const answer = await officialArchive({ ...archives, download }, target)
  expect(answer).toMatchObject({ ok: false, sentence: expect.stringContaining('is not the official') })
})

test.each(['ELECTRON_OVERRIDE_DIST_PATH', 'ELECTRON_EXEC_PATH'])('a release refuses %s', async variable => {
  const archives = { ...downloading(checkoutListing('official'), 'official'), env: { [variable]: '/elsewhere' } }
  const answer = await officialArchive(archives, target)
  expect(answer).toMatchObject({ ok: false, sentence: expect.stringContaining(`Unset ${variable}`) })
})

test('a release says what to do where the official Electron cannot be had', async () => {
  const archives = {
    ...downloading(checkoutListing('official'), ''),
    download: () => Promise.reject(new Error('no route')),
  }
  const answer = await officialArchive(archives, target)
  expect(answer).toMatchObject({ ok: false, sentence: expect.stringMatching(/no route.*HOVER_TRAY_ELECTRON_ARCHIVES/) })
})
