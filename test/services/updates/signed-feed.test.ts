import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readSignedFeed } from '../../../electron/services/updates/signed-feed.ts'
import { signFeed } from '../../../packaging/feeds.ts'
import { aFeed, newKeys } from '../../fakes/update-server.ts'

const { publicKey, privateKey } = newKeys()
const asked = { channel: 'stable', platform: 'linux', arch: 'x64' } as const
const read = (text: string, keys = [publicKey]) => readSignedFeed(text, keys, asked)

/** The envelope with one thing changed after it was signed. */
const changed = (change: Record<string, unknown>): string =>
  JSON.stringify({ ...JSON.parse(signFeed(aFeed(), [privateKey])), ...change })

const payloadOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')

describe('a signed feed', () => {
  it('is read when one of our keys signed it', () => {
    expect(read(signFeed(aFeed(), [privateKey]))).toEqual({ ok: true, feed: aFeed() })
  })

  it('is read while one key takes the place of another', () => {
    const next = newKeys()
    const text = signFeed(aFeed(), [next.privateKey, privateKey])
    expect([read(text).ok, read(text, [next.publicKey]).ok]).toEqual([true, true])
  })

  it.each([
    ['signed by nobody', changed({ signatures: [] })],
    ['signed by a stranger', signFeed(aFeed(), [newKeys().privateKey])],
    ['with another version under the same signature', changed({ payload: payloadOf(aFeed({ version: '9.9.9' })) })],
    [
      'with a byte behind its payload',
      changed({ payload: Buffer.from(`${JSON.stringify(aFeed())} `).toString('base64') }),
    ],
    ['with a signature of the payload alone', changed({ signatures: [{ sig: bareSignature() }] })],
    ['with an empty signature', changed({ signatures: [{ sig: '' }] })],
    ['of the beta channel in the place of the stable one', signFeed(aFeed({ channel: 'beta' }), [privateKey])],
    ['of another processor', signFeed(aFeed({ arch: 'arm64' }), [privateKey])],
    ['of another system', signFeed(aFeed({ platform: 'win32' }), [privateKey])],
  ])('is forged: %s', (_, text) => {
    expect(read(text)).toEqual({ ok: false, fault: 'forged' })
  })

  it.each([
    ['no JSON', '<html>Sign in to the hotel</html>'],
    ['nothing', ''],
    ['a list', '[]'],
    ['an envelope of another type', changed({ payloadType: 'text/plain' })],
    ['a payload that is no base64', changed({ payload: '%%%' })],
    ['thousands of signatures', changed({ signatures: Array.from({ length: 9 }, () => ({ sig: 'AAAA' })) })],
    ['a version that is none', signFeed(aFeed({ version: 'latest' }), [privateKey])],
    ['a file without a whole checksum', signFeed(aFeed({ files: [aFile({ sha512: 'AAAA' })] }), [privateKey])],
    ['a share of more than all', signFeed(aFeed({ offeredTo: 101 }), [privateKey])],
  ])('cannot be read: %s', (_, text) => {
    expect(read(text)).toEqual({ ok: false, fault: 'unreadable' })
  })

  it('is not believed by a key of another kind, which another algorithm would go with', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    expect(read(signFeed(aFeed(), [privateKey]), [rsa.publicKey]).ok).toBe(false)
  })
})

/** Over what a careless verifier might check. */
function bareSignature(): string {
  return sign(null, Buffer.from(JSON.stringify(aFeed())), privateKey).toString('base64')
}

function aFile(change: { sha512: string }) {
  return { kind: 'AppImage', url: 'x.AppImage', bytes: 1, ...change } as const
}
