import { describe, expect, it } from 'vitest'
import { shownError } from '../../../electron/core/masking/shown-error.ts'

describe('the last error of a webhook', () => {
  it.each([
    [null, null],
    [undefined, null],
    ['', null],
    ['HTTP 503', 'HTTP 503'],
    [{ status: 500, message: 'no' }, '{"status":500,"message":"no"}'],
    [502, '502'],
    ['line one\r\n\tline two\u202e', 'line one line two'],
    ['POST https://a.ngrok.app/hook/s3cret?x=1 failed', 'POST https://a.ngrok.app/… failed'],
    ['no route for /hook/s3cret', 'no route for /hook/…'],
    ['token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9 refused', 'token … refused'],
    ['call 0712345678', 'call •••••••678'],
  ])('%j is shown as %j', (raw, shown) => {
    expect(shownError(raw)).toBe(shown)
  })

  it('is cut to a line', () => {
    expect(shownError('ab '.repeat(1_000_000))?.length).toBe(200)
  })
})
