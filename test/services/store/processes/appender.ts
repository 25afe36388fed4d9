import { createHash } from 'node:crypto'
import { notificationSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { openStore } from '../../../../electron/services/store/open-store.ts'

/** Appends without an end and tells of each acknowledged entry, until it is killed. */
const sources = new URL('../../../../electron/services/store/', import.meta.url)
const opened = await openStore({
  dataDir: process.argv[2] ?? '',
  nativeBinding: null,
  threads: {
    journal: new URL('journal/journal-thread.ts', sources),
    projector: new URL('projection/projector-thread.ts', sources),
    ahead: new URL('ahead/ahead-thread.ts', sources),
    reader: new URL('reading/reader-thread.ts', sources),
  },
  rules: { notifications: notificationSettingsSchema.parse({}) },
  now: () => 0,
})
if (!opened.ok) throw new Error(opened.trouble.sentence)

let number = 0
async function appendForEver(store: Extract<typeof opened, { ok: true }>['store']): Promise<never> {
  for (;;) {
    number += 1
    const uuid = `${process.pid}-${number}`
    const body = Buffer.from(JSON.stringify({ id: uuid, type: 'transaction', attributes: { uuid, status: 'failed' } }))
    const digest = createHash('sha256').update(body).digest()
    const appended = await store.append({
      kind: 'delivery',
      receivedAt: 1_772_700_000_000 + number,
      sourceId: 'shop',
      sourceName: 'Shop',
      product: 'ussd-app',
      provenBy: 'current-secret',
      body,
      signed: null,
      digest,
    })
    if (appended.ok) process.send?.({ seq: appended.seq, uuid })
  }
}
for (let lane = 0; lane < 16; lane += 1) void appendForEver(opened.store)
