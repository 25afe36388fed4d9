import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { postgresFolders } from '../../electron/runtime/postgres-folders.ts'
import { findProgram, freePort } from './program.ts'

export const postgresServer = { program: findProgram('initdb', postgresFolders()), debianPackage: 'postgresql' }

interface Options {
  /** More of its configuration, in its own words. */
  readonly more?: string
  /** Files of the folder of its data, by their names. */
  readonly files?: Readonly<Record<string, string>>
  /** Who may log in how, before the rest: lines of pg_hba.conf. */
  readonly logins?: string
}

/** It refuses to run as root: then it runs as the user that its package made, or as nobody. */
function whoRuns(): { readonly uid: number; readonly gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return { uid: Number(found?.[2]), gid: Number(found?.[3]) }
}

/** A real PostgreSQL in a folder of its own, which can be killed and comes back on its port with what it had. */
export async function startPostgres({ more = '', files = {}, logins = '' }: Options = {}) {
  const [dir, port, who] = [mkdtempSync(join(tmpdir(), 'hover-tray-postgres-')), await freePort(), whoRuns()]
  if ('uid' in who) chownSync(dir, who.uid, who.gid)
  const bin = join(postgresServer.program ?? '', '..')
  const as = { ...who, cwd: dir, env: { LC_ALL: 'C' } }
  let server: ChildProcess | null = null

  const data = join(dir, 'data')
  const initial = ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C']
  execFileSync(join(bin, 'initdb'), initial, { ...as, stdio: 'ignore' })
  const hba = join(data, 'pg_hba.conf')
  writeFileSync(hba, logins + readFileSync(hba, 'utf8'))
  for (const [name, text] of Object.entries(files)) writeAs(who, join(data, name), text)
  // A kill loses nothing that was handed to the system, so nothing has to reach the disk itself.
  const own = `listen_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = '${dir}'\nfsync = off\n`
  appendFileSync(
    join(data, 'postgresql.conf'),
    `${own}max_connections = 20\nshared_buffers = 16MB\ndynamic_shared_memory_type = mmap\n${more}\n`,
  )

  async function start(): Promise<void> {
    const child = spawn(join(bin, 'postgres'), ['-D', data], { ...as, stdio: 'ignore' })
    server = child
    while (!(await answers(urlOf('postgres')))) {
      if (hasEnded(child)) throw new Error(`postgres ended with ${child.exitCode ?? child.signalCode}.`)
      await wait(10)
    }
  }

  /** With everything that belongs to it: its sessions would go on for a moment. */
  async function kill(): Promise<void> {
    const child = server
    server = null
    if (child?.pid === undefined || hasEnded(child)) return
    const sessions = childrenOf(child.pid)
    child.kill('SIGKILL')
    for (const pid of sessions) killIfThere(pid)
    await once(child, 'exit')
    while (sessions.some(pid => existsSync(`/proc/${pid}`) && !isZombie(pid))) await wait(2)
  }

  /** For what `beforeAll` returns: an `afterAll` inside of it is not heard. */
  async function end(): Promise<void> {
    const child = server
    if (child !== null && !hasEnded(child)) {
      // Fast, and in order, so that nothing of it stays in the system.
      child.kill('SIGINT')
      await once(child, 'exit')
    }
    rmSync(dir, { recursive: true, force: true })
  }

  const urlOf = (database: string, login = 'owner') => `postgresql://${login}@127.0.0.1:${port}/${database}`
  await start()
  return {
    ...{ port, dir, start, kill, end, urlOf },
    /** Asks it, in a connection of its own. */
    async ask<Row extends object>(database: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
      const client = clientOf(urlOf(database))
      // When it is killed meanwhile, the question fails; that is enough.
      client.on('error', () => {})
      await client.connect()
      try {
        const found = await client.query<Row>(sql, values.length === 0 ? undefined : [...values])
        // Of several statements the last one counts.
        return [found].flat().at(-1)?.rows ?? []
      } finally {
        await client.end()
      }
    },
  }
}
export type PostgresServer = Awaited<ReturnType<typeof startPostgres>>

function writeAs(who: ReturnType<typeof whoRuns>, file: string, text: string): void {
  appendFileSync(file, text, { mode: 0o600 })
  if ('uid' in who) chownSync(file, who.uid, who.gid)
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

/** A server that is killed may have taken a connection without a word; whoever waits for one says so. */
const connectionTimeoutMillis = 10_000
const clientOf = (url: string): pg.Client => new pg.Client({ connectionString: url, connectionTimeoutMillis })

async function answers(url: string): Promise<boolean> {
  const client = clientOf(url)
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

function childrenOf(pid: number): readonly number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {}
}

function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return true
  }
}
