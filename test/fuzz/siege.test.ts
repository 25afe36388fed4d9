import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addApp, delivery, post, serve, tempDir } from '../cli/cli-kit.ts'
import { rawConnection } from '../fakes/raw-http.ts'
import { canary, hostileRequests } from './hostile-requests.ts'

/** `npm run soak` sets more; in `npm test` it is a short one. */
const minutes = Number(process.env.SOAK_MINUTES ?? 0)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)
const forMs = minutes === 0 ? 5_000 : minutes * 60_000
const [honest, hostile] = [4, 8]
/**
 * Of the whole engine, in bytes. The heaps of its threads get to their size in the first minutes and stay there: 500 MB were
 * seen, of which the threads used 100; the rest is what V8 and SQLite keep ready.
 */
const mostMemory = 700 * 1_048_576
/** What the second half of a siege of several minutes may cost. */
const mostGrowth = 100 * 1_048_576

it('a siege of hostile requests: every valid delivery is stored, nothing planted is kept, memory is bounded', {
  timeout: forMs + 90_000,
}, async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  // A process of its own, so that what it holds is not mixed with what the besiegers hold.
  const engine = await serve(dataDir)
  const hook = new URL(engine.line.sources[0].localUrl)
  const memory = () => residentBytes(engine.line.pid)
  // Wrong secrets throughout: what the strangers send must never be let in.
  const payload = JSON.stringify(delivery({ action_name: canary }, canary))
  const requests = fc.sample(hostileRequests(hook.pathname, payload), { numRuns: minutes === 0 ? 2_000 : 50_000, seed })
  const before = memory()
  const until = performance.now() + forMs
  const sent: string[] = []
  const refused: number[] = []
  const waits: number[] = []
  let attacks = 0
  let halfway: number | null = null

  async function send(worker: number): Promise<void> {
    for (let number = 0; performance.now() < until; number++) {
      const uuid = `siege-${worker}-${number}`
      const since = performance.now()
      const status = await post(hook.href, delivery({ uuid }))
      waits.push(performance.now() - since)
      if (status === 200) sent.push(uuid)
      else refused.push(status)
    }
  }

  async function attack(worker: number): Promise<void> {
    for (let number = worker; performance.now() < until; number += hostile) {
      const bytes = requests[number % requests.length]
      if (bytes === undefined) return
      const connection = await rawConnection(Number(hook.port))
      attacks += 1
      if (halfway === null && until - performance.now() < forMs / 2) halfway = memory()
      // Some go on, some hang up in the middle, some only stop talking.
      if (number % 3 === 0) connection.socket.destroySoon()
      if (number % 3 === 1) connection.socket.write(bytes, () => connection.socket.resetAndDestroy())
      if (number % 3 === 2) connection.socket.end(bytes)
      await connection.closed()
    }
  }

  const workers = [
    ...Array.from({ length: honest }, (_, worker) => send(worker)),
    ...Array.from({ length: hostile }, (_, worker) => attack(worker)),
  ]
  await Promise.all(workers)
  const after = memory()
  const grown = after - (halfway ?? before)
  expect(await engine.stop()).toBe(0)
  const kept = new Set(bodiesIn(dataDir).map(uuidOf))
  process.stdout.write(
    `Siege of ${Math.round(forMs / 1000)} s (seed ${seed}): ${sent.length} stored of ${sent.length + refused.length}, ` +
      `${attacks} attacks, answers within ${Math.round(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0)} ms at 99 %, ` +
      `memory ${megabytes(before)} MB at first, ${megabytes(after)} at last, ${megabytes(grown)} of it from the second half\n`,
  )

  expect(refused).toEqual([])
  expect(sent.filter(uuid => !kept.has(uuid))).toEqual([])
  expect(kept.size).toBe(sent.length)
  expect(Math.min(sent.length, attacks)).toBeGreaterThan(20)
  expect(filesWith(dataDir, canary)).toEqual([])
  expect(after).toBeLessThan(mostMemory)
  expect(minutes < 2 ? 0 : grown).toBeLessThan(mostGrowth)
})

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576)

/** Of all threads of a process; 0 where the system does not tell it in /proc. */
function residentBytes(pid: number): number {
  const file = `/proc/${pid}/status`
  if (process.platform !== 'linux') return 0
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) * 1024
}

function bodiesIn(dataDir: string): readonly unknown[] {
  const journal = new Sqlite(join(dataDir, 'store', 'journal.db'), { readonly: true })
  const rows = journal.prepare<[], Buffer>("SELECT body FROM entries WHERE kind = 'delivery' ORDER BY seq").pluck()
  const bodies = rows.all().map(body => JSON.parse(body.toString('utf8')) as unknown)
  journal.close()
  return bodies
}

/** Of a body as it is kept. */
function uuidOf(body: unknown): unknown {
  return (body as { readonly attributes?: { readonly uuid?: unknown } }).attributes?.uuid
}

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile())
    .filter(name => readFileSync(join(folder, name)).includes(text))
}
