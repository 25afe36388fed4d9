import { type Notice, sounds } from '../../../../electron/contract/notices/notice.ts'
import type { NoticeRecord } from '../../../../electron/contract/notices/notice-ledger.ts'
import type { NoticeRules } from '../../../../electron/contract/settings/notice-rules.ts'
import { snoozeOfAll } from '../../../../electron/core/rules/snoozing.ts'
import { placeKey } from '../../../../electron/core/telling/desktop-notice.ts'
import type { ActEntry } from '../../../../electron/services/store/journal/entries/entry.ts'
import type { Store } from '../../../../electron/services/store/store.ts'
import {
  createNoticeKeeper,
  type NoticeKeeper,
} from '../../../../electron/services/supervision/notices/notice-keeper.ts'
import { createNoticeDesk } from '../../../../electron/services/telling/notice-desk.ts'
import { createSnoozedDesk, type SnoozedDesk } from '../../../../electron/services/telling/snoozed-desk.ts'
import { createFakeClock } from '../../../fakes/clock.ts'
import { rulesSet } from '../../store/notice-rules-kit.ts'
import { openTestStore, ussdDelivery } from '../../store/store-kit.ts'
import type { Step } from './steps.ts'

const minute = 60_000

/** A notice on the screen, and the rules that held then. */
export interface Shown {
  readonly notice: Notice
  readonly at: number
  readonly rules: Pick<NoticeRules, 'quietHours' | 'snoozes'>
  readonly rulesSince: number
  readonly place: string
  readonly sounds: boolean
}

/** A store, its desk and its keeper, as the app has them, on a clock that is led; and what a person saw of them. */
export interface World {
  act(step: Step): Promise<void>
  /** Nothing holds anything back any more, and a day passes. */
  end(): Promise<readonly NoticeRecord[]>
  readonly shown: readonly Shown[]
  /** The ids that were journaled as shown, as often as they were. */
  readonly journaled: readonly string[]
  /** Transactions that Hover called failed, each at some time. */
  readonly failed: ReadonlySet<string>
  readonly kills: () => number
}

interface Running {
  readonly store: Store
  readonly desk: SnoozedDesk
  readonly keeper: NoticeKeeper
  isDead: boolean
}

const start = '2026-03-05T10:00:00.000Z'

