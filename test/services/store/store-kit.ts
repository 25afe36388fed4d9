import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { notificationSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { type PageQuery, pageQuerySchema } from '../../../electron/contract/transactions/transaction.ts'
import type { DeliveryEntry } from '../../../electron/services/store/journal/entries/entry.ts'
import { openStore, type StoreDeps } from '../../../electron/services/store/open-store.ts'
import type { Store, ThreadFiles } from '../../../electron/services/store/store.ts'

const sources = new URL('../../../electron/services/store/', import.meta.url)

export const threads: ThreadFiles = {
  journal: new URL('journal/journal-thread.ts', sources),
  projector: new URL('projection/projector-thread.ts', sources),
  ahead: new URL('ahead/ahead-thread.ts', sources),
  reader: new URL('reading/reader-thread.ts', sources),
}

export const defaultRules = { notifications: notificationSettingsSchema.parse({}) }

/** Says when it is tidied up: with the test, or with the file (`afterAll`). */
export type OnEnd = (tidyUp: () => void) => void

export function tempDir(onEnd: OnEnd = onTestFinished): string {
  const dir = mkdtempSync(join(tmpdir(), 'hover-tray-store-'))
  onEnd(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

export const placeOf = (dataDir: string) => ({ dataDir, nativeBinding: null })

/** Opens a store that is closed when the test ends, unless the test closed it. */
export async function openTestStore(dataDir: string, deps: Partial<StoreDeps> = {}): Promise<Store> {
  const opened = await openStore({ ...placeOf(dataDir), threads, rules: defaultRules, now: () => 0, ...deps })
  if (!opened.ok) throw new Error(`The store did not open: ${opened.trouble.sentence}`)
  onTestFinished(() => opened.store.close())
  return opened.store
}

const fixtures = new URL('../../fixtures/ussd/', import.meta.url)

/** The `data` of each recorded USSD delivery. */
export const ussdFixtures: readonly { readonly name: string; readonly data: Record<string, unknown> }[] = readdirSync(
  fixtures,
)
  .filter(name => name.endsWith('.json'))
  .sort()
  .map(name => ({ name, data: JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')).data }))

export interface UssdSaid {
  readonly uuid?: string
  readonly status?: string
  readonly updatedAt?: string
  readonly startedAt?: string
  readonly action?: string
  readonly operator?: string
  readonly message?: string
  readonly amount?: string
  readonly category?: string
}

/** A USSD delivery as the inbox appends it. */
export function ussdDelivery(said: UssdSaid = {}, entry: Partial<DeliveryEntry> = {}): DeliveryEntry {
  const { uuid = 'u-1', status = 'failed', operator = 'Safaricom Ltd.', action = 'Send Money' } = said
  const attributes = {
    uuid,
    status,
    category: said.category ?? 'low-balance',
    user_message: said.message ?? '',
    operator_name: operator,
    initiated_at: said.startedAt ?? '2026-03-05T09:14:02Z',
    updated_at: said.updatedAt ?? '2026-03-05T09:14:41Z',
    environment: 'normal',
    action_name: action,
    session_messages: ['1. Send Money', 'Enter Amount'],
    values_entered: ['1'],
    ...(said.amount !== undefined && { input_extras: { amount: said.amount } }),
  }
  return deliveryOf({ id: uuid, type: 'transaction', attributes }, entry)
}

export function deliveryOf(body: unknown, entry: Partial<DeliveryEntry> = {}): DeliveryEntry {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  return {
    kind: 'delivery',
    receivedAt: Date.parse('2026-03-05T09:15:00Z'),
    sourceId: 'shop',
    sourceName: 'Shop',
    product: 'ussd-app',
    provenBy: 'current-secret',
    body: bytes,
    signed: null,
    digest: createHash('sha256').update(bytes).digest(),
    ...entry,
  }
}

export function jobDelivery(state: string, entry: Partial<DeliveryEntry> = {}): DeliveryEntry {
  const event = { event: 'job-state-changed', job_id: 1234567, state, job_external_identifier: 'CLAIM-77' }
  return deliveryOf(event, { product: 'hover-org', sourceId: 'org', sourceName: 'Roofs', ...entry })
}

export const query = (wanted: Partial<PageQuery> = {}): PageQuery => pageQuerySchema.parse(wanted)
