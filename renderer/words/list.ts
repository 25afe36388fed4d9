import type { ColumnId, TimeStyle } from '../../electron/contract/settings/window.ts'
import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { list as fr } from './french/list.ts'
import { list as pt } from './portuguese/list.ts'
import { list as sw } from './swahili/list.ts'

/** The words of the list's rows, of its looks, and of the keys that move in it. */
export const english = {
  gap: message(
    '{count, plural, one {# transaction that is not loaded here any more} other {# transactions that are not loaded here any more}}',
    'count',
  ),
  day: { today: 'Today', yesterday: 'Yesterday' },
  columns: {
    status: 'Status',
    title: 'Action',
    operator: 'Operator',
    outcome: 'Outcome',
    when: 'When',
    country: 'Country',
    category: 'Category',
    source: 'Source',
    id: 'Id',
    since: 'Status since',
  } satisfies Record<ColumnId, string>,
  head: {
    hint: 'Press for a menu, drag to move',
    edge: 'Drag to size, double-click to fit',
    menu: message('Column {name}', 'name'),
    left: 'Move left',
    right: 'Move right',
    wider: 'Wider',
    narrower: 'Narrower',
    fit: 'Fit to what is in it',
    usualWidth: 'Usual width',
    hide: 'Hide column',
    keys: { left: 'Alt ←', right: 'Alt →', wider: 'Shift →', narrower: 'Shift ←' },
  },
  rowMenu: message('Actions on {title}', 'title'),
  follow: {
    on: 'Following',
    onHint: 'New transactions come in on top. Press to hold them back.',
    off: 'Paused',
    offHint: 'New transactions wait. Press to go to the newest and follow them.',
  },
  looks: {
    label: 'Columns and times',
    columns: 'Columns',
    columnsHint: 'Where there is no room for columns, rows have two lines.',
    always: 'Always shown',
    moveUp: message('Move {name} forward', 'name'),
    moveDown: message('Move {name} back', 'name'),
    reset: 'Usual columns',
    times: 'Times',
    time: { relative: 'Relative, such as 5 min ago', exact: 'Exact, such as 14:02:31' } satisfies Record<
      TimeStyle,
      string
    >,
    shortcuts: 'Keyboard shortcuts',
  },
} as const

export type ListWords = Translation<typeof english>
export const listWords = spoken(english, { fr, sw, pt })
