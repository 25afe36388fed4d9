/** One delivery as HAR 1.2 knows it: a request that was answered with 200. */
export interface HarDelivery {
  /** ISO 8601. */
  readonly receivedAt: string
  readonly sourceId: string
  /** JSON, masked or as it is stored. */
  readonly text: string
  /** Bytes of the text in UTF-8. */
  readonly size: number
  readonly comment: string
}

/** How an archive that this app wrote begins. */
export const harBeginning = '{"log":{"version":"1.2","creator":{"name":"Hover Tray",'

export function harHead(version: string): string {
  return `${harBeginning}"version":${JSON.stringify(version)}},"entries":[\n`
}

export const harEnd = '\n]}}\n'

/** The path of a hook keeps strangers out and the secret proves the sender, so neither is in the entry. */
export function harEntry({ receivedAt, sourceId, text, size, comment }: HarDelivery): string {
  return JSON.stringify({
    startedDateTime: receivedAt,
    time: 0,
    request: {
      method: 'POST',
      url: `https://hover-tray.invalid/${encodeURIComponent(sourceId)}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      queryString: [],
      postData: { mimeType: 'application/json', params: [], text },
      headersSize: -1,
      bodySize: size,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 0,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment,
  })
}
