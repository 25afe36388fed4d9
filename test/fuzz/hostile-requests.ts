import fc from 'fast-check'
import { anyText, garbled } from './strangers.ts'

/** Stands in every hostile request, and must stand nowhere else afterwards. */
export const canary = 'zq-planted-canary-7x'

const method = fc.constantFrom(
  'POST',
  'GET',
  'PUT',
  'TRACE',
  'CONNECT',
  'HEAD',
  'OPTIONS',
  'post',
  'PRI',
  '',
  `X${canary}`,
)
const version = fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', '')
const end = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', '\r')
const header = fc.oneof(
  fc.constantFrom(
    ...['Host: x', 'Content-Length: 2', 'Content-Length: 3', 'Content-Length: -1', 'Content-Length: 10485760'],
    ...['Transfer-Encoding: chunked', 'Transfer-Encoding: identity', 'Connection: close', 'Connection: Upgrade'],
    ...['Upgrade: websocket', 'Expect: 100-continue', ' folded', `X-A: ${canary}`, `X-B: ${'b'.repeat(9_000)}`, ':'],
  ),
  anyText.map(text => `X-C: ${text}`),
)

/** Bytes that somebody who knows the path of the hook might send: requests that are wrong in any number of ways. */
export function hostileRequests(path: string, payload: string): fc.Arbitrary<Buffer> {
  const target = fc.constantFrom(
    path,
    path,
    path,
    `${path}?${canary}`,
    `${path}/`,
    `/.${path}`,
    `http://x${path}`,
    '*',
    '/',
  )
  const body = fc.oneof(
    fc.constantFrom('{}', '', '2\r\n{}\r\n0\r\n\r\n', '['.repeat(10_000), `{"meta":{"secret":"${canary}"}}`),
    garbled(payload).map(bytes => bytes.toString('latin1')),
  )
  const built = fc
    .tuple(method, target, version, fc.array(header, { maxLength: 6 }), end, body)
    .map(([how, where, which, headers, eol, text]) => [`${how} ${where} ${which}`, ...headers, '', text].join(eol))
  const lying = garbled(payload).map(bytes => {
    const text = bytes.toString('latin1')
    return `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${text.length}\r\n\r\n${text}`
  })
  return fc.oneof(built, lying, anyText).map(text => Buffer.from(text, 'latin1'))
}
