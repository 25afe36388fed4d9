import { type KeyboardEvent, type RefObject, useCallback, useEffect, useEffectEvent, useState } from 'react'
import { type Pressed, pressedOf } from '../../actions/keys.ts'
import { isTyping } from '../../actions/typing.ts'
import { type Gap, gapsOf } from '../../state/gaps.ts'
import { usePick, useStore } from '../../state/use-store.ts'

const pageRows = 10

interface Sight {
  /** Brings a held row into sight, by its place among them. */
  readonly scrollTo: (row: number) => void
  /** The place of the first held row in sight; -1 when there is none. */
  readonly firstInSight: () => number
}

/**
 * The keyboard's place in the list. It is held by id, so that it stays on its row when others come in above;
 * while a detail is open beside the list, it follows the keys.
 */
export function useRowKeys(grid: RefObject<HTMLElement | null>, { scrollTo, firstInSight }: Sight) {
  const store = useStore()
  const rows = usePick(state => state.list.rows)
  const openId = usePick(state => state.detail?.id ?? null)
  const cursorId = usePick(state => state.hands.marked)
  /** A row that is brought into sight as soon as it is there. */
  const [wanted, setWanted] = useState<string | null>(null)
  const found = rows.findIndex(row => row.id === (cursorId ?? openId))
  const cursor = found === -1 ? null : found

  const openRow = useCallback(
    (id: string) => {
      store.mark(id)
      store.open(id)
    },
    [store],
  )

  const moveTo = (index: number) => {
    const place = reachable(gapsOf(store.get().list.pages), cursor, Math.max(0, Math.min(rows.length - 1, index)))
    const row = rows[place]
    if (row === undefined) return
    setRow(row.id)
    scrollTo(place)
  }

  const setRow = (id: string) => {
    if (openId === null) store.mark(id)
    else openRow(id)
  }

  /** The newest or the oldest row may have been let go: then it is asked for first. */
  const goToEnd = async (isOldest: boolean) => {
    await store.reach(isOldest ? 'oldest' : 'newest')
    const held = store.get().list.rows
    const row = isOldest ? held.at(-1) : held[0]
    if (row === undefined) return
    setRow(row.id)
    setWanted(row.id)
  }

  const toWanted = useEffectEvent((id: string) => {
    const place = rows.findIndex(row => row.id === id)
    if (place === -1) return
    scrollTo(place)
    setWanted(null)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is wanted until it is among those that are held.
  useEffect(() => {
    if (wanted !== null) toWanted(wanted)
  }, [wanted, rows])

  const press = (event: Pressed): boolean => {
    const move = pressedOf(event, moves)
    if (move === null) return false
    const { pages } = store.get().list
    const isEnd = move === 'last-row'
    if ((isEnd || move === 'first-row') && pages.at(isEnd ? -1 : 0)?.kind === 'dropped') {
      void goToEnd(isEnd)
      return true
    }
    moveTo(targetOf(move, cursor, { length: rows.length, first: firstInSight() }))
    return true
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const isOpening = pressedOf(event, ['open-row']) !== null
    // A button inside the grid keeps its own key.
    if (isOpening && event.target !== event.currentTarget) return
    const under = cursor === null ? undefined : rows[cursor]
    if (isOpening && under !== undefined) openRow(under.id)
    else if (!press(event)) return
    event.preventDefault()
  }

  useFromAnywhere(event => {
    // From inside an open detail the keys lead on through the list, and the reader stays in the detail.
    const isNowhere = document.activeElement === document.body
    const isDone = press(event)
    if (isDone && isNowhere) grid.current?.focus({ preventScroll: true })
    return isDone
  })
  return { cursor, onKeyDown, openRow }
}

/** Letters work wherever the focus is, and the other keys where nothing has it. */
function useFromAnywhere(press: (event: Pressed) => boolean): void {
  const store = useStore()
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.defaultPrevented) return
    if (store.get().dialog !== null || isTyping(event)) return
    const isNowhere = event.target === document.body || event.target === document.documentElement
    const isLetter = event.key.length === 1
    if ((isNowhere || isLetter) && press(event)) event.preventDefault()
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

interface Rows {
  readonly length: number
  /** Where somebody begins who has no row yet. */
  readonly first: number
}

const moves = ['next-row', 'previous-row', 'first-row', 'last-row', 'rows-down', 'rows-up'] as const
type Move = (typeof moves)[number]

function targetOf(move: Move, cursor: number | null, { length, first }: Rows): number {
  switch (move) {
    case 'next-row':
      return cursor === null ? first : cursor + 1
    case 'previous-row':
      return cursor === null ? first : cursor - 1
    case 'rows-down':
      return (cursor ?? first) + pageRows
    case 'rows-up':
      return (cursor ?? first) - pageRows
    case 'first-row':
      return 0
    case 'last-row':
      return length - 1
  }
}

/** Steps do not jump over rows that were let go: they come back while somebody stands beside them. */
function reachable(gaps: readonly Gap[], from: number | null, to: number): number {
  if (from === null) return to
  const between = gaps.map(({ at }) => at).filter(at => (at > from && at <= to) || (at <= from && at > to))
  if (between.length === 0) return to
  return to > from ? Math.min(...between) - 1 : Math.max(...between)
}
