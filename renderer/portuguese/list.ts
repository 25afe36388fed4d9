import type { ListWords } from '../words-list.ts'

export const list: ListWords = {
  day: { today: 'Hoje', yesterday: 'Ontem' },
  columns: {
    status: 'Estado',
    title: 'Ação',
    operator: 'Operadora',
    outcome: 'Resultado',
    when: 'Quando',
    country: 'País',
    category: 'Categoria',
    source: 'Origem',
    id: 'Identificador',
    since: 'Neste estado desde',
  },
  follow: {
    on: 'A seguir',
    onHint: 'As transações novas entram em cima. Prima para as reter.',
    off: 'Em pausa',
    offHint: 'As transações novas esperam. Prima para ir às mais recentes e segui-las.',
  },
  looks: {
    label: 'Colunas e horas',
    columns: 'Colunas',
    columnsHint: 'Onde não cabem colunas, cada transação ocupa duas linhas.',
    always: 'Sempre visível',
    moveUp: 'Mover {name} para a frente',
    moveDown: 'Mover {name} para trás',
    reset: 'Colunas habituais',
    times: 'Horas',
    time: { relative: 'Relativas, como há 5 min', exact: 'Exatas, como 14:02:31' },
    shortcuts: 'Atalhos de teclado',
  },
}
