import type { OverviewStep } from '../electron/contract/overview.ts'
import type { Translation } from '../electron/contract/speech/catalogue.ts'
import { message } from '../electron/contract/speech/message.ts'
import { overview as fr } from './french/overview.ts'
import { spoken } from './language/spoken.ts'
import { overview as pt } from './portuguese/overview.ts'
import type { Period } from './state/overview-choice.ts'
import { overview as sw } from './swahili/overview.ts'
import type { Dimension } from './views/overview/list-query.ts'

/** The words of the overview: what is happening, over time and by name. */
export const english = {
  title: 'Overview',
  lead: 'What became of transactions, by when they began.',
  period: 'Period',
  periods: { '24h': '24 hours', '7d': '7 days', '30d': '30 days', '730d': '2 years' } satisfies Record<Period, string>,
  periodsShort: { '24h': '24 h', '7d': '7 d', '30d': '30 d', '730d': '2 y' } satisfies Record<Period, string>,
  source: 'Source',
  allSources: 'All sources',
  showTable: 'Show as table',
  showCharts: 'Show as charts',
  emptyTitle: 'Nothing began in this time',
  emptyHint: 'Choose a longer period, or another source. The next transaction counts here by itself.',
  none: '–',
  charts: {
    success: { title: 'Success rate', hint: 'of those that were decided' },
    volume: { title: 'Transactions', hint: 'the lower part of a bar is what failed' },
    pending: { title: 'Pending share', hint: 'of all that began' },
    median: { title: 'Median time to verdict', hint: 'from start to verdict' },
  },
  failedOf: message('{failed} failed', 'failed'),
  week: message('Week from {day}', 'day'),
  blind: message(
    'Striped: nothing could arrive. {times, plural, one {# time} other {# times}}, {length} in all.',
    'times',
    'length',
  ),
  times: {
    label: 'Over time',
    caption: 'Over time, newest first',
    step: { hour: 'Hour', day: 'Day', week: 'Week' } satisfies Record<OverviewStep, string>,
    blind: 'Nothing could arrive',
  },
  columns: {
    transactions: 'Transactions',
    failed: 'Failed',
    success: 'Success rate',
    pending: 'Pending',
    median: 'Median time',
  },
  causes: {
    title: 'Why they failed',
    hint: 'Failed transactions by category.',
    noneFailed: 'No transaction failed in this time.',
    failed: 'failed',
  },
  parts: {
    title: 'Where they differ',
    hint: 'Choose a name to see its transactions.',
    dimension: 'Broken down by',
    dimensions: {
      action: 'Action',
      operator: 'Operator',
      country: 'Country',
      category: 'Category',
    } satisfies Record<Dimension, string>,
    nameless: {
      action: 'No action',
      operator: 'No operator',
      country: 'No country',
      category: 'No category',
    } satisfies Record<Dimension, string>,
    noneNamed: 'Nothing to tell apart.',
    showAll: message('{count, plural, one {Show all #} other {Show all #}}', 'count'),
  },
} as const

export type OverviewWords = Translation<typeof english>
export const overviewWords = spoken(english, { fr, sw, pt })
