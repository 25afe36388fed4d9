import { hasHidden } from '../state/shown-detail.ts'
import { actionWords } from '../words/actions.ts'
import { noticesWords } from '../words/notices.ts'
import { type Action, type Scene, when } from './action.ts'
import { copyDelivery, copyText } from './copy.ts'
import { filterActions } from './filter-actions.ts'
import { type Subject, subjectOf } from './subject.ts'

const said = actionWords.transaction
const group = 'transaction'

/** What can be done with the transaction that is open or marked. */
export function transactionActions(scene: Scene): readonly Action[] {
  const subject = subjectOf(scene.state)
  if (subject === null) return []
  return [...actionsWith(scene, subject), ...hiding(scene, subject)]
}

/** What can be done with one transaction, whichever it is. */
export function actionsWith(scene: Scene, subject: Subject): readonly Action[] {
  return [
    ...openActions(scene, subject),
    ...judging(scene, subject),
    ...copying(scene, subject),
    ...snoozing(scene, subject),
    ...filterActions(scene, subject.row),
  ]
}

function openActions({ state, store }: Scene, { row, isOpen }: Subject): readonly Action[] {
  const { raw } = state.hands
  const showRaw = () => {
    if (!isOpen) store.open(row.id)
    store.showRaw(null)
  }
  return [
    ...when(!isOpen, () => ({ id: 'open', group, name: said.open, run: () => store.open(row.id) })),
    {
      id: 'raw',
      group,
      name: raw.isOpen ? said.summary : said.raw,
      also: said.rawAlso,
      run: raw.isOpen ? store.hideRaw : showRaw,
    },
    ...when(isOpen, () => ({ id: 'close', group, name: said.close, run: store.close })),
  ]
}

function judging({ store }: Scene, { row, isOpen }: Subject): readonly Action[] {
  const { id, resolution } = row
  const resolve = () => {
    // The dialog asks about what is open.
    if (!isOpen) store.open(id)
    store.show({ kind: 'resolve', id })
  }
  const reopen = async () => {
    const reply = await store.act('transactions.reopen', { id })
    if (!reply.ok) store.say(reply.failure.sentence, true)
  }
  return [
    {
      id: 'resolve',
      group,
      name: resolution === null ? said.resolve : said.change,
      also: said.resolveAlso,
      run: resolve,
    },
    ...when(resolution !== null, () => ({ id: 'reopen', group, name: said.reopen, run: reopen })),
  ]
}

/** While an operator is down, everybody knows: its notices can wait. */
function snoozing({ store }: Scene, { row: { operator } }: Subject): readonly Action[] {
  if (operator === null || operator.trim() === '') return []
  const asleep = noticesWords.snooze
  const snooze = async () => {
    const scope = { kind: 'operator', operator: operator.slice(0, 100) } as const
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const reply = await store.act('notices.snooze', { scope, until })
    if (reply.ok) store.say(asleep.operatorSnoozed(operator))
    else store.say(reply.failure.sentence, true)
  }
  return [{ id: 'snooze-operator', group, name: asleep.snoozeOperator(operator), also: asleep.also, run: snooze }]
}

function copying({ store }: Scene, { row, detail }: Subject): readonly Action[] {
  const also = said.copyAlso
  const wanted = { id: row.id, revealed: detail?.contents ?? null }
  return [
    { id: 'copy-id', group, name: said.copyId, run: () => copyText(store, row.providerId) },
    { id: 'copy-json', group, name: said.copyJson, also, run: () => copyDelivery(store, { ...wanted, form: 'json' }) },
    { id: 'copy-curl', group, name: said.copyCurl, also, run: () => copyDelivery(store, { ...wanted, form: 'curl' }) },
    {
      id: 'copy-fixture',
      group,
      name: said.copyFixture,
      also,
      run: () => copyDelivery(store, { ...wanted, form: 'fixture' }),
    },
  ]
}

function hiding({ store }: Scene, { row, detail }: Subject): readonly Action[] {
  const reveal = async () => {
    const reply = await store.act('transactions.reveal', { id: row.id })
    if (!reply.ok) store.say(reply.failure.sentence, true)
    else if (reply.value !== null) store.reveal(reply.value)
  }
  if (detail === null) return []
  if (detail.isRevealed) return [{ id: 'hide', group, name: said.hide, also: said.hideAlso, run: store.hide }]
  return when(hasHidden(detail), () => ({ id: 'reveal', group, name: said.reveal, also: said.revealAlso, run: reveal }))
}
