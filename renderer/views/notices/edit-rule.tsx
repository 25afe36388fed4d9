import { type SubmitEvent, useEffect, useState } from 'react'
import { ruleSchema } from '../../../electron/contract/settings/notice-rules.ts'
import type { QueryProblem } from '../../../electron/contract/transactions/query.ts'
import { ask } from '../../bridge.ts'
import { newId } from '../../new-id.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { Switch } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { words } from '../../words/main.ts'
import { rulesWords } from '../../words/rules.ts'
import { ConditionFields } from './condition-fields.tsx'
import { rowProblems, writeRows } from './condition-rows.ts'
import { FaultyField } from './faulty-field.tsx'
import { isQuietValid } from './quiet-draft.ts'
import { Rehearsal } from './rehearsal.tsx'
import { draftOf, type RuleDraft, ruleOf, withRule } from './rule-draft.ts'
import { RuleQuiet } from './rule-quiet.tsx'
import { ruleName } from './rule-words.ts'
import { ThenFields } from './then-fields.tsx'
import { useRehearsal } from './use-rehearsal.ts'
import { type KnownRules, useRules, useSetRules } from './use-rules.ts'

const said = rulesWords

interface EditRuleProps {
  /** Null: a new one. */
  readonly id: string | null
  readonly onClose: () => void
}

/** Writes one rule, and shows meanwhile what it would have sent. */
export function EditRule({ id, onClose }: EditRuleProps) {
  const known = useRules()
  // A dialog begins at its first field, which has to be there when it opens.
  if (known === null) return null
  const rule = 'failure' in known ? undefined : known.inForce.rules.rules.find(one => one.id === id)
  return (
    <Modal title={rule === undefined ? said.add : said.edit(ruleName(rule))} onClose={onClose} isWide>
      {'failure' in known ? (
        <div className="form">
          <FailureText sentence={known.failure} />
        </div>
      ) : (
        <RuleForm id={id} known={known} onClose={onClose} />
      )}
    </Modal>
  )
}

function RuleForm({ id, known, onClose }: EditRuleProps & { readonly known: KnownRules }) {
  const { inForce, kept } = known
  const { rules } = inForce.rules
  // What was there at the start: what is half written is not lost when the settings change meanwhile.
  const [ruleId] = useState(() => id ?? newId('rule'))
  const [draft, setDraft] = useState(() => {
    const place = rules.findIndex(one => one.id === id)
    return draftOf(rules[place] ?? null, inForce.conditions[place] ?? [])
  })
  const [isTried, setTried] = useState(false)
  const { busy, failure, setList } = useSetRules()
  const written = writeRows(draft.rows)
  const problems = useProblems(written.text)
  const change = (part: Partial<RuleDraft>) => setDraft(now => ({ ...now, ...part }))
  const isNamed = draft.name.trim() !== ''
  const isSound = problems.length === 0 && (draft.quiet !== 'own' || isQuietValid(draft.hours))
  // Without a name it can be rehearsed too.
  const next = ruleOf(isNamed ? draft : { ...draft, name: '–' }, ruleId)
  const isWhole = isSound && ruleSchema.safeParse(next).success
  const { snoozes: _own, ...others } = kept
  const rehearsed = useRehearsal(isWhole ? { ...others, rules: withRule(rules, next) } : null)
  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (isNamed && isWhole && (await setList(withRule(rules, next)))) onClose()
  }
  return (
    <form className="form rule-form" noValidate onSubmit={event => void save(event)}>
      <div className="rule-body">
        <div className="rule-fields">
          <FaultyField label={said.name} fault={isTried && !isNamed ? said.noName : null}>
            {field => (
              <input
                {...field}
                value={draft.name}
                maxLength={60}
                autoComplete="off"
                onChange={event => change({ name: event.target.value })}
              />
            )}
          </FaultyField>
          <Switch label={said.isOn} checked={draft.isOn} onChange={isOn => change({ isOn })} />
          <ConditionFields
            rows={draft.rows}
            problems={rowProblems(written, problems)}
            onChange={rows => change({ rows })}
          />
          <ThenFields draft={draft} onChange={change} />
          <RuleQuiet draft={draft} onChange={change} />
        </div>
        <aside className="rule-rehearsal" aria-label={said.rehearsal.title}>
          <h3>{said.rehearsal.title}</h3>
          {isWhole ? (
            <Rehearsal rehearsed={rehearsed} rules={rules} ruleId={ruleId} />
          ) : (
            <p className="muted">{said.rehearsal.invalid}</p>
          )}
        </aside>
      </div>
      <footer className="rule-foot">
        <FailureText sentence={failure} />
        <button type="button" className="button" onClick={onClose}>
          {words.app.cancel}
        </button>
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? words.app.working : said.save}
        </button>
      </footer>
    </form>
  )
}

/** What is wrong with a condition; asked for at each change. */
function useProblems(when: string): readonly QueryProblem[] {
  const [problems, setProblems] = useState<readonly QueryProblem[]>([])
  useEffect(() => {
    let isWanted = true
    void ask('rules.check', { when: when.slice(0, 500) }).then(reply => {
      if (isWanted && reply.ok) setProblems(reply.value)
    })
    return () => {
      isWanted = false
    }
  }, [when])
  return problems
}
