import type { PracticeWords } from '../practice.ts'

export const practice: PracticeWords = {
  title: 'Fanya ujumbe uharibike njiani',
  hint: 'Kati ya ujumbe mia, kadhaa hupotea, huchelewa, hurudiwa au hughushiwa. Mbegu ileile huharibu uleule.',
  fault: {
    drop: 'Uliopotea',
    delay: 'Uliocheleweshwa',
    duplicate: 'Uliorudiwa',
    reorder: 'Baada ya unaofuata',
    badSignature: 'Sahihi isiyo sawa',
    clockSkew: 'Saa isiyo sawa',
    late: 'Wa hadi wiki mbili zilizopita',
  },
  share: '{fault}, kwa asilimia',
  seed: 'Mbegu',
  rate: 'Miamala kwa sekunde',
  seconds: 'Sekunde',
  play: 'Cheza siku moja',
  invalid:
    'Andika sehemu kuanzia 0 hadi 100, mbegu nzima kuanzia 0, miamala 0.1 hadi 100 kwa sekunde na sekunde 1 hadi 3600.',
  result: 'Kilichotokea',
  playing: '{count, plural, one {Muamala # unachezwa.} other {Miamala # inachezwa.}}',
  posted: 'Ujumbe {made} ulitengenezwa, na {posted} ulitumwa.',
  answered: '{taken} ulipokelewa, {refused} ulikataliwa, {unanswered} haukujibiwa.',
  befell: '{fault}: {count}',
  right:
    '{count, plural, one {Muamala # unaonyeshwa kama kilichofika kinavyosema.} other {Miamala # inaonyeshwa kama kilichofika kinavyosema.}}',
  wrong:
    '{count, plural, one {Muamala # unaonyeshwa vingine} other {Miamala # inaonyeshwa vingine}}; Hover inaulizwa kuhusu kazi zenye shaka, nayo huchukua muda mfupi.',
  unheard: '{count, plural, one {Hakuna kilichofika cha muamala #.} other {Hakuna kilichofika cha miamala #.}}',
}
