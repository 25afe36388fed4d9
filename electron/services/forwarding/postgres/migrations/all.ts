import { tables } from './0001-tables.ts'

/** Step n leads from version n to version n + 1. What was released is never changed: another step follows it. */
export const postgresMigrations: readonly string[] = [tables]
