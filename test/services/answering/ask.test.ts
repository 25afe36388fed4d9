import { describe, expect, it } from 'vitest'
import { type QuestionName, questions } from '../../../electron/contract/bridge/ipc.ts'
import type { Answering } from '../../../electron/services/answering/answers.ts'
import { createAsk } from '../../../electron/services/answering/ask.ts'

/** A table in which every answer notes that it was asked. */
function noted(answer: () => Promise<unknown> = async () => ({ ok: true, value: null })) {
  const asked: string[] = []
  const logged: unknown[] = []
  const entries = Object.keys(questions).map(name => [
    name,
    (input: unknown) => {
      asked.push(`${name} ${JSON.stringify(input)}`)
      return answer()
    },
  ])
  // What the answers are does not matter here, only whether one is reached.
  const answers = Object.fromEntries(entries) as Answering
  return { asked, logged, ask: createAsk({ answers, log: (...line) => logged.push(line) }) }
}

describe('a question from a page that was taken over', () => {
  it.each([
    ...['toString', '__proto__', 'constructor', 'hasOwnProperty', 'valueOf', '', 'app.state ', 'APP.STATE', 'app'],
    ...[undefined, null, 0, 1, true, [], ['app.state'], {}, { toString: () => 'app.state' }, new String('app.state')],
    ...[Symbol('app.state'), 10n, Number.NaN, () => 'app.state', 'a'.repeat(1_000_000)],
  ])('that is not in the contract reaches no answer (case %#)', async question => {
    const { ask, asked } = noted()
    const reply = await ask(question, undefined)
    expect([reply, asked]).toEqual([
      { ok: false, failure: { code: 'invalid-input', sentence: expect.any(String) } },
      [],
    ])
  })

  const odd: readonly (readonly [string, unknown])[] = [
    ['a text', 'x'],
    ['a number', 1e308],
    ['not a number', Number.NaN],
    ['a big integer', 10n],
    ['nothing in particular', null],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a date', new Date(Number.NaN)],
    ['a list of lists', [[[[]]]]],
    ['a deep object', deep(5_000)],
    ['a list of a hundred thousand', new Array(100_000).fill(0)],
    ['a circle', circle()],
    ['a polluting key', JSON.parse('{"__proto__":{"id":"x"},"constructor":{"prototype":{"id":"x"}}}')],
    ['a trap', trap()],
    ['an id that is an object', { id: { toString: () => 'x' } }],
    ['an id that is too long', { id: 'x'.repeat(1_000_000) }],
    ['a list where an object should be', Object.assign([], { id: 1 })],
    ['bytes', new Uint8Array(16)],
    ['a map', new Map([['id', 1]])],
  ]

  it.each(odd)('with %s for input is answered for every question, and never throws', async (_, input) => {
    const { ask } = noted()
    const replies = await Promise.all(Object.keys(questions).map(question => ask(question, input)))
    expect(replies.filter(reply => typeof reply.ok !== 'boolean')).toEqual([])
  })

  it('changes no prototype', async () => {
    const { ask } = noted()
    const input = JSON.parse('{"__proto__":{"planted":1},"constructor":{"prototype":{"planted":1}}}')
    for (const question of Object.keys(questions)) await ask(question, input)
    expect('planted' in {}).toBe(false)
  })

  it('hands on no key that its schema does not name', async () => {
    const { ask, asked } = noted()
    await ask('transactions.detail', { id: 'a', planted: 1, isAdmin: true })
    expect(asked).toEqual(['transactions.detail {"id":"a"}'])
  })

  it.each(Object.keys(questions) as QuestionName[])('%s takes no text where it wants none', async question => {
    const { ask, asked } = noted()
    await ask(question, 'planted')
    expect(asked).toEqual([])
  })

  it('is told nothing of what went wrong inside, and neither is the log', async () => {
    const { ask, logged } = noted(() => Promise.reject(new Error('planted at /home/somebody')))
    const reply = await ask('app.state', undefined)
    expect([reply.ok, JSON.stringify([reply, logged])]).toEqual([false, expect.not.stringContaining('planted')])
  })

  it('whose input throws when it is looked at is answered as a failure', async () => {
    const { ask, asked } = noted()
    expect([(await ask('transactions.detail', trap())).ok, asked]).toEqual([false, []])
  })
})

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { value, id: 'x' }
  return value
}

function circle(): unknown {
  const value: Record<string, unknown> = { id: 'x' }
  value.value = value
  return value
}

function trap(): unknown {
  return {
    get id(): string {
      throw new Error('planted')
    },
  }
}
