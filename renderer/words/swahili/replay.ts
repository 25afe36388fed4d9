import type { ReplayWords } from '../replay.ts'

export const replay: ReplayWords = {
  open: 'Tuma tena…',
  hint: 'Hutuma ujumbe huu mara nyingine kwa anwani yako. Hapa hakuna kinachobadilika.',
  title: 'Tuma tena ujumbe {seq}',
  address: 'Anwani',
  addressHint: 'Huanza na https://, au na http:// kwenye kompyuta hii. Maelekezo ya kwingine hayafuatwi.',
  what: 'Kinachotumwa',
  forms: {
    stored: {
      label: 'Kama ulivyohifadhiwa',
      hint: 'Bila kuficha. Tukio la hover.to huenda na sahihi lililokuja nayo.',
    },
    masked: { label: 'Uliofichwa', hint: 'Nambari, majina na salio vimefichwa, bila sahihi.' },
    changed: {
      label: 'Uliobadilishwa kwa mkono',
      hint: 'Kichwa cha ujumbe husema hivyo. Kilichofichwa hapa chini hutumwa kikiwa kimefichwa.',
    },
  },
  body: 'Maandishi ya nakala, kama JSON',
  signs: 'Tia sahihi upya kwa siri ya chanzo',
  signsHint: 'Kama Hover, kwa wakati wa sasa. Kwa anwani ya kompyuta hii tu.',
  check: 'Angalia',
  send: 'Tuma sasa',
  wouldBe: 'Bado hakuna kilichotumwa. Ujumbe mmoja ungeenda kwa {origin}: {form}.',
  taken: 'Ulitumwa na ukapokelewa.',
  refused: 'Ulitumwa lakini haukupokelewa: {trouble}.',
}
