import { appendFileSync } from 'node:fs'
import { systemClock } from '../../../../electron/services/clock.ts'
import { openStore } from '../../../../electron/services/store/open-store.ts'
import { createNoticeDesk } from '../../../../electron/services/telling/notice-desk.ts'
import { defaultRules, placeOf, threads, ussdDelivery } from '../../store/store-kit.ts'

/**
 * Receives failures and tells of them, as the app does, and kills itself at a moment between the commit and the showing.
 * Arguments: the folder, the file in which the desktop writes down what it showed, the round, and the moment; 0 for none.
 */
const [dir = '', seen = '', round = '0', moment = '0'] = process.argv.slice(2)
let moments = 0

/** A point between commit and showing; `line` is what the desktop writes down at it. */
function pass(point: string, line: string | null = null): void {
  if (line !== null) appendFileSync(seen, `${line}\n`)
  moments += 1
  if (moments !== Number(moment)) return
  appendFileSync(seen, `killed ${moments}-${point}\n`)
  process.kill(process.pid, 'SIGKILL')
}

const opened = await openStore({ ...placeOf(dir), threads, rules: defaultRules, now: Date.now })
if (!opened.ok) throw new Error(opened.trouble.sentence)
const { store } = opened
const desk = createNoticeDesk({
  show: async ({ id, failures = 1 }) => {
    pass('showing')
    pass('shown', `shown ${id} ${failures}`)
    return 'shown'
  },
  where: 'desktop',
  append: async entry => {
    pass('journaling')
    const appended = await store.append(entry)
    if ('noticeId' in entry.act && entry.act.kind === 'notice-shown')
      pass('journaled', `journaled ${entry.act.noticeId}`)
    return appended
  },
  clock: systemClock,
  log: () => {},
})
store.onNews(news => {
  if (moment !== '0') pass('heard')
  desk.tell(news.notices)
  desk.grow(news.grown)
})

async function deliver(uuid: string, status: 'failed' | 'odd'): Promise<void> {
  await store.append(
    ussdDelivery(
      { uuid, status, operator: 'Safaricom', updatedAt: new Date().toISOString() },
      { receivedAt: Date.now() },
    ),
  )
  pass('committed')
}

desk.tell(await store.dueNotices())
desk.grow((await store.toTell(Date.now())).grown)
if (moment !== '0') {
  // Three that are told by themselves, and three that are one storm with those of the rounds before.
  for (let n = 0; n < 3; n += 1) await deliver(`alone-${round}-${n}`, 'odd')
  for (let n = 0; n < 3; n += 1) await deliver(`storm-${round}-${n}`, 'failed')
  const [first] = await store.dueNotices()
  if (first !== undefined && Number(round) % 5 === 0) {
    await store.append({ kind: 'act', at: Date.now(), act: { kind: 'notice-acknowledged', noticeId: first.id } })
    appendFileSync(seen, `acknowledged ${first.id}\n`)
  }
}
await store.settled()
await desk.idle()
await store.settled()
await store.close()
process.exit(0)
