import {
  Ban,
  CircleCheck,
  CircleQuestionMark,
  CodeXml,
  Headset,
  type LucideIcon,
  Pencil,
  RadioTower,
  ShieldQuestionMark,
  UserRound,
  UserX,
} from 'lucide-react'
import type { Actor, RetryAdvice } from '../../../electron/contract/transactions/transaction.ts'
import type { Explanation, TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { told } from '../../language/told.ts'
import { useElsewhere } from '../../state/elsewhere.ts'
import { useStore } from '../../state/use-store.ts'
import { meaningWords } from '../../words/meaning.ts'

const said = meaningWords.explanation

const actorIcons: Readonly<Record<Actor, LucideIcon>> = {
  customer: UserRound,
  developer: CodeXml,
  operator: RadioTower,
  support: Headset,
}
const retryIcons: Readonly<Record<RetryAdvice, LucideIcon>> = {
  yes: CircleCheck,
  'check-first': ShieldQuestionMark,
  no: Ban,
  unknown: CircleQuestionMark,
}

type Meant = Pick<TransactionDetail, 'status' | 'category' | 'explanation'>

/** What a failure means, who can do something about it, and whether trying again is sensible. */
export function Meaning({ detail }: { readonly detail: Meant }) {
  const { status, category, explanation } = detail
  if (explanation === null) return null
  return (
    <section className="panel" data-status={status}>
      <h3>{said.title}</h3>
      <p className="panel-sentence">{told(explanation.sentence, explanation.said)}</p>
      <ActorAndRetry explanation={explanation} />
      <Origin explanation={explanation} category={category} />
    </section>
  )
}

function ActorAndRetry({ explanation: { actor, retry } }: { readonly explanation: Explanation }) {
  const ActorIcon = actor === null ? UserX : actorIcons[actor]
  const RetryIcon = retryIcons[retry]
  return (
    <dl className="answers">
      <div>
        <dt>{said.actorLabel}</dt>
        <dd>
          <ActorIcon aria-hidden="true" /> {actor === null ? said.nobody : said.actor[actor]}
        </dd>
      </div>
      <div>
        <dt>{said.retryLabel}</dt>
        <dd>
          <RetryIcon aria-hidden="true" /> {said.retry[retry]}
        </dd>
      </div>
    </dl>
  )
}

interface OriginProps {
  readonly explanation: Explanation
  readonly category: string | null
}

/** Where the meaning comes from; a category that nobody has explained can be explained right here. */
function Origin({ explanation, category }: OriginProps) {
  const store = useStore()
  const isElsewhere = useElsewhere() !== null
  const isNamed = category !== null && category !== ''
  return (
    <p className="panel-foot hint">
      {(isNamed || explanation.from !== 'unknown') && said.from[explanation.from]}
      {isNamed && !isElsewhere && (
        <button
          type="button"
          className="button small"
          onClick={() => store.show({ kind: 'edit-category', category: category.trim().slice(0, 100) })}
        >
          <Pencil aria-hidden="true" /> {explanation.from === 'unknown' ? said.define : said.edit}
        </button>
      )}
    </p>
  )
}
