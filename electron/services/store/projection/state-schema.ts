import type { Migration } from '../migrate.ts'
import { transactions } from '../migrations/state/0001-transactions.ts'
import { decisions } from '../migrations/state/0002-decisions.ts'

export const stateMigrations: readonly Migration[] = [transactions, decisions]
