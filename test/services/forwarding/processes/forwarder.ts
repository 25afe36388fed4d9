import { createOpenSender } from '../../../../electron/services/forwarding/open-sender.ts'
import { openStore } from '../../../../electron/services/store/open-store.ts'
import type { Store } from '../../../../electron/services/store/store.ts'
import { createForwardKeeper } from '../../../../electron/services/supervision/other-systems/forward-keeper.ts'
import { defaultRules, placeOf, threads, ussdDelivery } from '../../store/store-kit.ts'
import { books, hastyClock, vaultOf } from '../forwarding-kit.ts'

/**
 * Receives and sends on, as the app does, and kills itself at a moment of sending: before or after the consumer has an
 * event, before or after that is journaled. Arguments: the folder, where the consumer is, the round, the moment (0: never),
 * and what the destination is beside its name, in JSON.
 */
const [dir = '', url = '', round = '0', moment = '0', wanted = '{}'] = process.argv.slice(2)
let moments = 0

function pass(): void {
  moments += 1
  if (moments === Number(moment)) process.kill(process.pid, 'SIGKILL')
}

const opened = await openStore({ ...placeOf(dir), threads, rules: defaultRules, now: Date.now })
if (!opened.ok) throw new Error(opened.trouble.sentence)
const { store } = opened
const openSender = createOpenSender({ vault: vaultOf({ books: url }), now: Date.now })
const append: Store['append'] = async entry => {
  const isCursor = entry.kind === 'act' && entry.act.kind === 'forwarded'
  if (isCursor) pass()
  const appended = await store.append(entry)
  if (isCursor) pass()
  return appended
}
const keeper = createForwardKeeper({
  ...{ clock: hastyClock, random: Math.random, store: { ...store, append }, log: () => {} },
  open: destination => {
    const sender = openSender(destination)
    return {
      ...sender,
      async send(...asked) {
        pass()
        const sent = await sender.send(...asked)
        pass()
        return sent
      },
    }
  },
})
store.onNews(keeper.note)
keeper.apply([books(JSON.parse(wanted))])

const statuses = ['pending', 'failed', 'succeeded']
if (moment !== '0')
  for (const [step, status] of statuses.entries())
    await Promise.all(
      [0, 1, 2, 3].map(n =>
        store.append(ussdDelivery({ uuid: `${round}-${n}`, status, updatedAt: `2026-03-05T09:14:4${step}Z` })),
      ),
    )
if (moment !== '0') {
  const transactionId = `shop/ussd/${round}-0`
  const resolved = { kind: 'resolved', transactionId, verdict: 'failed', note: 'Seen to.' } as const
  for (const act of [resolved, { kind: 'reopened', transactionId } as const, resolved])
    await store.append({ kind: 'act', at: Date.parse('2026-03-06T10:00:00Z'), act })
}
for (let waiting = 1; waiting > 0; ) {
  await store.settled()
  const facts = await store.outboxFacts()
  waiting = facts.reduce((sum, fact) => sum + fact.waiting, 0)
}
await keeper.stop()
await store.close()
process.exit(0)
