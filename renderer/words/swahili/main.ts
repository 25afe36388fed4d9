import type { MainWords } from '../main.ts'
import { connection } from './connection.ts'

/*
 * Glossary. transaction: muamala, plural miamala (states agree with the singular: im-/in-) · pending: inasubiri ·
 * succeeded: imefaulu · failed: imeshindwa · cancelled: imeghairiwa · stuck: imekwama · late: imechelewa · delivery:
 * uwasilishaji · repeat: marudio · source: chanzo, plural vyanzo · receiver: kipokezi · tunnel: tunnel · secret: siri ·
 * quarantine: karantini · practice: mazoezi · notice, notification: arifa · query: hoja · view: mwonekano · parser:
 * kichanganuzi · category: kundi · operator: mtandao wa simu · resolved: imesuluhishwa · backup: nakala rudufu ·
 * to top up: kuongeza salio · webhook, PIN, SMS, USSD stay.
 */
export const main: MainWords = {
  app: {
    name: 'Hover Tray',
    loading: 'Inapakia…',
    lost: 'Programu haijibu. Funga Hover Tray na uianzishe tena.',
    retry: 'Jaribu tena',
    copy: 'Nakili',
    copied: 'Imenakiliwa',
    close: 'Funga',
    cancel: 'Ghairi',
    working: 'Subiri kidogo…',
  },
  when: {
    now: 'sasa hivi',
    soon: 'baada ya muda mfupi',
    days: 'siku {n}',
    hours: 'saa {n}',
    minutes: 'dk {n}',
    seconds: 'sek {n}',
  },
  size: {
    bytes: '{count, plural, one {baiti #} other {baiti #}}',
    kilobytes: 'KB {n}',
    megabytes: 'MB {n}',
    gigabytes: 'GB {n}',
    terabytes: 'TB {n}',
  },
  sourceKind: { 'ussd-app': 'Hover USSD (usehover.com)', 'hover-org': 'Shirika la Hover (hover.to)' },
  status: {
    pending: 'Inasubiri',
    succeeded: 'Imefaulu',
    failed: 'Imeshindwa',
    cancelled: 'Imeghairiwa',
    unknown: 'Haijulikani',
  },
  environment: {
    production: 'Halisi',
    debug: 'Utatuzi',
    test: 'Jaribio',
    manual: 'Kwa mkono',
    other: 'Hali nyingine',
  },
  flag: {
    LATE: 'Imechelewa',
    REGRESSED: 'Imerudi nyuma',
    CHANGED_VERDICT: 'Uamuzi umebadilika',
    CLOCK: 'Saa si sahihi',
    APP_MISMATCH: 'Programu nyingine',
    ID_MISMATCH: 'Vitambulisho vinatofautiana',
    UNUSUAL_SHAPE: 'Si ya kawaida',
    STUCK: 'Imekwama',
    AMOUNT_MISMATCH: 'Kiasi kinatofautiana',
    CONFLICT: 'Mgongano',
    MODEL_FAILED: 'Modeli imeshindwa',
    BASELINE: 'Ya zamani',
  },
  flagMeaning: {
    LATE: 'Iliripotiwa muda mrefu baada ya kutokea. Huenda simu haikuwa na mtandao.',
    REGRESSED: 'Uwasilishaji wa baadaye unasema tena inasubiri. Uamuzi unabaki.',
    CHANGED_VERDICT: 'Hover imetuma uamuzi zaidi ya mmoja. Wa mwisho ndio unaohesabiwa.',
    CLOCK: 'Wakati wake uko mbele ya sasa. Huenda saa fulani si sahihi.',
    APP_MISMATCH: 'Inataja programu tofauti na ile ambayo siri hii ilikuwa yake.',
    ID_MISMATCH: 'Inataja kitambulisho chake mara mbili, na vinatofautiana.',
    UNUSUAL_SHAPE: 'Sehemu ya uwasilishaji haikuwa kama nyaraka zinavyoeleza.',
    STUCK: 'Imesubiri kwa muda mrefu mno. Mtu anapaswa kuikagua mwenyewe.',
    AMOUNT_MISMATCH: 'Kiasi kilichotumwa na kiasi kilichothibitishwa vinatofautiana.',
    CONFLICT: 'Uamuzi wa Hover na wa mtu wa hapa haupatani.',
    MODEL_FAILED: 'Angalau modeli moja ya kazi imeshindwa, bila kujali matokeo ya kazi.',
    BASELINE: 'Ilikuwa imekwisha kabla programu hii haijaangalia mara ya kwanza. Hakuna aliyearifiwa.',
  },
  kind: {
    ussd: 'Kipindi cha USSD',
    job: 'Kazi',
    model: 'Modeli',
    'capture-request': 'Ombi la kupiga picha',
    inspection: 'Ukaguzi',
    'change-request': 'Ombi la mabadiliko',
    document: 'Hati',
    order: 'Agizo',
    'production-list': 'Orodha ya uzalishaji',
    image: 'Picha',
    lead: 'Mteja mtarajiwa',
    other: 'Tukio',
  },
  rail: {
    label: 'Mionekano',
    settings: 'Mipangilio',
    quarantine: 'Karantini',
    views: {
      all: 'Yote',
      attention: 'Inahitaji hatua',
      failed: 'Imeshindwa',
      pending: 'Inasubiri',
      stuck: 'Imekwama',
      late: 'Imechelewa',
      succeeded: 'Imefaulu',
      cancelled: 'Imeghairiwa',
    },
  },
  list: {
    label: 'Miamala',
    fresh: '{count, plural, one {# mpya} other {# mipya}}',
    showFresh: '{count, plural, one {Onyesha muamala # mpya} other {Onyesha miamala # mipya}}',
    emptyTitle: 'Hakuna kitu bado',
    emptyHint:
      'Muamala ujao utakaotumwa na Hover utaonekana hapa wenyewe. Endesha kitendo katika programu yako ili kuuona.',
    emptyBroken: 'Kwa sasa hakuna kinachoweza kufika. {sentence}',
    emptyPractice: 'Hover ya mazoezi itatuma miamala hivi punde. Tumia Cheza zaidi kutuma sasa.',
    emptyView: 'Hakuna muamala wenye hali hii. Chagua Yote kuona mingine.',
    emptyAttention:
      'Hakuna kinachokuhitaji. Iliyoshindwa, isiyojulikana, iliyokwama na yenye migongano huonekana hapa.',
    emptyStuck: 'Hakuna muamala uliosubiri kwa muda mrefu mno.',
    emptyLate: 'Hakuna muamala ulioripotiwa muda mrefu baada ya kutokea.',
    noMatchTitle: 'Hakuna kinacholingana',
    noMatchHint: 'Hakuna muamala unaolingana na yote hayo. Ondoa sehemu moja, au futa hoja.',
    clearSearch: 'Futa hoja',
    failedTitle: 'Orodha haikuweza kupakiwa',
  },
  quarantine: {
    title: 'Karantini',
    hint: 'Mawasilisho haya yamethibitishwa kutoka Hover, lakini toleo hili haliwezi kuyasoma. Yanahifadhiwa kama yalivyokuja, na toleo litakaloyaelewa litayasoma tena. Yakija mengi, sasisha Hover Tray.',
    emptyTitle: 'Karantini ni tupu',
    emptyHint: 'Uwasilishaji unaotoka Hover lakini hauwezi kueleweka huhifadhiwa hapa.',
    received: 'Umepokelewa',
    number: 'Uwasilishaji {seq}',
    open: 'Onyesha uwasilishaji {seq} unasema nini',
    close: 'Ficha uwasilishaji {seq} unasema nini',
    text: 'Unachosema',
    empty: 'Ya uwasilishaji wa USSD huhifadhiwa data yake, na huu haukuwa nayo.',
    gone: 'Maandishi yake yameondoka, kama mipaka ya mipangilio inavyosema, au uwasilishaji wenyewe.',
    reveal: 'Onyesha kilichofichwa',
    hide: 'Ficha tena',
    revealed: 'Sasa hakuna kilichofichwa. Imeandikwa kwamba ulionyeshwa.',
    masked: 'Nambari na majina yamefichwa.',
    copy: 'Nakili kama inavyoonekana',
    what: 'La kufanya',
    remedy: {
      'ussd-app':
        'Angalia kama kuna muamala ndani yake. Ikiwa upo, Hover imebadilisha inachotuma: sasisha Hover Tray, au ripoti pamoja na maandishi yaliyofichwa. Ikiwa haupo, kitu kingine si programu yako kinatuma kwenye anwani hii.',
      'hover-org':
        'Huenda Hover imeanza kutuma kitu kipya. Sasisha Hover Tray: kisha itausoma tena yenyewe. Hadi wakati huo angalia kazi kwenye Hover.',
    },
  },
  practice: {
    banner: 'Mazoezi: miamala hii si ya kweli',
    more: 'Cheza zaidi',
    leave: 'Ondoka kwenye mazoezi',
  },
  firstRun: {
    title: 'Ona kila muamala wa Hover unapotokea',
    lead: 'Hover Tray hupokea kinachotumwa na Hover, hukihifadhi kwenye kompyuta hii na kukuarifu muamala unaposhindwa.',
    practiceTitle: 'Ijaribu kwa Hover ya mazoezi',
    practiceText:
      'Mbofyo mmoja. Bila akaunti wala intaneti. Miamala ya kubuni huja moja kwa moja, na mingine hushindwa.',
    practiceButton: 'Anza mazoezi',
    ussdTitle: 'Unganisha Hover USSD',
    ussdText:
      'usehover.com: pesa za simu na muda wa maongezi katika programu ya Android. Unahitaji siri ya webhook ya programu yako.',
    orgTitle: 'Unganisha shirika la Hover',
    orgText: 'hover.to: kazi na vipimo vya majengo. Unahitaji kitambulisho cha mteja na siri ya muunganisho wako.',
    privacy: 'Kila kitu kinabaki kwenye kompyuta hii. Hakuna akaunti wala ufuatiliaji.',
  },
  connection,
  announce: {
    failures: '{count, plural, one {Muamala umeshindwa: {latest}.} other {Miamala # imeshindwa. Wa mwisho: {latest}.}}',
  },
  delivery: {
    new: 'Mpya',
    update: 'Sasisho',
    stale: 'Habari za zamani',
    duplicate: 'Marudio',
  },
}
