import { request } from 'node:http'

/** `not-local`: nothing was sent, because practice never sends anything off this machine. */
export type Delivery =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'not-local' }
  | { readonly kind: 'nobody-listens' }
  /** Made and lost, as a plan of faults wants it. */
  | { readonly kind: 'dropped' }

interface Post {
  /** As registered. Where it really goes is the decision of `deliverTo`. */
  readonly url: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

export type Poster = (post: Post) => Promise<Delivery>

const timeoutMs = 10_000

/** `deliverTo` maps a public address, such as a tunnel's, to the local one behind it. */
export const createPoster =
  (deliverTo: (url: string) => string, stopped: AbortSignal): Poster =>
  ({ url, body, headers }) => {
    const target = deliverTo(url)
    if (!isLoopback(target)) return Promise.resolve({ kind: 'not-local' })
    return new Promise(resolve => {
      const post = request(target, {
        method: 'POST',
        headers: { ...headers, 'content-length': body.byteLength },
        signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
        agent: false,
      })
      post.on('response', answer => {
        answer.resume()
        resolve({ kind: 'answered', status: answer.statusCode ?? 0 })
      })
      post.on('error', () => resolve({ kind: 'unanswered' }))
      post.end(body)
    })
  }

const isLoopback = (target: string): boolean => {
  if (!URL.canParse(target)) return false
  const { protocol, hostname } = new URL(target)
  return (
    protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname))
  )
}
