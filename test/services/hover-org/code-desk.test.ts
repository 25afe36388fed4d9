import { describe, expect, it } from 'vitest'
import { createCodeDesk } from '../../../electron/services/hover-org/code-desk.ts'
import { settle } from '../../fakes/clock.ts'
import { unsigned } from './setup.ts'

const signedWith = (secret: string, code = 'signed') => ({
  ...{ webhookId: 7, code },
  isSignedWith: (given: string) => given === secret,
})
/** The codes that are handed out. */
async function handedOut(desk: ReturnType<typeof createCodeDesk>): Promise<readonly string[]> {
  const codes: string[] = []
  for (;;) {
    const over = new AbortController()
    const next = desk.next(over.signal)
    await settle()
    over.abort()
    const code = await next
    if (code === null) return codes
    codes.push(code)
  }
}

describe('the desk for verification codes', () => {
  it('R8 holds every code until the id is known, and hands out those for it', async () => {
    const desk = createCodeDesk()
    desk.openForAny()
    const verdicts = [desk.onCode(unsigned(7, 'ours')), desk.onCode(unsigned(8, 'theirs'))]
    desk.openFor(7, null)
    expect([verdicts, await handedOut(desk)]).toEqual([['held', 'held'], ['ours']])
  })

  it('R8 drops a held code whose signature is not made with our secret', async () => {
    const desk = createCodeDesk()
    desk.openForAny()
    desk.onCode(signedWith('another', 'forged'))
    desk.onCode(signedWith('secret', 'good'))
    desk.openFor(7, 'secret')
    expect(await handedOut(desk)).toEqual(['good'])
  })

  it('R8 refuses a wrongly signed code that comes once the secret is known', () => {
    const desk = createCodeDesk()
    desk.openFor(7, 'secret')
    expect([desk.onCode(signedWith('another')), desk.onCode(signedWith('secret'))]).toEqual(['not-ours', 'taken'])
  })

  it('R8 hands the same code out once', async () => {
    const desk = createCodeDesk()
    desk.openFor(7, null)
    for (let times = 0; times < 3; times++) desk.onCode(unsigned(7, 'one'))
    expect(await handedOut(desk)).toEqual(['one'])
  })

  it('R9 takes no code that could leave its place in a path', () => {
    const desk = createCodeDesk()
    desk.openFor(7, null)
    const verdicts = ['../jobs/1', 'a/b', '', 'a?b', 'a%2fb'].map(code => desk.onCode(unsigned(7, code)))
    expect(new Set(verdicts)).toEqual(new Set(['not-ours']))
  })

  it('R10 takes nothing once the registration is over', () => {
    const desk = createCodeDesk()
    desk.openFor(7, null)
    desk.close()
    expect(desk.onCode(unsigned(7, 'late'))).toBe('not-ours')
  })
})
