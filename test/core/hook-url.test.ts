import { describe, expect, it } from 'vitest'
import { canReach, fixedBase, hookUrl, isLoopback, publicPrefix } from '../../electron/core/hook-url.ts'

describe('fixedBase', () => {
  it.each([
    [{ kind: 'loopback' }, 'http://127.0.0.1:47470'],
    [{ kind: 'manual', url: 'https://a.example/in' }, 'https://a.example/in'],
    [{ kind: 'ngrok', domain: 'a.ngrok.app', server: null }, 'https://a.ngrok.app'],
    [{ kind: 'ngrok', domain: '', server: null }, null],
  ] as const)('of %j is %s', (tunnel, base) => {
    expect(fixedBase({ tunnel, port: 47470 })).toBe(base)
  })

  it('is unknown on this machine when any free port is taken', () => {
    expect(fixedBase({ tunnel: { kind: 'loopback' }, port: 0 })).toBeNull()
  })
})

describe('hookUrl', () => {
  it.each([
    ['https://a.example', 'https://a.example/hook/x'],
    ['https://a.example/', 'https://a.example/hook/x'],
    ['https://a.example/pre/', 'https://a.example/pre/hook/x'],
  ])('of the base %s is %s', (base, expected) => {
    expect(hookUrl(base, '/hook/x')).toBe(expected)
  })
})

describe('publicPrefix', () => {
  it.each([
    [null, ''],
    ['https://a.example', ''],
    ['https://a.example/', ''],
    ['https://a.example:8443/pre/fix/', '/pre/fix'],
  ])('of %s is "%s"', (base, expected) => {
    expect(publicPrefix(base)).toBe(expected)
  })
})

describe('a Hover', () => {
  it.each([
    ['https://hover.to', 'https://a.ngrok-free.app/hook', true],
    ['https://hover.to', 'http://127.0.0.1:47470/hook', false],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:47470/hook', true],
    ['http://localhost:4000', 'https://a.example/hook', true],
  ])('at %s can call %s: %s', (hover, url, expected) => {
    expect(canReach(hover, url)).toBe(expected)
  })

  it.each(['https://127.0.0.1.example.com', 'https://localhost.example', 'https://example.com/127.0.0.1'])(
    'is not on this machine because %s looks so',
    url => {
      expect(isLoopback(url)).toBe(false)
    },
  )
})
