import { Braces, ClipboardCheck, Copy, ListFilter, type LucideIcon, PanelRight, Undo2 } from 'lucide-react'
import type { ActionName } from '../../../electron/contract/actions.ts'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import type { Action } from '../../actions/action.ts'
import { writtenPresses } from '../../actions/keys.ts'
import { actionsWith } from '../../actions/transaction-actions.ts'
import { Menu, type MenuItem, type MenuPlace } from '../../parts/menu.tsx'
import { shownDetail } from '../../state/shown-detail.ts'
import { useStore } from '../../state/use-store.ts'
import { listWords } from '../../words/list.ts'

interface RowMenuProps {
  readonly row: Transaction
  readonly at: MenuPlace
  readonly onClose: () => void
}

const icons: Readonly<Partial<Record<ActionName, LucideIcon>>> = {
  open: PanelRight,
  raw: Braces,
  resolve: ClipboardCheck,
  reopen: Undo2,
  'copy-id': Copy,
  filter: ListFilter,
}

const groups: readonly (readonly ActionName[])[] = [
  ['open', 'close', 'raw'],
  ['resolve', 'reopen'],
  ['copy-id', 'copy-json', 'copy-curl', 'copy-fixture'],
  ['filter'],
]

/** What can be done with the transaction of a row: the same actions as in the palette. */
export function RowMenu({ row, at, onClose }: RowMenuProps) {
  const store = useStore()
  const state = store.get()
  const { detail } = state
  const isOpen = detail?.id === row.id
  const actions = actionsWith({ state, store }, { row, isOpen, detail: isOpen ? shownDetail(detail) : null })
  const itemsOf = (name: ActionName) => actions.filter(({ id }) => id.split(':')[0] === name).map(itemOf)
  return (
    <Menu
      label={listWords.rowMenu(row.title)}
      at={at}
      groups={groups.map(names => names.flatMap(itemsOf))}
      onClose={onClose}
    />
  )
}

function itemOf({ id, name, run }: Action): MenuItem {
  const [action = ''] = id.split(':')
  const keys = writtenPresses(id)[0]?.join(' ')
  const icon = Object.entries(icons).find(([one]) => one === action)?.[1]
  return {
    label: name,
    run: () => void run(),
    ...(icon === undefined ? {} : { icon }),
    ...(keys === undefined ? {} : { keys }),
  }
}
