import type { NoticeRules } from '../../contract/settings/notice-rules.ts'
import type { FieldKey, QueryTerm } from '../../contract/transactions/query.ts'
import type { Status } from '../../contract/transactions/transaction.ts'
import type { KnownSource } from '../query/filter.ts'
import type { Subject } from '../query/matcher.ts'
import type { OfTransaction } from './candidate.ts'
import { type Judge, judgeOf } from './judge.ts'
import { parseCondition } from './parse-condition.ts'

/** Whom rules tell of transactions of production that come to a status, or are stuck: `all` of them, `some` that a rule names, or `none`. */
export type ReachOfRules = 'all' | 'some' | 'none'

type Field = Readonly<Partial<Record<FieldKey, string>>>

/** Judges rules by what they do with news that could come, because no reading of a list of rules says it for sure. */
export function reachOfRules(
  rules: NoticeRules,
  sources: readonly (KnownSource & { readonly kind: 'ussd-app' | 'hover-org' })[],
): (news: Status | 'stuck') => ReachOfRules {
  const judge = judgeOf({ ...rules, quietHours: null, snoozes: [] }, sources)
  const named = rules.rules
    .filter(({ isOn, action }) => isOn && action.kind !== 'silent')
    .flatMap(({ when }) => fieldsOf(when))
  return news => {
    const plain = sources.map(({ id, kind }) => isTold(judge, { news, sourceId: id, kind, field: {} }))
    if (plain.length > 0 && plain.every(told => told)) return 'all'
    const isNamed = sources.some(({ id, kind }) =>
      named.some(field => isTold(judge, { news, sourceId: id, kind, field })),
    )
    return isNamed || plain.some(told => told) ? 'some' : 'none'
  }
}

/** What a condition asks for, as one thing that could fit it. */
function fieldsOf(when: string): readonly Field[] {
  const reading = parseCondition(when)
  if (!reading.ok) return []
  const asked = reading.condition.query.terms.flatMap(wishOf)
  return asked.length === 0 ? [] : [Object.fromEntries(asked)]
}

function wishOf(term: QueryTerm): readonly (readonly [FieldKey, string])[] {
  return term.kind === 'field' && !term.isNegated ? [[term.key, term.value.replaceAll('*', '')]] : []
}

interface Probe {
  readonly news: Status | 'stuck'
  readonly sourceId: string
  readonly kind: 'ussd-app' | 'hover-org'
  readonly field: Field
}

function isTold(judge: Judge, { news, sourceId, kind, field }: Probe): boolean {
  const subject: Subject = {
    ...{
      status: news === 'stuck' ? 'pending' : news,
      sourceId,
      kind: kind === 'ussd-app' ? 'ussd' : (field.kind ?? 'job'),
      title: field.action ?? '',
    },
    ...{ operator: field.operator ?? null, country: field.country ?? null, category: field.category ?? null },
    ...{ environment: 'production', flags: [], isResolved: false, providerId: '', startedAt: 0, searchText: '' },
  }
  const candidate: OfTransaction = {
    ...{ id: 'probe', at: 0, topic: news === 'stuck' ? 'stuck' : 'status', subject, transactionId: 'probe' },
    ...{ was: 'pending', amounts: [], lateMs: 0 },
  }
  return judge(candidate).kind !== 'silent'
}
