import type { Migration } from './migrate.ts'
import { transactions } from './migrations/state/0001-transactions.ts'

export const stateMigrations: readonly Migration[] = [transactions]
