import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Another process that keeps a database file locked for writing until it is ended. */
export async function lockFile(file: string): Promise<{ release(): Promise<void> }> {
  const script = `
    const Sqlite = require('better-sqlite3')
    const database = new Sqlite(${JSON.stringify(file)})
    database.exec('BEGIN IMMEDIATE')
    console.log('locked')
    process.stdin.resume()`
  const locker = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(locker, 'exit')
  await Promise.race([once(locker.stdout, 'data'), ended.then(() => Promise.reject(new Error('It was not locked.')))])
  return {
    async release() {
      locker.kill('SIGKILL')
      await ended
    },
  }
}
