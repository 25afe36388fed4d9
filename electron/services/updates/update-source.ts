import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'

/** Where a released app asks for newer ones, and whose word it takes. */
export interface UpdateSource {
  /** Of the folder that holds a feed for each channel, system and processor; ends with a slash. */
  readonly feeds: URL
  /** For people: where packages are. */
  readonly page: string
  /** Any one of them proves a feed, so that a key can be replaced over two releases. */
  readonly keys: readonly KeyObject[]
}

/** What this app runs on, as releases name it. */
export interface UpdateTarget {
  readonly platform: string
  readonly arch: string
}

/** In the package.json of a packaged app; the release writes it there. */
const packagedSchema = z.object({
  updates: z.object({
    feeds: z.url({ protocol: /^https?$/ }).regex(/\/$/, 'ends with a slash'),
    page: z.url({ protocol: /^https$/ }),
    /** Ed25519, as SPKI in base64. */
    keys: z.array(z.base64()).min(1),
  }),
})

/** Null for a build that was not released: it has nobody to ask. */
export function readUpdateSource(packageJson: unknown): UpdateSource | null {
  const parsed = packagedSchema.safeParse(packageJson)
  if (!parsed.success) return null
  const { feeds, page, keys } = parsed.data.updates
  try {
    return { feeds: new URL(feeds), page, keys: keys.map(readKey) }
  } catch {
    // A key that is none: better no updates than unproven ones.
    return null
  }
}

function readKey(spki: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('Not an Ed25519 key')
  return key
}
