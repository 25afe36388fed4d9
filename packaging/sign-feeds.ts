// `npm run feeds -- <folder of packages> <address of the packages>`: signs what installed apps are told of this release, and
// writes it into <folder>/feeds. HOVER_TRAY_UPDATE_PRIVATE_KEY holds the Ed25519 key as PKCS#8 in PEM, or several, one after
// the other; HOVER_TRAY_OFFERED_TO to how many of a hundred installations the release is offered.
import { createPrivateKey } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../electron/runtime/checkout.ts'
import { runCommand, say } from '../electron/runtime/outcome.ts'
import { notesOf } from './changelog.ts'
import { feedName, feedsOf, signFeed } from './feeds.ts'

const manifestSchema = z.object({ version: z.string() })
const shareSchema = z.coerce.number().int().min(0).max(100)

const signFeeds = async ([folder, base]: readonly string[]): Promise<number> => {
  if (folder === undefined || base === undefined || !base.endsWith('/')) {
    return fail('Name the folder of the packages, and the address where they will lie, with a slash at its end.')
  }
  const pem = process.env.HOVER_TRAY_UPDATE_PRIVATE_KEY ?? ''
  const keys = (pem.match(/-----BEGIN [\s\S]+?-----END [^-]+-----/g) ?? []).map(text => createPrivateKey(text))
  if (keys.length === 0 || keys.some(key => key.asymmetricKeyType !== 'ed25519')) {
    return fail('HOVER_TRAY_UPDATE_PRIVATE_KEY has to hold an Ed25519 key in PEM.')
  }
  const share = shareSchema.safeParse(process.env.HOVER_TRAY_OFFERED_TO || '100')
  if (!share.success) return fail('HOVER_TRAY_OFFERED_TO has to be a whole number from 0 to 100.')
  const { version } = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version)
  if (notes === null)
    return fail(`CHANGELOG.md says nothing of ${version}. People are told what is new: write it first.`)
  const feeds = feedsOf(folder, { version, notes, base, offeredTo: share.data, releasedAt: new Date().toISOString() })
  if (feeds.length === 0) return fail(`There are no packages of ${version} in ${folder}.`)
  mkdirSync(join(folder, 'feeds'), { recursive: true })
  for (const feed of feeds) writeFileSync(join(folder, 'feeds', feedName(feed)), signFeed(feed, keys))
  say(`Signed ${feeds.map(feedName).join(', ')}`)
  return 0
}

const fail = (sentence: string): number => {
  say(sentence)
  return 1
}

await runCommand(() => signFeeds(process.argv.slice(2)))
