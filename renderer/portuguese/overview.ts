import type { OverviewWords } from '../words-overview.ts'

export const overview: OverviewWords = {
  title: 'Panorama',
  lead: 'O que foi feito das transações, por quando começaram.',
  period: 'Período',
  periods: { '24h': '24 horas', '7d': '7 dias', '30d': '30 dias', '730d': '2 anos' },
  periodsShort: { '24h': '24 h', '7d': '7 d', '30d': '30 d', '730d': '2 a' },
  source: 'Origem',
  allSources: 'Todas as origens',
  showTable: 'Mostrar como tabela',
  showCharts: 'Mostrar como gráficos',
  emptyTitle: 'Nada começou neste período',
  emptyHint: 'Escolha um período mais longo, ou outra origem. A próxima transação conta aqui por si.',
  none: '–',
  charts: {
    success: { title: 'Taxa de sucesso', hint: 'das que foram decididas' },
    volume: { title: 'Transações', hint: 'a parte de baixo da barra é o que falhou' },
    pending: { title: 'Parte pendente', hint: 'de todas as que começaram' },
    median: { title: 'Tempo mediano até ao veredito', hint: 'do início ao veredito' },
  },
  failedOf: 'falhadas: {failed}',
  week: 'Semana de {day}',
  blind:
    '{times, plural, one {Às riscas: nada podia chegar. # vez, {length} ao todo.} many {Às riscas: nada podia chegar. # de vezes, {length} ao todo.} other {Às riscas: nada podia chegar. # vezes, {length} ao todo.}}',
  times: {
    label: 'Ao longo do tempo',
    caption: 'Ao longo do tempo, as mais recentes primeiro',
    step: { hour: 'Hora', day: 'Dia', week: 'Semana' },
    blind: 'Nada podia chegar',
  },
  columns: {
    transactions: 'Transações',
    failed: 'Falhadas',
    success: 'Taxa de sucesso',
    pending: 'Pendentes',
    median: 'Tempo mediano',
  },
  causes: {
    title: 'Porque falharam',
    hint: 'Transações falhadas por categoria.',
    noneFailed: 'Nenhuma transação falhou neste período.',
    failed: 'falhadas',
  },
  parts: {
    title: 'Onde diferem',
    hint: 'Escolha um nome para ver as suas transações.',
    dimension: 'Divididas por',
    dimensions: {
      action: 'Ação',
      operator: 'Operadora',
      country: 'País',
      category: 'Categoria',
    },
    nameless: {
      action: 'Sem ação',
      operator: 'Sem operadora',
      country: 'Sem país',
      category: 'Sem categoria',
    },
    noneNamed: 'Nada para distinguir.',
    showAll: '{count, plural, one {Mostrar #} many {Mostrar todas as #} other {Mostrar todas as #}}',
  },
}
