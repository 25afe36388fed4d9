import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from './engine.ts'

/**
 * Kills a command some time after it began with what matters: how long a process takes to come so far depends on how busy
 * the machine is. One that ended before that is not killed.
 */
export async function killAfter(command: Engine, begun: () => boolean, ms: number): Promise<void> {
  let isOver = false
  void command.ended.then(() => {
    isOver = true
  })
  while (!isOver && !begun()) await pause(1)
  await pause(ms)
  await command.kill()
}
