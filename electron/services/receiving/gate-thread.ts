import { type MessagePort, parentPort } from 'node:worker_threads'
import type { IntakeBatch } from '../store/journal/intake.ts'
import { packEntries } from '../store/journal/packing.ts'
import { type PackedBodies, unpackBodies } from './packed-bodies.ts'
import { createUssdGate, type UssdRefusal, type UssdSecret } from './ussd-gate.ts'
import { proveUssd, type SourceNames } from './ussd-proving.ts'

export type ToGate =
  /** Where proven deliveries go. */
  | { readonly kind: 'journal'; readonly port: MessagePort }
  /** They hold for every batch behind them. */
  | { readonly kind: 'secrets'; readonly secrets: readonly UssdSecret[]; readonly names: SourceNames }
  | { readonly kind: 'prove'; readonly id: number; readonly batch: PackedBodies }
  | { readonly kind: 'close' }

/** What the journal's thread tells the main thread of a batch: for each body who it is from, or why it is refused. */
export type GateTold = readonly (readonly [sourceId: string] | UssdRefusal | 'malformed')[]

if (parentPort !== null) serve(parentPort)

/** Proves, redacts and digests what apps of usehover.com send. It keeps nothing, and touches no disk. */
function serve(port: MessagePort): void {
  let receivedAt = 0
  let gate = createUssdGate([], () => receivedAt)
  let names: SourceNames = new Map()
  let journal: MessagePort | null = null

  const prove = (id: number, batch: PackedBodies): void => {
    const provings = unpackBodies(batch).map(unproven => {
      receivedAt = unproven.receivedAt
      return proveUssd(unproven, gate, names)
    })
    const packed = packEntries(provings.flatMap(proving => (proving.kind === 'proven' ? [proving.entry] : [])))
    const told: GateTold = provings.map(proving => {
      if (proving.kind === 'proven') return [proving.entry.sourceId]
      return proving.kind === 'refused' ? proving.reason : proving.kind
    })
    const message: IntakeBatch = { id, batch: packed, told }
    journal?.postMessage(message, [packed.bytes.buffer])
  }

  port.on('message', (message: ToGate) => {
    switch (message.kind) {
      case 'journal':
        journal = message.port
        return
      case 'secrets':
        gate = createUssdGate(message.secrets, () => receivedAt)
        names = message.names
        return
      case 'prove':
        return prove(message.id, message.batch)
      case 'close':
        journal?.close()
        port.close()
    }
  })
}
