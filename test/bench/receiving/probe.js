// @ts-check
// Loaded into the engine's process by `--import`, before the built command line: how long its main thread was busy.
// Plain JavaScript, so that the engine does not load a compiler along with it.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const resolutionMs = 1

if (isMainThread && process.send !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  process.on('message', message => {
    if (message === 'probe-begin') delay.reset()
    if (message !== 'probe-end') return
    // What is recorded is the time between two ticks, the wished-for pause included.
    const loopDelayP99Ms = Math.max(0, delay.percentile(99) / 1e6 - resolutionMs)
    process.send?.({ loopDelayP99Ms, rssMb: process.memoryUsage.rss() / 1e6 })
  })
  // The bench's channel alone must not keep an engine alive that wants to stop.
  process.channel?.unref()
}
