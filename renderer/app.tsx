import { useEffect, useState } from 'react'
import { ask, onNews } from './bridge.ts'
import { createStore } from './state/store.ts'
import { StoreContext } from './state/use-store.ts'
import { Shell } from './views/frame/shell.tsx'

/** The window: one store for its whole life. */
export function App() {
  const [store] = useState(() => createStore({ ask, onNews, later: (run, ms) => void setTimeout(run, ms) }))
  useEffect(() => store.start(), [store])
  return (
    <StoreContext value={store}>
      <Shell />
    </StoreContext>
  )
}
