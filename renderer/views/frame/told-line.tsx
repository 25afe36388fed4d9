import { CircleCheck, TriangleAlert, X } from 'lucide-react'
import { usePick, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'

/** What became of the last action that has no place of its own to say it. */
export function ToldLine() {
  const store = useStore()
  const told = usePick(state => state.hands.told)
  const Icon = told?.isFailure === true ? TriangleAlert : CircleCheck
  return (
    <div className="told-place" role={told?.isFailure === true ? 'alert' : 'status'}>
      {told !== null && (
        <p className="told" data-failure={told.isFailure}>
          <Icon aria-hidden="true" />
          <span>{told.sentence}</span>
          <button type="button" className="button icon-button" title={words.app.close} onClick={store.forget}>
            <X aria-hidden="true" />
            <span className="only-for-readers">{words.app.close}</span>
          </button>
        </p>
      )}
    </div>
  )
}
