import type { ListWords } from '../words-list.ts'

export const list: ListWords = {
  day: { today: 'Leo', yesterday: 'Jana' },
  columns: {
    status: 'Hali',
    title: 'Kitendo',
    operator: 'Mtandao',
    outcome: 'Matokeo',
    when: 'Wakati',
    country: 'Nchi',
    category: 'Kundi',
    source: 'Chanzo',
    id: 'Kitambulisho',
    since: 'Hali tangu',
  },
  follow: {
    on: 'Inafuata',
    onHint: 'Miamala mipya huingia juu. Bonyeza ili kuizuia.',
    off: 'Imesitishwa',
    offHint: 'Miamala mipya inasubiri. Bonyeza kwenda kwa mipya zaidi na kuifuata.',
  },
  looks: {
    label: 'Safu wima na nyakati',
    columns: 'Safu wima',
    columnsHint: 'Pasipo nafasi ya safu wima, kila safu ina mistari miwili.',
    always: 'Huonyeshwa daima',
    moveUp: 'Sogeza {name} mbele',
    moveDown: 'Sogeza {name} nyuma',
    reset: 'Safu wima za kawaida',
    times: 'Nyakati',
    time: { relative: 'Za kulinganisha, kama dakika 5 zilizopita', exact: 'Kamili, kama 14:02:31' },
    shortcuts: 'Mikato ya kibodi',
  },
}
