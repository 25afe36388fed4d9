import { describe, expect, it } from 'vitest'
import { endOfListener, sdkTrouble } from '../../../electron/services/tunnel/sdk-trouble.ts'

describe('an error of the ngrok SDK', () => {
  it.each([
    ['failed to connect session: Prose.\nMore. error_code: ERR_NGROK_107', 'refused', 'ERR_NGROK_107'],
    ['failed to start listener: Prose. error_code: ERR_NGROK_334', 'refused', 'ERR_NGROK_334'],
    ['failed to connect session: failed to establish tcp connection', 'unreachable', null],
    ['failed to connect session: tls handshake error', 'untrusted', null],
    ['failed to start listener: failed to open muxado stream', 'dropped', null],
    ['failed to connect session: failed to deserialize rpc response', 'dropped', null],
    ['No such file or directory (os error 2)', 'unknown', null],
  ] as const)('"%s" is %s', (message, kind, ngrokCode) => {
    expect(sdkTrouble(new Error(message))).toEqual({ kind, ngrokCode })
  })

  it('is unknown when it is no error at all', () => {
    expect(sdkTrouble('failed')).toEqual({ kind: 'unknown', ngrokCode: null })
  })
})

describe('the end of a listener', () => {
  it.each([
    ['ListenerClosed { message: "bye", error_code: Some("") }', 'stopped', null],
    ['ListenerClosed { message: "bye", error_code: Some("ERR_NGROK_102") }', 'stopped', 'ERR_NGROK_102'],
    ['Reconnect(Canceled)', 'dropped', null],
  ] as const)('%s is %s', (cause, kind, ngrokCode) => {
    const error = new Error(`error on join: Custom { kind: NotConnected, error: ${cause} }`)
    expect(endOfListener(error)).toEqual({ kind, ngrokCode })
  })
})
