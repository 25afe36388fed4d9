import type { OverviewWords } from '../words-overview.ts'

export const overview: OverviewWords = {
  title: 'Muhtasari',
  lead: 'Matokeo ya miamala, kulingana na ilipoanza.',
  period: 'Kipindi',
  periods: { '24h': 'Saa 24', '7d': 'Siku 7', '30d': 'Siku 30', '730d': 'Miaka 2' },
  periodsShort: { '24h': 'Saa 24', '7d': 'Sk 7', '30d': 'Sk 30', '730d': 'Mk 2' },
  source: 'Chanzo',
  allSources: 'Vyanzo vyote',
  showTable: 'Onyesha kama jedwali',
  showCharts: 'Onyesha kama chati',
  emptyTitle: 'Hakuna kilichoanza katika kipindi hiki',
  emptyHint: 'Chagua kipindi kirefu zaidi, au chanzo kingine. Muamala ujao utahesabiwa hapa wenyewe.',
  none: '–',
  charts: {
    success: { title: 'Kiwango cha kufaulu', hint: 'kati ya iliyoamuliwa' },
    volume: { title: 'Miamala', hint: 'sehemu ya chini ya mhimili ni iliyoshindwa' },
    pending: { title: 'Sehemu inayosubiri', hint: 'kati ya yote iliyoanza' },
    median: { title: 'Muda wa kati hadi uamuzi', hint: 'kutoka mwanzo hadi uamuzi' },
  },
  failedOf: '{failed} imeshindwa',
  week: 'Wiki kuanzia {day}',
  blind:
    '{times, plural, one {Yenye mistari: hakuna kilichoweza kufika. Mara #, jumla {length}.} other {Yenye mistari: hakuna kilichoweza kufika. Mara #, jumla {length}.}}',
  times: {
    label: 'Kadiri ya wakati',
    caption: 'Kadiri ya wakati, mpya kwanza',
    step: { hour: 'Saa', day: 'Siku', week: 'Wiki' },
    blind: 'Hakuna kilichoweza kufika',
  },
  columns: {
    transactions: 'Miamala',
    failed: 'Imeshindwa',
    success: 'Kiwango cha kufaulu',
    pending: 'Inasubiri',
    median: 'Muda wa kati',
  },
  causes: {
    title: 'Kwa nini ilishindwa',
    hint: 'Miamala iliyoshindwa kwa kundi.',
    noneFailed: 'Hakuna muamala ulioshindwa katika kipindi hiki.',
    failed: 'imeshindwa',
  },
  parts: {
    title: 'Inapotofautiana',
    hint: 'Chagua jina kuona miamala yake.',
    dimension: 'Igawanywe kwa',
    dimensions: {
      action: 'Kitendo',
      operator: 'Mtandao',
      country: 'Nchi',
      category: 'Kundi',
    },
    nameless: {
      action: 'Bila kitendo',
      operator: 'Bila mtandao',
      country: 'Bila nchi',
      category: 'Bila kundi',
    },
    noneNamed: 'Hakuna cha kutofautisha.',
    showAll: '{count, plural, one {Onyesha #} other {Onyesha zote #}}',
  },
}
