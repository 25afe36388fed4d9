import { describe, expect, it } from 'vitest'
import { canonicalString, parseSignature } from '../../../electron/core/hover-org/hover-signature.ts'

describe('parseSignature', () => {
  it('reads the webhook id and the base64 with its padding', () => {
    expect(parseSignature('sha256', 'sha256=41001:BoZin+5hwR6iSv2Ga5kk4wjMHyX0BX6pUCavvV1J7k4=')).toEqual({
      webhookId: 41001,
      signature: 'BoZin+5hwR6iSv2Ga5kk4wjMHyX0BX6pUCavvV1J7k4=',
    })
  })

  it('refuses a header that names the other algorithm', () => {
    expect(parseSignature('sha256', 'sha1=41001:J2bVvb6pncHLXZUURlYODt8iIro=')).toBeNull()
  })

  it.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['no webhook id', 'sha256=:BoZin+5h'],
    ['an id that is no number', 'sha256=4x:BoZin+5h'],
    ['an id too large to be exact', 'sha256=9007199254740993:BoZin+5h'],
    ['no signature', 'sha256=41001:'],
    ['characters outside base64', 'sha256=41001:BoZin_5h'],
    ['text after it', 'sha256=41001:BoZin+5h, sha256=1:AAAA'],
    ['a newline after it', 'sha256=41001:BoZin+5h\n'],
  ])('refuses %s', (_, header) => {
    expect(parseSignature('sha256', header)).toBeNull()
  })
})

describe('canonicalString', () => {
  it('joins content type, digest, path and date with bare commas', () => {
    const parts = {
      contentType: 'application/json',
      bodyDigest: '7S4PEDfVNe0fMe0oJ5WxLw==',
      path: '/hooks/hover',
      date: 'Wed, 01 Jul 2026 12:00:00 GMT',
    }
    expect(canonicalString(parts)).toBe(
      'application/json,7S4PEDfVNe0fMe0oJ5WxLw==,/hooks/hover,Wed, 01 Jul 2026 12:00:00 GMT',
    )
  })

  it('keeps the place of a missing content type', () => {
    expect(canonicalString({ contentType: '', bodyDigest: 'd', path: '/p', date: 't' })).toBe(',d,/p,t')
  })
})
