import { createHash, createHmac } from 'node:crypto'
import { canonicalString, type SignatureAlgorithm } from '../../../core/hover-org/hover-signature.ts'

/** Base64 of the MD5 of the raw bytes, which is what Hover's signature covers of a body. */
export const bodyDigest = (body: Uint8Array): string => createHash('md5').update(body).digest('base64')

export interface Signing {
  /** Used as text. It looks like base64 and must not be decoded. */
  readonly secret: string
  readonly contentType: string
  readonly body: Uint8Array
  readonly path: string
  /** The Date header as it goes over the wire. */
  readonly date: string
  readonly algorithm: SignatureAlgorithm
}

/** The base64 part of a `Hover-Signature` header. */
export const sign = ({ secret, contentType, body, path, date, algorithm }: Signing): string =>
  createHmac(algorithm, secret)
    .update(canonicalString({ contentType, bodyDigest: bodyDigest(body), path, date }))
    .digest('base64')
