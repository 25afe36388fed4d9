import {
  ArrowLeft,
  ArrowRight,
  ChevronsLeftRight,
  ChevronsRightLeft,
  EyeOff,
  MoveHorizontal,
  Undo2,
} from 'lucide-react'
import { type ColumnId, usualWindow, type WindowSettings } from '../../../electron/contract/settings/window.ts'
import type { MenuGroups } from '../../parts/menu.tsx'
import { listWords } from '../../words/list.ts'
import { without } from './column-looks.ts'
import type { ColumnSizes } from './use-column-sizes.ts'

interface ColumnActs {
  readonly looks: WindowSettings
  readonly sizes: Pick<ColumnSizes, 'step' | 'fit' | 'unset'>
  readonly change: (part: Partial<WindowSettings>) => Promise<void>
  readonly move: (from: number, to: number) => void
}

const said = listWords.head

/** What can be done with one column of the list. */
export function columnMenu(id: ColumnId, { looks, sizes, change, move }: ColumnActs): MenuGroups {
  const place = looks.columns.indexOf(id)
  const isLast = place === looks.columns.length - 1
  const rest = without(looks, id)
  const hide = { label: said.hide, icon: EyeOff, run: () => void (rest && change(rest)), isDisabled: rest === null }
  return [
    [
      {
        ...{ label: said.left, icon: ArrowLeft, keys: said.keys.left, isDisabled: place === 0, staysOpen: true },
        run: () => move(place, place - 1),
      },
      {
        ...{ label: said.right, icon: ArrowRight, keys: said.keys.right, isDisabled: isLast, staysOpen: true },
        run: () => move(place, place + 1),
      },
    ],
    [
      {
        ...{ label: said.wider, icon: ChevronsLeftRight, keys: said.keys.wider, staysOpen: true },
        run: () => sizes.step(id, 1),
      },
      {
        ...{ label: said.narrower, icon: ChevronsRightLeft, keys: said.keys.narrower, staysOpen: true },
        run: () => sizes.step(id, -1),
      },
      { label: said.fit, icon: MoveHorizontal, run: () => sizes.fit(id) },
      {
        ...{ label: said.usualWidth, icon: Undo2, isDisabled: looks.widths?.[id] === undefined },
        run: () => sizes.unset(id),
      },
    ],
    [
      hide,
      {
        label: listWords.looks.reset,
        run: () => void change({ columns: usualWindow.columns, widths: undefined }),
      },
    ],
  ]
}
