import { faultKinds, type PracticeState } from '../../../electron/contract/practice.ts'
import { practiceWords as said } from '../../words/practice.ts'

/** What went wrong on the way, and that the app shows what arrived nevertheless. */
export function PracticeResult({ state: { counts, playing, check } }: { readonly state: PracticeState }) {
  if (counts.made === 0) return null
  const befell = faultKinds.filter(kind => counts.befell[kind] > 0)
  const { made, posted, taken, refused, unanswered } = counts
  return (
    <section className="practice-result" aria-label={said.result}>
      {playing > 0 && <p>{said.playing(playing)}</p>}
      <p>{said.posted(made, posted)}</p>
      <p>{said.answered(taken, refused, unanswered)}</p>
      {befell.length > 0 && (
        <ul>
          {befell.map(kind => (
            <li key={kind}>{said.befell(said.fault[kind], counts.befell[kind])}</li>
          ))}
        </ul>
      )}
      {check.right > 0 && <p>{said.right(check.right)}</p>}
      {check.wrong.length > 0 && <p>{said.wrong(check.wrong.length)}</p>}
      {check.unheard > 0 && <p>{said.unheard(check.unheard)}</p>}
    </section>
  )
}
