import { Server } from 'lucide-react'
import type { ReactNode } from 'react'
import { hostOf, useElsewhere } from '../../state/elsewhere.ts'
import { engineWords } from '../../words/engine.ts'

/** What belongs to the engine: where that is elsewhere it can be read here, and is changed there. */
export function OfEngine({ children }: { readonly children: ReactNode }) {
  const engine = useElsewhere()
  if (engine === null) return children
  return (
    <>
      <div className="of-engine">
        <Server aria-hidden="true" />
        <div>
          <h2>{engineWords.theirs(hostOf(engine))}</h2>
          <p className="muted">{engineWords.theirsHint}</p>
        </div>
      </div>
      <fieldset className="of-engine-parts" disabled>
        {children}
      </fieldset>
    </>
  )
}
