import { join } from 'node:path'
import Database from 'better-sqlite3'
import { answerLimitMs, nextMessage, startProcess, stopProcess } from '../processes.ts'
import { type Contestant, contestantNames } from './contestant.ts'
import { flushCounting } from './flushes.ts'
import type { Ready } from './peers/ready.ts'

const programs = {
  bare: { file: 'bare.ts', args: [] },
  tutorial: { file: 'express-sqlite3.js', args: [] },
  tutorialStandIn: { file: 'express-better-sqlite3.js', args: ['defaults'] },
  careful: { file: 'express-better-sqlite3.js', args: ['durable'] },
  single: { file: 'one-commit.ts', args: [] },
} as const
export type PeerProgram = keyof typeof programs

/** Starts one of the servers that the engine is compared with. */
export async function startPeer(kind: PeerProgram, folder: string): Promise<Contestant> {
  const databaseFile = join(folder, `${kind}.db`)
  const { file, args } = programs[kind]
  const counting = flushCounting(folder, kind)
  const child = startProcess({
    file: new URL(`peers/${file}`, import.meta.url),
    args: [databaseFile, ...args],
    env: counting.env,
    outputFile: join(folder, `${kind}.log`),
  })
  const { port } = await nextMessage<Ready>(child, answerLimitMs)
  return {
    name: contestantNames[kind],
    port,
    path: '/hook',
    isDurable: kind === 'careful' || kind === 'single',
    stored: () => (kind === 'bare' ? null : countRows(databaseFile, 'SELECT count(*) FROM entries')),
    flushes: counting.flushes,
    begin: () => {},
    end: async () => null,
    stop: () => stopProcess(child, 3_000),
  }
}

export function countRows(file: string, sql: string): number {
  const database = new Database(file, { readonly: true, timeout: 5_000 })
  try {
    return Number(database.prepare(sql).pluck().get())
  } finally {
    database.close()
  }
}
