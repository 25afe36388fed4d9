import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { bits, boolean, integer, objectId, octets, sequence, set, tagged, text, time } from './der.ts'

const dayMs = 86_400_000
const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))

interface Certificates {
  readonly caPem: string
  readonly certPem: string
  readonly keyPem: string
}

/** A fresh CA and a certificate for `localhost` and 127.0.0.1. rustls insists on v3, a SAN, and the CA flag on the CA only. */
export function makeCertificates(): Certificates {
  const issuer = 'local test CA'
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const names = sequence(tagged(0x82, Buffer.from('localhost')), tagged(0x87, Buffer.from([127, 0, 0, 1])))
  const caPem = certificate({
    subject: issuer,
    issuer,
    publicKey: ca.publicKey,
    signingKey: ca.privateKey,
    extensions: [
      extension('2.5.29.19', true, sequence(boolean(true))), // basic constraints: a CA
      extension('2.5.29.15', true, bits(Buffer.from([0x06]), 1)), // key usage: signs certificates and CRLs
    ],
  })
  const certPem = certificate({
    subject: 'localhost',
    issuer,
    publicKey: leaf.publicKey,
    signingKey: ca.privateKey,
    extensions: [
      extension('2.5.29.19', true, sequence()),
      extension('2.5.29.17', false, names),
      extension('2.5.29.37', false, sequence(objectId('1.3.6.1.5.5.7.3.1'))), // extended key usage: TLS server
      extension('2.5.29.15', true, bits(Buffer.from([0x80]), 7)), // key usage: digital signature
    ],
  })
  return { caPem, certPem, keyPem: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

function certificate(fields: {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  readonly signingKey: KeyObject
  readonly extensions: readonly Buffer[]
}): string {
  const serial = randomBytes(12)
  serial[0] = 0x01 // positive and in its shortest form
  const now = Date.now()
  const toBeSigned = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    commonName(fields.issuer),
    sequence(time(new Date(now - dayMs)), time(new Date(now + 30 * dayMs))),
    commonName(fields.subject),
    fields.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...fields.extensions)),
  )
  const signature = createSign('SHA256').update(toBeSigned).sign(fields.signingKey)
  return pem(sequence(toBeSigned, ecdsaWithSha256, bits(signature)))
}

const commonName = (name: string): Buffer => sequence(set(sequence(objectId('2.5.4.3'), text(name))))

function extension(id: string, isCritical: boolean, value: Buffer): Buffer {
  return sequence(objectId(id), ...(isCritical ? [boolean(true)] : []), octets(value))
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
