import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createProbeDesk } from '../../../electron/services/receiving/probe-desk.ts'

describe('the desk of the probe', () => {
  it('answers its own question with the proof that it expects', () => {
    const desk = createProbeDesk(randomBytes)
    const { path, proof } = desk.question()
    expect(desk.answer(path)).toBe(proof)
  })

  it('has another path and another proof for each question', () => {
    const desk = createProbeDesk(randomBytes)
    const questions = Array.from({ length: 50 }, desk.question)
    expect([
      new Set(questions.map(({ path }) => path)).size,
      new Set(questions.map(({ proof }) => proof)).size,
    ]).toEqual([50, 50])
  })

  it('does not answer the question of another run', () => {
    const { path } = createProbeDesk(randomBytes).question()
    expect(createProbeDesk(randomBytes).answer(path)).toBeNull()
  })

  it('proves with a key that its paths do not tell', () => {
    let calls = 0
    // Everything random is the same but the key.
    const desk = () => createProbeDesk(size => Buffer.alloc(size, size === 32 ? ++calls : 7))
    const [one, other] = [desk().question(), desk().question()]
    expect([one.path === other.path, one.proof === other.proof]).toEqual([true, false])
  })

  const change: Readonly<Record<string, (path: string) => string>> = {
    'a nonce that is too short': path => path.slice(0, -1),
    'a nonce that is too long': path => `${path}A`,
    'a nonce with a character of its own': path => `${path.slice(0, -1)}/`,
    'a nonce with an escape': path => `${path.slice(0, -3)}%41`,
    'no nonce': path => path.slice(0, -22),
    'another secret part': path => path.replace(/^(\/hook\/)./, match => (match.endsWith('A') ? '/hook/B' : '/hook/A')),
    'a character outside of latin1': path => path.replace('/hook/', '/hooł/'),
    'an empty path': () => '',
    'a path of an endless length': path => path + 'A'.repeat(10_000),
  }
  it.each(Object.keys(change))('does not answer %s', name => {
    const desk = createProbeDesk(randomBytes)
    expect(desk.answer(change[name]?.(desk.question().path) ?? '')).toBeNull()
  })

  it('stands where the hooks stand, for proxies that let nothing else through', () => {
    expect(createProbeDesk(randomBytes).question().path).toMatch(/^\/hook\/[A-Za-z0-9_-]{44}$/)
  })
})
