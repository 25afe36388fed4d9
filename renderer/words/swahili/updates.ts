import type { UpdateWords } from '../updates.ts'

export const updates: UpdateWords = {
  title: 'Masasisho',
  hint: 'Hakuna kinachopakuliwa wala kusakinishwa mpaka useme.',
  unsupported:
    'Toleo hili halikutolewa rasmi, kwa hiyo haliwezi kuuliza kama kuna jipya zaidi. Lisasishe kwa njia lililokuja nayo.',
  automatic: 'Uliza mara moja kwa siku kama kuna toleo jipya zaidi',
  automaticHint: 'Swali husema huu ni mfumo gani, na halisemi lolote kukuhusu wala kuhusu kompyuta hii.',
  channel: 'Mkondo',
  channels: {
    stable: 'Thabiti: matoleo yaliyokamilika',
    beta: 'Beta: pia matoleo yanayojaribiwa',
  },
  check: 'Angalia sasa',
  checking: 'Inauliza…',
  neverAsked: 'Bado haijauliza.',
  current: 'Una toleo jipya zaidi linalotolewa kwako.',
  asked: 'Iliuliza',
  available: 'Toleo {version} linapatikana.',
  byHand:
    'Nakala hii haikusakinishwa kwa njia ambayo programu inaweza kuisasisha. Pakua kifurushi kipya na ukisakinishe juu ya hiki.',
  page: 'Fungua ukurasa wa kupakua',
  download: 'Pakua',
  downloading: 'Inapakua toleo {version}…',
  ready: 'Toleo {version} limefika na limethibitishwa.',
  install: 'Anzisha upya na usakinishe',
  installHint: 'Programu imefungwa wakati huo; kile Hover inachotuma katika sekunde hizo kinakosekana.',
  installing: 'Inasakinisha toleo {version}…',
  news: 'Mapya katika {version}',
  noNews: 'Hakuna kilichoandikwa kulihusu.',
  again: 'Jaribu tena',
  problem: {
    unreachable: 'Seva ya masasisho haikujibu. Kagua muunganisho wako wa intaneti na proksi yake, kisha ujaribu tena.',
    unreadable: 'Jibu la seva ya masasisho halisomeki. Jaribu tena baadaye, au pakua toleo jipya mwenyewe.',
    forged:
      'Jibu halikusainiwa na watengenezaji wa programu hii, kwa hiyo halikuaminiwa. Huenda kitu njiani kimelibadilisha: jaribu mtandao mwingine.',
    'cut-off': 'Upakuaji ulisimama kabla ya mwisho. Kagua muunganisho wako wa intaneti, kisha ujaribu tena.',
    damaged: 'Kilichofika sicho kilichotolewa, kwa hiyo kimetupwa. Jaribu tena, kwa mtandao mwingine ikiendelea hivyo.',
    'not-installed':
      'Toleo jipya halikuweza kuwekwa, na la zamani linabaki. Hakikisha unaweza kuandika mahali programu ilipo, na kwamba diski haijajaa.',
  },
}
