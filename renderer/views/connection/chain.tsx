import { Cloud, UserRound } from 'lucide-react'
import type { Health, Link } from '../../../electron/contract/health.ts'
import { told } from '../../language/told.ts'
import { SignIcon } from '../../parts/sign.tsx'
import { When } from '../../parts/time.tsx'
import { useNow } from '../../state/use-store.ts'
import { healthWords } from '../../words/health.ts'
import { chainOf, type Step, signOf } from './chain-of.ts'
import { RepairView } from './repair.tsx'

/** Every step from Hover to a person, in the order in which a delivery and its notice take it. */
export function Chain({ health }: { readonly health: Health }) {
  return (
    <ol className="chain" aria-label={healthWords.title}>
      <li className="chain-end">
        <Cloud aria-hidden="true" /> {healthWords.from}
      </li>
      {chainOf(health).map(step => (
        <ChainStep key={step.name} step={step} isFirstBroken={step.name === health.broken} />
      ))}
      <li className="chain-end">
        <UserRound aria-hidden="true" /> {healthWords.to}
      </li>
    </ol>
  )
}

function ChainStep({ step, isFirstBroken }: { readonly step: Step; readonly isFirstBroken: boolean }) {
  const { name, state, links, isCutOff } = step
  const [only] = links
  return (
    <li
      className="chain-step"
      data-sign={signOf(state)}
      data-cut={isCutOff || undefined}
      data-first={isFirstBroken || undefined}
    >
      <SignIcon sign={signOf(state)} />
      <div className="grow">
        <div className="chain-head">
          <h2>{links.length === 1 ? told(only.label, only.saidLabel) : healthWords.link[name]}</h2>
          <StateWord state={state} />
        </div>
        {links.length === 1 ? <LinkBody link={only} /> : <LinksOfSources links={links} />}
      </div>
    </li>
  )
}

function LinksOfSources({ links }: { readonly links: readonly Link[] }) {
  return (
    <ul className="chain-sources">
      {links.map(link => (
        <li key={link.sourceId ?? link.label}>
          <div className="chain-head">
            <SignIcon sign={signOf(link.state)} />
            <h3>{told(link.label, link.saidLabel)}</h3>
            <StateWord state={link.state} />
          </div>
          <LinkBody link={link} />
        </li>
      ))}
    </ul>
  )
}

function StateWord({ state }: { readonly state: Link['state'] }) {
  return (
    <span className="sign-word" data-sign={signOf(state)}>
      {healthWords.state[state]}
    </span>
  )
}

function LinkBody({ link }: { readonly link: Link }) {
  return (
    <>
      <p className="chain-sentence">{told(link.sentence, link.said)}</p>
      <LinkTimes link={link} />
      {link.state === 'broken' && (
        <div className="chain-repair">
          <RepairView repair={link.repair} />
        </div>
      )}
    </>
  )
}

/** Since when it is broken, and when it was last seen to hold. */
function LinkTimes({ link }: { readonly link: Link }) {
  const now = useNow()
  if (link.state === 'unused') return null
  return (
    <p className="hint chain-times">
      {link.state === 'broken' && (
        <span>
          {healthWords.brokenSince} <When iso={link.since} now={now} />
        </span>
      )}
      <span>
        {link.lastGoodAt === null ? (
          healthWords.neverGood
        ) : (
          <>
            {healthWords.lastGood} <When iso={link.lastGoodAt} now={now} />
          </>
        )}
      </span>
    </p>
  )
}
