import type { OverviewWords } from '../words-overview.ts'

export const overview: OverviewWords = {
  title: 'Aperçu',
  lead: 'Ce que les transactions sont devenues, selon leur début.',
  period: 'Période',
  periods: { '24h': '24 heures', '7d': '7 jours', '30d': '30 jours', '730d': '2 ans' },
  periodsShort: { '24h': '24 h', '7d': '7 j', '30d': '30 j', '730d': '2 a' },
  source: 'Source',
  allSources: 'Toutes les sources',
  showTable: 'Afficher en tableau',
  showCharts: 'Afficher en graphiques',
  emptyTitle: 'Rien n’a commencé dans cette période',
  emptyHint: 'Choisissez une période plus longue ou une autre source. La prochaine transaction compte ici d’elle-même.',
  none: '–',
  charts: {
    success: { title: 'Taux de réussite', hint: 'parmi celles qui sont décidées' },
    volume: { title: 'Transactions', hint: 'le bas d’une barre est ce qui a échoué' },
    pending: { title: 'Part en attente', hint: 'de toutes celles qui ont commencé' },
    median: { title: 'Délai médian du verdict', hint: 'du début au verdict' },
  },
  failedOf: 'échouées : {failed}',
  week: 'Semaine du {day}',
  blind:
    '{times, plural, one {Hachuré : rien ne pouvait arriver. # fois, {length} en tout.} many {Hachuré : rien ne pouvait arriver. # de fois, {length} en tout.} other {Hachuré : rien ne pouvait arriver. # fois, {length} en tout.}}',
  times: {
    label: 'Dans le temps',
    caption: 'Dans le temps, les plus récentes d’abord',
    step: { hour: 'Heure', day: 'Jour', week: 'Semaine' },
    blind: 'Rien ne pouvait arriver',
  },
  columns: {
    transactions: 'Transactions',
    failed: 'Échouées',
    success: 'Taux de réussite',
    pending: 'En attente',
    median: 'Délai médian',
  },
  causes: {
    title: 'Pourquoi elles ont échoué',
    hint: 'Transactions échouées par catégorie.',
    noneFailed: 'Aucune transaction n’a échoué dans cette période.',
    failed: 'échouées',
  },
  parts: {
    title: 'Où elles diffèrent',
    hint: 'Choisissez un nom pour voir ses transactions.',
    dimension: 'Réparties par',
    dimensions: {
      action: 'Action',
      operator: 'Opérateur',
      country: 'Pays',
      category: 'Catégorie',
    },
    nameless: {
      action: 'Sans action',
      operator: 'Sans opérateur',
      country: 'Sans pays',
      category: 'Sans catégorie',
    },
    noneNamed: 'Rien à distinguer.',
    showAll: '{count, plural, one {Afficher #} many {Afficher les #} other {Afficher les #}}',
  },
}
