import { describe, expect, it } from 'vitest'
import { createOpenFailures } from '../../../electron/services/telling/open-failures.ts'
import { aTransaction } from '../../fakes/transactions.ts'

function setup(...ids: readonly string[]) {
  const journaled: string[] = []
  const failures = createOpenFailures({
    read: async () => ids.map(noticeId => ({ noticeId, transaction: aTransaction() })),
    desk: {
      acknowledge: id => void journaled.push(id),
      clicked: id => void journaled.push(`${id} seen`),
    },
  })
  const listed = async () => (await failures.list()).map(({ noticeId }) => noticeId)
  return { failures, journaled, listed }
}

describe('the failures that nobody has reacted to', () => {
  it('are without those that somebody has just acknowledged, before the state knows it', async () => {
    const { failures, listed } = setup('a', 'b')
    failures.acknowledge(['a'])
    expect(await listed()).toEqual(['b'])
  })

  it('are journaled once as acknowledged, however often somebody presses', () => {
    const { failures, journaled } = setup('a', 'b')
    failures.acknowledge(['a'])
    failures.acknowledge(['a', 'b'])
    expect(journaled).toEqual(['a', 'b'])
  })

  it('tell whoever shows them that they are fewer', () => {
    const { failures } = setup('a')
    let changes = 0
    const stop = failures.onChange(() => {
      changes += 1
    })
    failures.acknowledge(['a'])
    stop()
    failures.acknowledge(['b'])
    expect(changes).toBe(1)
  })

  it('count one no more that was only opened, and journal it as seen', async () => {
    const { failures, journaled, listed } = setup('a', 'b')
    failures.see('a')
    expect([await listed(), journaled]).toEqual([['b'], ['a seen']])
  })

  it('can still be acknowledged after they were seen', () => {
    const { failures, journaled } = setup('a')
    failures.see('a')
    failures.acknowledge(['a'])
    expect(journaled).toEqual(['a seen', 'a'])
  })
})