export async function createWorld(dir: string): Promise<World> {
  const clock = createFakeClock(start)
  const shown: Shown[] = []
  const journaled: string[] = []
  const failed = new Set<string>()
  let kills = 0
  let storms = 0
  let rules: Shown['rules'] = { quietHours: null, snoozes: [] }
  let rulesSince = Number.NEGATIVE_INFINITY
  let last: Parameters<Store['append']>[0] | null = null
  let running = await open()

  async function open(): Promise<Running> {
    const store = await openTestStore(dir, { now: clock.now, rules: projection() })
    const life: { isDead: boolean } = { isDead: false }
    // Whoever is killed writes nothing more, and shows nothing.
    const append = async (entry: ActEntry) => {
      if (life.isDead) return { ok: false, reason: 'disk' } as const
      const appended = await store.append(entry)
      if (appended.ok && entry.act.kind === 'notice-shown') journaled.push(entry.act.noticeId)
      return appended
    }
    const snooze = () => snoozeOfAll(rules.snoozes, clock.now())
    const inner = createNoticeDesk({
      show: async notice => {
        if (life.isDead) return 'failed'
        shown.push({ notice, at: clock.now(), rules, rulesSince, place: placeKey(notice), sounds: sounds(notice) })
        return 'shown'
      },
      ...{ append, clock, where: 'desktop', log: () => {}, isSnoozed: () => snooze() !== null },
    })
    const desk = createSnoozedDesk({ desk: inner, clock, snooze, onOver: () => {} })
    desk.follow()
    const keeper = createNoticeKeeper({
      ...{ clock, store, desk, log: () => {} },
      ladder: { look: async () => null, stop: () => {} },
    })
    store.onNews(news => {
      if (life.isDead) return
      desk.tell(news.notices)
      desk.grow(news.grown)
      desk.acknowledged(news.acknowledged)
      keeper.note()
    })
    return Object.assign(life, { store, desk, keeper })
  }

  function projection() {
    const entry = rulesSet(rules)
    if (entry.kind !== 'act' || entry.act.kind !== 'rules-set') throw new Error('no rules')
    const { kind: _, ...set } = entry.act
    return set
  }

  async function rest(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await running.store.settled()
      await running.store.toTell(clock.now())
      await clock.advance(0)
    }
  }

  async function pass(ms: number): Promise<void> {
    await rest()
    await clock.advance(ms)
    await rest()
    // What a look brought is looked at a second later.
    await clock.advance(1_500)
    await rest()
  }

  async function deliver(uuid: string, status: string, operator: number, ageMs: number): Promise<void> {
    const at = new Date(clock.now() - ageMs).toISOString()
    const said = { uuid, status, operator: `Operator ${operator}`, startedAt: at, updatedAt: at }
    last = ussdDelivery(said, { receivedAt: clock.now() })
    if (status === 'failed') failed.add(`shop/ussd/${uuid}`)
    await running.store.append(last)
  }

  function setRules(next: Shown['rules']): void {
    rules = next
    rulesSince = clock.now()
    running.store.setRules(projection())
    running.desk.follow()
  }

  async function stop(): Promise<void> {
    await running.keeper.stop()
    await running.store.close()
  }

  async function act(step: Step): Promise<void> {
    switch (step.kind) {
      case 'deliver':
        await deliver(`u-${step.which}`, step.status, step.operator, step.ageMs)
        break
      case 'repeat':
        if (last !== null) await running.store.append(last)
        break
      case 'storm': {
        storms += 1
        const [name, until] = [`s-${storms}`, step.size]
        for (let n = 0; n < until; n += 1) await deliver(`${name}-${n}`, 'failed', step.operator, 0)
        break
      }
      case 'pass':
        return pass(step.ms)
      case 'jump':
        clock.sleep(step.ms)
        break
      case 'kill':
        kills += 1
        running.isDead = true
        await stop()
        running = await open()
        break
      case 'restart':
        await running.keeper.stop()
        await running.store.settled()
        await running.desk.close()
        await running.store.close()
        running = await open()
        break
      case 'acknowledge': {
        const told = (await running.store.notices()).filter(({ state }) => state === 'shown')
        const one = told[step.which % Math.max(1, told.length)]
        if (one === undefined) break
        await running.store.append({
          kind: 'act',
          at: clock.now(),
          act: { kind: 'notice-acknowledged', noticeId: one.id },
        })
        break
      }
      case 'snooze': {
        const until = new Date(clock.now() + step.ms).toISOString()
        setRules({ ...rules, snoozes: step.ms === 0 ? [] : [{ scope: { kind: 'all' }, until }] })
        break
      }
      case 'quiet': {
        const days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[] = [
          'mon',
          'tue',
          'wed',
          'thu',
          'fri',
          'sat',
          'sun',
        ]
        const ranges = [{ days, from: `${step.from}:00`, to: `${step.to}:00` }]
        const { breaksThrough: criticalBreaksThrough } = step
        setRules({ ...rules, quietHours: step.isOn ? { zone: 'UTC', ranges, criticalBreaksThrough } : null })
        break
      }
    }
    await rest()
  }

  return {
    act,
    async end() {
      setRules({ quietHours: null, snoozes: [] })
      for (let n = 0; n < 4; n += 1) await pass(15 * minute)
      await pass(24 * 60 * minute)
      await running.desk.idle()
      await rest()
      const records = await running.store.notices()
      await stop()
      return records
    },
    ...{ shown, journaled, failed, kills: () => kills },
  }
}
