import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { delivery, post, startEngine } from '../conformance/ussd/engine.ts'
import { rawConnection } from '../fakes/raw-http.ts'
import { canary, hostileRequests } from './hostile-requests.ts'

/** `npm run soak` sets more; in `npm test` it is a short one. */
const minutes = Number(process.env.SOAK_MINUTES ?? 0)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)
const forMs = minutes === 0 ? 5_000 : minutes * 60_000
const [honest, hostile] = [4, 8]
/** What the second half of a siege may cost, in bytes: in the first half threads and caches get to their size. */
const mostGrowth = 150 * 1_048_576

it('a siege of hostile requests: every valid delivery is stored, nothing planted is kept, memory is bounded', {
  timeout: forMs + 60_000,
}, async () => {
  const engine = await startEngine()
  const hook = new URL(engine.hook())
  // Wrong secrets throughout: what the strangers send must never be let in.
  const payload = JSON.stringify(delivery('v01', { action_name: canary }, canary))
  const requests = fc.sample(hostileRequests(hook.pathname, payload), { numRuns: minutes === 0 ? 2_000 : 50_000, seed })
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const before = process.memoryUsage().rss
  const until = performance.now() + forMs
  const sent: string[] = []
  const refused: number[] = []
  let attacks = 0
  let halfway: number | null = null

  async function send(worker: number): Promise<void> {
    for (let number = 0; performance.now() < until; number++) {
      const uuid = `siege-${worker}-${number}`
      const status = await post(hook.href, delivery('v01', { uuid }))
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
      if (halfway === null && until - performance.now() < forMs / 2) halfway = process.memoryUsage().rss
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
  delay.disable()
  const after = process.memoryUsage().rss
  const grown = after - (halfway ?? before)
  await engine.app().store.settled()
  const kept = new Set(engine.bodies().map(uuidOf))
  const seconds = Math.round(forMs / 1000)
  const loop = `${Math.round(delay.percentile(99) / 1e6)} ms at 99 %, ${Math.round(delay.max / 1e6)} ms at most`
  process.stdout.write(
    `Siege of ${seconds} s (seed ${seed}): ${sent.length} stored of ${sent.length + refused.length}, ${attacks} attacks, ` +
      `loop delay ${loop}, memory ${megabytes(after - before)} MB more, ${megabytes(grown)} of it in the second half\n`,
  )

  expect(refused).toEqual([])
  expect(sent.filter(uuid => !kept.has(uuid))).toEqual([])
  expect(kept.size).toBe(sent.length)
  expect(Math.min(sent.length, attacks)).toBeGreaterThan(20)
  expect(filesWith(engine.dataDir, canary)).toEqual([])
  expect(engine.logged.filter(line => line.includes(canary))).toEqual([])
  expect(grown).toBeLessThan(mostGrowth)
})

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576)

/** Of a body as it is kept. */
function uuidOf(body: unknown): unknown {
  return (body as { readonly attributes?: { readonly uuid?: unknown } }).attributes?.uuid
}

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile())
    .filter(name => readFileSync(join(folder, name)).includes(text))
}
