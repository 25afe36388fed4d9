import { MessageSquareWarning, Regex } from 'lucide-react'
import { useState } from 'react'
import type {
  ParserProposal,
  ParserProposals,
  TransactionDetail,
} from '../../../electron/contract/transactions/transaction-detail.ts'
import { told } from '../../language/told.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { useAct } from '../../state/use-store.ts'
import { meaningWords } from '../../words/meaning.ts'
import { SmsBubbles } from './conversation.tsx'

const said = meaningWords.parser

type Missed = Pick<TransactionDetail, 'id' | 'parserMiss'>

/** The operator answered, but no parser understood it: the SMS, and expressions that would have. */
export function ParserMissPanel({ detail: { id, parserMiss } }: { readonly detail: Missed }) {
  const { busy, failure, act } = useAct()
  const [found, setFound] = useState<ParserProposals | null>(null)
  if (parserMiss === null) return null
  const propose = async () => setFound((await act('transactions.propose-parser', { id })) ?? null)
  return (
    <section className="panel">
      <h3>
        <MessageSquareWarning aria-hidden="true" /> {said.title}
      </h3>
      <p className="panel-sentence">{told(parserMiss.sentence, parserMiss.said)}</p>
      <SmsBubbles messages={parserMiss.sms} />
      <p>
        <button type="button" className="button small" disabled={busy} onClick={() => void propose()}>
          <Regex aria-hidden="true" /> {proposeWord(busy, found !== null)}
        </button>
      </p>
      <FailureText sentence={failure} />
      <div role="status">{found !== null && <Proposals found={found} missed={parserMiss.sms.length} />}</div>
    </section>
  )
}

function proposeWord(busy: boolean, isFound: boolean): string {
  if (busy) return said.proposing
  return isFound ? said.proposeAgain : said.propose
}

interface ProposalsProps {
  readonly found: ParserProposals
  /** How many SMS were missed. */
  readonly missed: number
}

function Proposals({ found, missed }: ProposalsProps) {
  if (found.kind === 'none') return <p className="hint">{found.sentence}</p>
  return (
    <>
      <h4>{said.listTitle}</h4>
      <ul className="proposals">
        {found.proposals.map(proposal => (
          <Proposal key={proposal.expression} proposal={proposal} missed={missed} />
        ))}
      </ul>
      <p className="hint">{said.use}</p>
    </>
  )
}

interface ProposalProps {
  readonly proposal: ParserProposal
  readonly missed: number
}

function Proposal({ proposal, missed }: ProposalProps) {
  const { expression, matchesMissed, matchesHits, hits, matchesOthers, others } = proposal
  // Misses of other transactions of the action may have been tried too.
  const ofMissed = Math.max(missed, matchesMissed)
  return (
    <li>
      <div className="url">
        <code>{expression}</code>
        <CopyButton text={expression} label={said.copy} iconOnly />
      </div>
      <p className="hint" title={said.othersHint}>
        {[said.missed(matchesMissed, ofMissed), said.hits(matchesHits, hits), said.others(matchesOthers, others)].join(
          ', ',
        )}
      </p>
    </li>
  )
}
