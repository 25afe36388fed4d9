import { describe, expect, it } from 'vitest'
import { parseSignature } from '../../../../electron/core/hover-org/hover-signature.ts'
import { bodyDigest, sign } from '../../../../electron/services/receiving/gates/hover-signing.ts'
import file from '../../../fixtures/hover-to/signature-vectors.json' with { type: 'json' }

const signed = (vector: (typeof file.vectors)[number], algorithm: 'sha256' | 'sha1') =>
  sign({
    secret: file.secret,
    contentType: vector.headers['content-type'],
    body: Buffer.from(vector.body),
    path: vector.path,
    date: vector.headers.date,
    algorithm,
  })

const accepted = file.vectors.filter(({ expect }) => expect.startsWith('accept'))
const rejected = file.vectors.filter(({ expect }) => expect === 'reject')

describe('sign', () => {
  it.each(accepted)('makes the SHA-256 signature of $id ($note)', vector => {
    const claim = parseSignature('sha256', vector.headers['hover-signature-256'])
    expect(claim).toEqual({ webhookId: file.webhookId, signature: signed(vector, 'sha256') })
  })

  it.each(accepted)('makes the SHA-1 signature of $id ($note)', vector => {
    const claim = parseSignature('sha1', vector.headers['hover-signature'])
    expect(claim).toEqual({ webhookId: file.webhookId, signature: signed(vector, 'sha1') })
  })

  it.each(rejected)('does not make the signature of $id ($note)', vector => {
    const claim = parseSignature('sha256', vector.headers['hover-signature-256'])
    expect(claim?.signature).not.toBe(signed(vector, 'sha256'))
  })
})

describe('bodyDigest', () => {
  it('is the base64 of the MD5 of the bytes', () => {
    expect(bodyDigest(Buffer.from(file.vectors[0]?.body ?? ''))).toBe('7S4PEDfVNe0fMe0oJ5WxLw==')
  })
})
