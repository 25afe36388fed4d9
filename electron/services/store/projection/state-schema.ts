import type { Migration } from '../migrate.ts'
import { transactions } from '../migrations/state/0001-transactions.ts'
import { decisions } from '../migrations/state/0002-decisions.ts'
import { gap } from '../migrations/state/0003-gap.ts'
import { reading } from '../migrations/state/0004-reading.ts'

export const stateMigrations: readonly Migration[] = [transactions, decisions, gap, reading]
