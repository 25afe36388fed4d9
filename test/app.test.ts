import { expect, it } from 'vitest'
import { threadFiles } from '../electron/thread-files.ts'
import { createFakeClock } from './fakes/clock.ts'
import { dataFolder, startEngine } from './services/doctor/engine-kit.ts'

const entry = new URL('../electron/cli.ts', import.meta.url).href
const projector = new URL('services/store/threads/idle-projector.ts', import.meta.url)

it('ends although the projector is far behind, and leaves the rest to the next start', async () => {
  const clock = createFakeClock()
  const lines: string[] = []
  const app = await startEngine(dataFolder(), {
    ...{ clock, threads: { ...threadFiles(entry), projector }, onLogLine: line => lines.push(line) },
  })
  const ended = app.stop()
  await clock.advance(5_000)
  await ended
  const told = lines.map(line => JSON.parse(line)).filter(({ level }) => level === 'error')
  expect([told, lines.filter(line => line.includes('left-for-next-start')).length]).toEqual([[], 1])
})
