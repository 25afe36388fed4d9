import type { ListWords } from '../words-list.ts'

export const list: ListWords = {
  day: { today: 'Aujourd’hui', yesterday: 'Hier' },
  columns: {
    status: 'État',
    title: 'Action',
    operator: 'Opérateur',
    outcome: 'Résultat',
    when: 'Quand',
    country: 'Pays',
    category: 'Catégorie',
    source: 'Source',
    id: 'Identifiant',
    since: 'Dans cet état depuis',
  },
  follow: {
    on: 'Suivi',
    onHint: 'Les nouvelles transactions arrivent en haut. Appuyez pour les retenir.',
    off: 'En pause',
    offHint: 'Les nouvelles transactions attendent. Appuyez pour aller aux plus récentes et les suivre.',
  },
  looks: {
    label: 'Colonnes et heures',
    columns: 'Colonnes',
    columnsHint: 'Sans place pour les colonnes, les lignes en ont deux.',
    always: 'Toujours affichée',
    moveUp: 'Avancer {name}',
    moveDown: 'Reculer {name}',
    reset: 'Colonnes habituelles',
    times: 'Heures',
    time: { relative: 'Relatives, comme il y a 5 min', exact: 'Exactes, comme 14:02:31' },
    shortcuts: 'Raccourcis clavier',
  },
}
