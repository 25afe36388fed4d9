import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import type { OverviewStep } from '../../electron/contract/transactions/overview.ts'
import { spoken } from '../language/spoken.ts'
import type { Dimension, Period } from '../state/overview-choice.ts'
import type { ChosenFigure, FigureName } from '../views/overview/figures.ts'
import { overview as fr } from './french/overview.ts'
import { overview as pt } from './portuguese/overview.ts'
import { overview as sw } from './swahili/overview.ts'

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
  failedTitle: 'The overview could not be loaded',
  emptyTitle: 'Nothing began in this time',
  emptyHint: 'Choose a longer period, or another source. The next transaction counts here by itself.',
  emptyNarrowed: 'Choose a longer period, or remove a name above. The next transaction counts here by itself.',
  none: '–',
  charts: {
    success: { title: 'Success rate', hint: 'of those that were decided' },
    volume: { title: 'Transactions', hint: 'the lower part of a bar is what failed' },
    pending: { title: 'Pending share', hint: 'of all that began' },
    median: { title: 'Median time to verdict', hint: 'from start to verdict' },
    failed: { title: 'Failed transactions', hint: 'by when they began' },
  } satisfies Record<FigureName, { readonly title: string; readonly hint: string }>,
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
    step: { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' } satisfies Record<OverviewStep, string>,
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
    notKept: 'Categories are counted for all names together. The failed transactions themselves say more.',
    show: 'Show what failed',
  },
  narrowed: {
    label: message('Narrowed to {names}', 'names'),
    only: 'Only',
    remove: message('Remove {dimension} {name}', 'dimension', 'name'),
    show: 'Show these transactions',
  },
  apart: {
    title: 'Where they differ',
    hint: 'Choose a name to narrow everything to it.',
    hintOfCategories: 'Choose a category to see its transactions.',
    figure: 'Figure',
    figures: { success: 'Success', volume: 'Volume', pending: 'Pending', median: 'Median' } satisfies Record<
      ChosenFigure,
      string
    >,
    others: message('{names, plural, one {# other} other {# others}}', 'names'),
    transactions: message('{count, plural, one {{text} transaction} other {{text} transactions}}', 'count', 'text'),
    oneScale: 'All on one scale.',
    oneScaleFailed: 'How many failed, all on one scale.',
    dashed: 'all together',
    same: message('All of them: {name}.', 'name'),
    caption: message('{figure} by {dimension}, newest first', 'figure', 'dimension'),
  },
  parts: {
    title: message('By {dimension}', 'dimension'),
    hint: 'Over the whole period.',
    narrow: message('Narrow everything to {name}', 'name'),
    list: 'List',
    show: message('Show transactions of {name}', 'name'),
    dimension: 'Told apart by',
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
