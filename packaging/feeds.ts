import { createHash, type KeyObject, sign } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prerelease } from 'semver'
import {
  type Feed,
  type FeedFile,
  feedSchema,
  feedType,
  preAuthEncoding,
} from '../electron/services/updates/signed-feed.ts'

export interface Release {
  readonly version: string
  readonly releasedAt: string
  readonly notes: string
  /** To how many of a hundred installations it is offered. */
  readonly offeredTo: number
  /** Where its packages lie; absolute, or relative to the feeds, with a slash at its end. */
  readonly base: string
}

const systems = { linux: 'linux', mac: 'darwin', win: 'win32' } as const
const kinds = { AppImage: 'AppImage', zip: 'mac-zip', exe: 'nsis' } as const
/** As electron-builder names packages: AppImage has a word of its own for x64. */
const packageName = /-(linux|mac|win)-(x64|x86_64|arm64)\.(AppImage|zip|exe|deb|tar\.gz|dmg)$/

/** One feed for each channel and kind of machine that the folder has packages for. A finished version is on both channels. */
export const feedsOf = (folder: string, release: Release): readonly Feed[] => {
  const packages = readdirSync(folder).flatMap(name => {
    const [, system, arch, end] = packageName.exec(name) ?? []
    if (system === undefined || arch === undefined || end === undefined || !name.includes(release.version)) return []
    return [{ name, platform: systems[system as keyof typeof systems], arch: arch.replace('x86_64', 'x64'), end }]
  })
  const machines = new Map(packages.map(({ platform, arch }) => [`${platform}-${arch}`, { platform, arch }]))
  const channels = prerelease(release.version) === null ? (['stable', 'beta'] as const) : (['beta'] as const)
  const { version, releasedAt, notes, offeredTo } = release
  return [...machines.values()].flatMap(({ platform, arch }) => {
    const files = packages
      .filter(one => one.platform === platform && one.arch === arch)
      .flatMap(one => fileOf(folder, one, release.base))
    return channels.map(channel =>
      feedSchema.parse({ channel, platform, arch, version, releasedAt, notes, offeredTo, files }),
    )
  })
}

const fileOf = (folder: string, one: { name: string; end: string }, base: string): readonly FeedFile[] => {
  if (!(one.end in kinds)) return []
  const bytes = readFileSync(join(folder, one.name))
  const sha512 = createHash('sha512').update(bytes).digest('base64')
  return [{ kind: kinds[one.end as keyof typeof kinds], url: `${base}${one.name}`, sha512, bytes: bytes.length }]
}

/** The name under which an app asks for it. */
export const feedName = ({ channel, platform, arch }: Feed): string => `${channel}-${platform}-${arch}.json`

/** The feed in a DSSE envelope, signed by each key: two while one takes the place of another. */
export const signFeed = (feed: Feed, keys: readonly KeyObject[]): string => {
  const payload = Buffer.from(JSON.stringify(feed))
  const signed = preAuthEncoding(payload)
  return JSON.stringify({
    payloadType: feedType,
    payload: payload.toString('base64'),
    signatures: keys.map(key => ({ sig: sign(null, signed, key).toString('base64') })),
  })
}
