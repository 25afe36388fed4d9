import type { Failure } from '../../contract/bridge/ipc.ts'
import type { RuleAnswers } from '../../contract/bridge/rules.ts'
import { isZone } from '../../core/query/zone.ts'
import { conditionTerms } from '../../core/rules/condition-terms.ts'
import { parseCondition } from '../../core/rules/parse-condition.ts'
import { readWished, rehearsedMs, rulesIn } from '../../core/rules/rules-in.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import { keepChannelSecret } from '../outgoing/channel-secrets.ts'
import { createSendOut } from '../outgoing/send-out.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Store } from '../store/store.ts'
import { testNotice } from '../telling/test-notice.ts'
import type { Answering } from './answers.ts'
import { createSnoozeAnswers } from './snooze-answers.ts'
import type { TransactionActs } from './transaction-acts.ts'

interface Deps {
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly store: Pick<Store, 'notices' | 'rehearsal'>
  readonly acts: Pick<TransactionActs, 'acknowledge'>
  readonly newId: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Answers what the window asks about the rules of notices; the engine follows the settings. */
export function createRuleAnswers(deps: Deps): Pick<Answering, Exclude<keyof RuleAnswers, 'report' | 'report.seen'>> {
  const { settings, vault, store, acts, now } = deps
  const send = createSendOut({ vault, fetch: globalThis.fetch, now })
  const channelOf = (id: string) => settings.get().noticeRules.channels.find(channel => channel.id === id)

  return {
    ...createSnoozeAnswers(deps),
    'rules.get': async () => {
      const { rules, faults } = rulesIn(settings.get())
      const { rules: own, channels } = settings.get().noticeRules
      const addressed = channels
        .map(({ id }) => id)
        .filter(id => vault.get(secretNames.channelAddress(id)) !== undefined)
      const conditions = rules.rules.map(({ when }) => conditionTerms(when))
      return { ok: true, value: { rules, conditions, faults, isOwn: own !== null, addressed } }
    },
    'rules.set': async wished => {
      const made = rulesIn(settings.get()).rules
      const reading = readWished(settings.get(), wished)
      if (!reading.ok) return { ok: false, failure: refused(reading.sentences.join(' ')) }
      const gone = made.channels.filter(({ id }) => !wished.channels.some(channel => channel.id === id))
      settings.update(before => ({ ...before, noticeRules: { ...before.noticeRules, ...wished } }))
      for (const { id } of gone) await vault.remove(secretNames.channel(id))
      return done
    },
    'rules.rehearse': async ({ wished, zone }) => {
      if (!isZone(zone)) return { ok: false, failure: refused('There is no such time zone.') }
      const reading = readWished(settings.get(), wished)
      if (!reading.ok) return { ok: false, failure: refused(reading.sentences.join(' ')) }
      const sources = settings.get().sources.map(({ id, name }) => ({ id, name }))
      const span = { since: now() - rehearsedMs, until: now() }
      return { ok: true, value: await store.rehearsal({ rules: reading.rules, sources, zone, ...span }) }
    },
    'rules.check': async ({ when }) => {
      const reading = parseCondition(when)
      return { ok: true, value: reading.ok ? [] : reading.problems }
    },
    'notices.list': async () => ({ ok: true, value: await store.notices() }),
    'notices.acknowledge': async ({ ids }) => acts.acknowledge(ids),
    'channels.secret': async ({ id, address, key }) => {
      const channel = channelOf(id)
      return channel === undefined ? noChannel : keepChannelSecret(vault, channel, { address, key })
    },
    'channels.test': async ({ id }) => {
      const channel = channelOf(id)
      if (channel === undefined) return noChannel
      const message = { id: `test/${deps.newId()}`, notice: testNotice(id, now()) }
      return { ok: true, value: { result: await send(channel, message, new AbortController().signal) } }
    },
  }
}

const noChannel = {
  ok: false,
  failure: { code: 'not-found', sentence: 'There is no such channel any more.' },
} as const

const done = { ok: true, value: null } as const

function refused(sentence: string): Failure {
  return { code: 'refused', sentence }
}
