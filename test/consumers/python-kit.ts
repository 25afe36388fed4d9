import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { isOnPath } from '../../electron/runtime/command.ts'
import { ensureSystem } from '../../electron/runtime/system-libraries.ts'
import type { OnEnd } from '../cli/cli-kit.ts'

const script = fileURLToPath(new URL('../../docs/examples/consumer.py', import.meta.url))

const lineSchema = z.union([
  z.object({ port: z.int() }),
  z.object({
    ...{ taken: z.literal(true), id: z.string(), bytes: z.int() },
    event: z.record(z.string(), z.unknown()).nullable(),
  }),
  z.object({ taken: z.literal(false), reason: z.string() }),
])
type Line = z.output<typeof lineSchema>
export type Told = Exclude<Line, { port: number }>

/** Whether there is a Python; as root on Debian it is installed first. */
export async function hasPython(): Promise<boolean> {
  if (isOnPath('python3')) return true
  const ensured = await ensureSystem({ tools: ['python3'] }, sentence => process.stderr.write(`${sentence}\n`))
  if (!ensured.ok) process.stderr.write(`${ensured.sentence}\n`)
  return ensured.ok
}

/** The consumer of the documentation, in a process of its own. */
export async function startPython(secrets: readonly string[], onEnd: OnEnd) {
  const child = spawn('python3', [script, '0'], {
    env: { ...process.env, WEBHOOK_SECRETS: secrets.join(' ') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  onEnd(async () => {
    child.kill()
    await ended
  })
  const told: Told[] = []
  const waiting: (() => void)[] = []
  const port = await new Promise<number>((resolve, reject) => {
    void ended.then(() => reject(new Error('The consumer ended.')))
    createInterface({ input: child.stdout }).on('line', text => {
      const line = lineSchema.parse(JSON.parse(text))
      if ('port' in line) return resolve(line.port)
      told.push(line)
      for (const tell of waiting.splice(0)) tell()
    })
  })
  return {
    url: `http://127.0.0.1:${port}/`,
    told,
    events: () => told.flatMap(one => (one.taken && one.event !== null ? [one.event] : [])),
    refusals: () => told.flatMap(one => (one.taken ? [] : [one.reason])),
    async until(isEnough: () => boolean): Promise<void> {
      while (!isEnough()) await new Promise<void>(resolve => waiting.push(resolve))
    },
  }
}
