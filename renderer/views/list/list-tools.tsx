import { ArrowUpToLine, Columns3Cog, Download, Keyboard, Pause } from 'lucide-react'
import { PanelButton } from '../../parts/panel-button.tsx'
import { useElsewhere } from '../../state/elsewhere.ts'
import { usePick, useStore } from '../../state/use-store.ts'
import { listWords } from '../../words/list.ts'
import { queryWords } from '../../words/query.ts'
import { ColumnChoice } from '../columns/column-choice.tsx'
import { TimeChoice } from './time-choice.tsx'

/** What a person decides about the list itself: whether it follows the newest, and how it looks. */
export function ListTools() {
  const store = useStore()
  const isElsewhere = useElsewhere() !== null
  return (
    <div className="list-tools">
      <FollowSwitch />
      {!isElsewhere && <ExportButton />}
      <PanelButton icon={Columns3Cog} label={listWords.looks.label}>
        {close => (
          <>
            <ColumnChoice />
            <TimeChoice />
            <button
              type="button"
              className="button small quiet"
              onClick={() => {
                close()
                store.show({ kind: 'shortcuts' })
              }}
            >
              <Keyboard aria-hidden="true" /> {listWords.looks.shortcuts}{' '}
              <span className="kbd" aria-hidden="true">
                ?
              </span>
            </button>
          </>
        )}
      </PanelButton>
    </div>
  )
}

function ExportButton() {
  const store = useStore()
  const { open } = queryWords.export
  return (
    <button type="button" className="button icon-button" title={open} onClick={() => store.show({ kind: 'export' })}>
      <Download aria-hidden="true" />
      <span className="only-for-readers">{open}</span>
    </button>
  )
}

/** Its word says how it is, its description what a press does. */
function FollowSwitch() {
  const store = useStore()
  const following = usePick(state => state.list.following)
  const { on, onHint, off, offHint } = listWords.follow
  const Icon = following ? ArrowUpToLine : Pause
  return (
    <button
      type="button"
      className="button small quiet follow"
      title={following ? onHint : offHint}
      onClick={() => store.toggleFollowing()}
    >
      <Icon aria-hidden="true" />
      <span className="follow-label">{following ? on : off}</span>
    </button>
  )
}
