import { type KeyObject, verify } from 'node:crypto'
import { valid } from 'semver'
import { z } from 'zod'
import { type UpdateChannel, updateChannels } from '../../contract/updates.ts'
import type { UpdateTarget } from './update-source.ts'

/** Says what the signed bytes are, so that no other text by the same key passes for a feed. */
export const feedType = 'application/vnd.hover-tray.update+json'

/** DSSE, github.com/secure-systems-lab/dsse: the payload travels as the bytes that were signed. */
const envelopeSchema = z.object({
  payloadType: z.literal(feedType),
  payload: z.base64(),
  signatures: z.array(z.object({ sig: z.base64() })).max(8),
})

const feedFileSchema = z.object({
  kind: z.enum(['AppImage', 'nsis', 'mac-zip']),
  /** Relative to the feed. */
  url: z.string().min(1).max(500),
  sha512: z.base64().length(88),
  bytes: z.int().min(1),
})
export type FeedFile = z.output<typeof feedFileSchema>
export type FileKind = FeedFile['kind']

/** One release as it is offered on one channel to one kind of machine. */
export const feedSchema = z.object({
  channel: z.enum(updateChannels),
  platform: z.string().max(20),
  arch: z.string().max(20),
  version: z.string().refine(text => valid(text) === text),
  releasedAt: z.iso.datetime(),
  notes: z.string().max(20_000),
  /** To how many of a hundred installations it is offered, so that a bad release meets few. */
  offeredTo: z.int().min(0).max(100),
  files: z.array(feedFileSchema).max(10),
})
export type Feed = z.output<typeof feedSchema>

export type FeedFault = 'unreadable' | 'forged'
export type FeedReading = { readonly ok: true; readonly feed: Feed } | { readonly ok: false; readonly fault: FeedFault }

interface Asked extends UpdateTarget {
  readonly channel: UpdateChannel
}

/** Takes the word of a feed only under a signature of ours, and only about what was asked. Nothing is parsed before. */
export function readSignedFeed(text: string, keys: readonly KeyObject[], asked: Asked): FeedReading {
  const envelope = envelopeSchema.safeParse(jsonOf(text))
  if (!envelope.success) return { ok: false, fault: 'unreadable' }
  const { payload, signatures } = envelope.data
  const bytes = Buffer.from(payload, 'base64')
  const signed = preAuthEncoding(bytes)
  const isProven = signatures.some(({ sig }) => keys.some(key => verify(null, signed, key, Buffer.from(sig, 'base64'))))
  if (!isProven) return { ok: false, fault: 'forged' }
  const feed = feedSchema.safeParse(jsonOf(bytes.toString('utf8')))
  // Signed by us and not readable: made for a later version of this app.
  if (!feed.success) return { ok: false, fault: 'unreadable' }
  const { channel, platform, arch } = feed.data
  // A true feed of another channel or machine, put in this one's place.
  if (channel !== asked.channel || platform !== asked.platform || arch !== asked.arch) {
    return { ok: false, fault: 'forged' }
  }
  return { ok: true, feed: feed.data }
}

/** The bytes that a signature of DSSE is over: type and payload with their lengths. */
export function preAuthEncoding(payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(feedType)} ${feedType} ${payload.byteLength} `
  return Buffer.concat([Buffer.from(head), payload])
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
