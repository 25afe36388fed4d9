import type { Act } from '../../journal/entries/act.ts'

/** The transactions that an act names, by ids as the state has them; an answer of Hover's is about its job first. */
export function idsInAct(act: Act): readonly string[] {
  if ('transactionId' in act) return [act.transactionId]
  if (act.kind !== 'job-seen') return []
  const { sourceId, job } = act
  const models = (job.models ?? []).map(({ id }) => `${sourceId}/model/${id.toWellFormed()}`)
  return [`${sourceId}/job/${job.id.toWellFormed()}`, ...models]
}
