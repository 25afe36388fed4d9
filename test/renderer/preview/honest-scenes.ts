import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { type FakeBridgeOptions, refused } from '../../fakes/bridge.ts'
import { countsOf } from '../../fakes/transactions.ts'

const never = (): Promise<never> => new Promise(() => {})
const busy = 'The database is busy with something else. Try again in a moment.'

/** What a person sees when something is not there, does not come, or fails. */
export function honestScenes(
  rows: readonly Transaction[],
  app: NonNullable<FakeBridgeOptions['app']>,
): Readonly<Record<string, FakeBridgeOptions>> {
  const withRows = { rows, app: { ...app, counts: countsOf(rows) } }
  return {
    loading: { answers: { 'app.state': never } },
    lost: { answers: { 'app.state': () => Promise.reject(new Error('The main process is gone')) } },
    'list-loading': { app, answers: { 'transactions.page': never } },
    'list-error': { ...withRows, answers: { 'transactions.page': () => refused(busy) } },
    'detail-error': { ...withRows, answers: { 'transactions.detail': () => refused(busy) } },
    'detail-loading': { ...withRows, answers: { 'transactions.detail': never } },
    'detail-gone': { ...withRows, answers: { 'transactions.detail': () => ({ ok: true, value: null }) } },
    'overview-loading': { ...withRows, answers: { overview: never } },
    'overview-error': { ...withRows, answers: { overview: () => refused(busy) } },
  }
}
