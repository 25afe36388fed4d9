import type { AppUnderTest } from '../app-under-test.ts'

/** What a person looks for in a long history, and what every row shows that is found. */
type TypedQuery = readonly [query: string, fits: RegExp]

/** One word among them is that of a row that is there; the newest is as old as the history. */
export async function typedQueries(app: AppUnderTest): Promise<readonly TypedQuery[]> {
  const [oldWord] = /[a-z]{8}/.exec((await app.ask('transactions.page', { limit: 1 })).rows[0]?.message ?? '') ?? []
  return [
    ['status:failed', /Failed/],
    ['status:pending', /Pending/],
    ['operator:TTCL', /TTCL/],
    ['category:wrong-pin', /wrong.pin/],
    ['action:Withdraw', /Withdraw/],
    ['operator:Halotel status:failed', /Failed.*Halotel/],
    ['category:timeout', /timeout/],
    ['kind:job', /^(?!.*Send Money).*Job/],
    ['operator:Safaricom', /Safaricom/],
    [oldWord ?? 'order', new RegExp(oldWord ?? 'order')],
  ]
}
