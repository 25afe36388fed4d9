import { renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { EngineAddress } from './engine-client.ts'

/** How long after a failure it is tried again. */
const againMs = 10_000

interface Deps {
  /** Where other processes of this person look. */
  readonly file: string
  readonly clock: Clock
  readonly log: Log
}

/** Says in the folder how to reach the engine. */
export interface AddressPosting {
  /** Goes on trying: a disk that is full now must not keep an engine from answering deliveries. */
  post(address: EngineAddress): void
  takeDown(): void
}

export function createAddressPosting({ file, clock, log }: Deps): AddressPosting {
  let stop = (): void => {}

  const post = (address: EngineAddress): void => {
    try {
      writeFileSync(`${file}.new`, JSON.stringify(address), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    } catch (error) {
      log('error', 'door-not-opened', { code: codeOf(error) })
      stop = clock.after(againMs, () => post(address))
    }
  }

  return {
    post,
    takeDown: () => {
      stop()
      for (const name of [file, `${file}.new`]) rmSync(name, { force: true })
    },
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
