import { describe, expect, it } from 'vitest'
import { canReach, hookUrl, isLoopback, publicPrefix } from '../../electron/core/hook-url.ts'

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
