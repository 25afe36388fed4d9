import { expect, test } from 'vitest'
import type { TransactionActs } from '../../../electron/services/answering/transaction-acts.ts'
import { actThrough, runAct } from '../../../electron/services/door/engine-acts.ts'

function recording() {
  const done: unknown[] = []
  const note = async (...said: unknown[]) => {
    done.push(said)
    return { ok: true, value: null } as const
  }
  const acts = {
    resolve: (...said) => note('resolve', ...said),
    reopen: id => note('reopen', id),
    reveal: id => note('reveal', id),
    revealQuarantined: seq => note('reveal-quarantined', seq),
    acknowledge: ids => note('acknowledge', ...ids),
    exported: (...said) => note('exported', ...said),
  } satisfies TransactionActs
  return { acts, done }
}

test.each([
  [{ kind: 'resolve', id: 'a', verdict: 'failed', note: 'n' }, ['resolve', 'a', { verdict: 'failed', note: 'n' }]],
  [{ kind: 'reopen', id: 'a' }, ['reopen', 'a']],
  [{ kind: 'reveal', id: 'a' }, ['reveal', 'a']],
  [{ kind: 'acknowledge', noticeId: 'a' }, ['acknowledge', 'a']],
  [{ kind: 'export', format: 'csv', query: 'since:2d' }, ['exported', 'csv', 'since:2d']],
])('does what is asked for: %j', async (wish, expected) => {
  const { acts, done } = recording()
  expect([await runAct(acts, JSON.stringify(wish)), done]).toEqual([{ ok: true, value: null }, [expected]])
})

test.each(['', 'no json', '{"kind":"forget","id":"a"}', '{"kind":"resolve","id":"a","verdict":"pending","note":""}'])(
  'does nothing that it does not understand: %s',
  async wished => {
    const { acts, done } = recording()
    expect([await runAct(acts, wished), done]).toMatchObject([{ ok: false, failure: { code: 'invalid-input' } }, []])
  },
)

test('says that nobody answers', async () => {
  // Port 1 of this machine: nobody listens there.
  const answered = await actThrough({ pid: 1, port: 1, key: 'k' }, { kind: 'reopen', id: 'a' })
  expect(answered).toBeNull()
})
