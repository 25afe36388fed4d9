import { expect, test } from 'vitest'
import { createErrands } from '../../../../electron/services/receiving/threads/errands.ts'

function setup(most = 10, mostBytes = 1_000) {
  const limits = { most, mostBytes, bytesOf: (question: string) => question.length }
  const sent: (readonly [number, string])[] = []
  return { sent, ...createErrands<string, string>((ticket, question) => sent.push([ticket, question]), limits) }
}

test('each gets its own answer, in whatever order these come', async () => {
  const { sent, run, answer } = setup()
  const asked = [run('one'), run('two')]
  for (const [ticket, question] of [...sent].reverse()) answer(ticket, `of ${question}`)
  expect(await Promise.all(asked)).toEqual(['of one', 'of two'])
})

test('no more wait than may, and an answer makes room', async () => {
  const { sent, run, answer } = setup(1)
  const first = run('one')
  const refused = run('two')
  answer(sent[0]?.[0] ?? 0, 'done')
  await first
  expect([refused, run('three') === null]).toEqual([null, false])
})

test('no more bytes wait than may, and an answer makes room', () => {
  const { sent, run, answer } = setup(10, 5)
  void run('four')
  const refused = run('too')
  answer(sent[0]?.[0] ?? 0, 'done')
  expect([refused, run('again') === null]).toEqual([null, false])
})

test('an answer that nobody waits for is nothing', () => {
  expect(() => setup().answer(7, 'late')).not.toThrow()
})
