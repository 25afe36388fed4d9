import { median } from '../median.ts'
import { nextMessage, startProcess, stopProcess } from '../processes.ts'
import type { Started } from './start.ts'

/** Starts the store of a folder in processes of their own; the medians of both figures. */
export async function measureStart(dataDir: string, now: number, times: number): Promise<Started> {
  const found: Started[] = []
  for (let n = 0; n < times; n++) {
    const file = new URL('start.ts', import.meta.url)
    const child = startProcess({ file, args: [dataDir, String(now)], outputFile: `${dataDir}/start.log` })
    found.push(await nextMessage<Started>(child, 120_000))
    await stopProcess(child, 10_000)
  }
  return { startMs: median(found.map(one => one.startMs)), residentMb: median(found.map(one => one.residentMb)) }
}
