import { FileUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { elsewhereIn } from '../../state/elsewhere.ts'
import { useStore } from '../../state/use-store.ts'
import { setupWords } from '../../words/setup.ts'

const said = setupWords.import

/** The whole window takes files. Without this a dropped file would be opened in the place of the app. */
export function DropZone() {
  const store = useStore()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const onDrag = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(event.type === 'dragover' && elsewhereIn(store.get()) === null)
    }
    const onLeave = (event: DragEvent) => {
      // Left for nothing: out of the window, and not into another of its elements.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      const { dialog } = store.get()
      if (elsewhereIn(store.get()) !== null) return
      if (files.length > 0 && (dialog === null || dialog.kind === 'import')) store.show({ kind: 'import', files })
    }
    window.addEventListener('dragover', onDrag)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDrag)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [store])
  if (!isOver) return null
  return (
    <div className="drop" aria-hidden="true">
      <FileUp />
      <p className="empty-title">{said.drop}</p>
      <p className="muted">{said.dropHint}</p>
    </div>
  )
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true
}
