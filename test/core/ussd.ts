import { readdirSync, readFileSync } from 'node:fs'
import { readBody } from '../../electron/core/projection.ts'
import type { Revision } from '../../electron/core/transaction-state.ts'
import type { UssdSnapshot } from '../../electron/core/ussd/ussd-snapshot.ts'

const folder = new URL('../fixtures/ussd/', import.meta.url)

export interface UssdDelivery {
  readonly meta: { readonly secret: string }
  readonly data: {
    readonly id: string
    readonly attributes: Readonly<Record<string, unknown>>
    readonly relationships?: unknown
  }
}

/** A delivery of the fixtures by the beginning of its name, such as `v03`. */
export function fixture(prefix: string): UssdDelivery {
  const name = readdirSync(folder).find(file => file.startsWith(prefix))
  if (name === undefined) throw new Error(`There is no fixture ${prefix}.`)
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
}

/** The `data` of a fixture with some attributes changed. */
export function dataOf(prefix: string, attributes: Readonly<Record<string, unknown>> = {}): unknown {
  const { data } = fixture(prefix)
  return { ...data, attributes: { ...data.attributes, ...attributes } }
}

export function snapshotOf(data: unknown): UssdSnapshot {
  const reading = readBody('ussd-app', data)
  if (reading.kind !== 'snapshot' || reading.snapshot.product !== 'ussd-app') throw new Error(`odd: ${reading.kind}`)
  return reading.snapshot
}

export const at = (iso: string): number => Date.parse(iso)

/** The revision that a delivery of this data makes. The canonical text stands for its digest. */
export function revisionOf(data: unknown, received: Partial<Revision> = {}): Revision<UssdSnapshot> {
  const reading = readBody('ussd-app', data)
  const snapshot = snapshotOf(data)
  return {
    seq: 1,
    receivedAt: (snapshot.updatedAt ?? 0) + 1_000,
    provenBy: 'current-secret',
    ...received,
    fingerprint: reading.kind === 'snapshot' ? reading.canonical : '',
    snapshot,
  }
}
