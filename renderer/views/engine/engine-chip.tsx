import { Server } from 'lucide-react'
import { hostOf, useElsewhere } from '../../state/elsewhere.ts'
import { useStore } from '../../state/use-store.ts'
import { engineWords } from '../../words/engine.ts'

/** Which engine one is looking at, where it is not that of this computer. */
export function EngineChip() {
  const store = useStore()
  const engine = useElsewhere()
  if (engine === null) return null
  const name = engineWords.chip(hostOf(engine))
  return (
    <button
      type="button"
      className="button small engine-chip"
      data-link={engine.link.kind}
      title={name}
      onClick={() => store.go({ kind: 'settings', at: 'engine' })}
    >
      <Server aria-hidden="true" />
      <span className="engine-chip-name">{name}</span>
    </button>
  )
}
