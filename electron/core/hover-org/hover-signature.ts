/** Hover sends both headers and calls the SHA-256 one the newer. */
export const signatureHeaders = { sha256: 'hover-signature-256', sha1: 'hover-signature' } as const
export type SignatureAlgorithm = keyof typeof signatureHeaders

export interface SignatureClaim {
  /** Whose secret to check with. A claim like the rest: it proves nothing before the check. */
  readonly webhookId: number
  /** Base64, as received. */
  readonly signature: string
}

/**
 * Reads `sha256=<webhook id>:<base64>`; null when the header is absent or says anything else.
 *
 * The padding of base64 is `=`, so the header is matched whole and never split. A header that names
 * the other algorithm is refused: reading it would let a sender choose the weaker check.
 */
export const parseSignature = (algorithm: SignatureAlgorithm, header: string | undefined): SignatureClaim | null => {
  const [, named, digits, signature] = /^(sha256|sha1)=([0-9]{1,15}):([A-Za-z0-9+/]+={0,2})$/.exec(header ?? '') ?? []
  if (named !== algorithm || digits === undefined || signature === undefined) return null
  return { webhookId: Number(digits), signature }
}

/** Everything exactly as received: one changed character, even another spelling of the same date, is another string. */
export interface SignedParts {
  /** The header with any `; charset=...`; empty when there was none. */
  readonly contentType: string
  /** Base64 of the MD5 of the raw bytes. */
  readonly bodyDigest: string
  /** The path that Hover called. Whether Hover signs a query string is undocumented, so ours has none. */
  readonly path: string
  readonly date: string
}

/**
 * The text that Hover signs: the api-auth 1.x scheme of "Webhook signature verification" on developers.hover.to.
 *
 * A date holds a comma itself, so this is built and compared, never taken apart.
 */
export const canonicalString = ({ contentType, bodyDigest, path, date }: SignedParts): string =>
  [contentType, bodyDigest, path, date].join(',')
