import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { feedName, feedsOf } from '../../packaging/feeds.ts'
import { sha512Of } from '../fakes/update-server.ts'

const release = {
  ...{ version: '0.2.0', releasedAt: '2026-12-01T09:00:00.000Z', notes: 'Faster search.', offeredTo: 10 },
  base: 'https://example.test/v0.2.0/',
}
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'feeds-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const place = (...names: readonly string[]) => {
  for (const name of names) writeFileSync(join(folder, name), `bytes of ${name}`)
}

describe('the feeds of a release', () => {
  it('are one for each channel, system and processor that there are packages for', () => {
    place('hover-tray-0.2.0-linux-x86_64.AppImage', 'hover-tray-0.2.0-linux-arm64.AppImage')
    place('hover-tray-0.2.0-mac-arm64.zip', 'hover-tray-0.2.0-mac-arm64.dmg', 'hover-tray-0.2.0-win-x64.exe')
    const machines = ['darwin-arm64', 'linux-arm64', 'linux-x64', 'win32-x64']
    expect(feedsOf(folder, release).map(feedName).sort()).toEqual([
      ...machines.map(machine => `beta-${machine}.json`),
      ...machines.map(machine => `stable-${machine}.json`),
    ])
  })

  it('of a version that is tried out are of the beta channel alone', () => {
    place('hover-tray-0.2.0-beta.1-linux-x86_64.AppImage')
    expect(feedsOf(folder, { ...release, version: '0.2.0-beta.1' }).map(({ channel }) => channel)).toEqual(['beta'])
  })

  it('name each file with its checksum and size', () => {
    const name = 'hover-tray-0.2.0-linux-x86_64.AppImage'
    place(name)
    const bytes = Buffer.from(`bytes of ${name}`)
    expect(feedsOf(folder, release)[0]?.files).toEqual([
      { kind: 'AppImage', url: `https://example.test/v0.2.0/${name}`, sha512: sha512Of(bytes), bytes: bytes.length },
    ])
  })

  it('offer no file to a machine whose packages a person installs', () => {
    place('hover-tray-0.2.0-linux-arm64.tar.gz')
    expect(feedsOf(folder, release)[0]).toMatchObject({ platform: 'linux', arch: 'arm64', files: [] })
  })

  it('hold nothing of other versions and other files', () => {
    place('hover-tray-0.1.0-linux-x86_64.AppImage', 'SHA256SUMS', 'notes.txt', 'hover-tray-0.2.0.AppImage')
    expect(feedsOf(folder, release)).toEqual([])
  })
})
