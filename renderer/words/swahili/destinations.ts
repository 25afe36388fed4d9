import type { DestinationWords } from '../destinations.ts'

export const destinations: DestinationWords = {
  title: 'Hutumwa kwenda',
  hint: 'Mifumo yako mwenyewe inayopata kila kinachopokelewa.',
  none: 'Hakuna. Kwenye terminali, hii inaeleza jinsi ya kuongeza:',
  failed: 'Hali zake hazikuweza kupakiwa',
  upToDate: 'Ina kila kitu',
  waiting:
    '{count, plural, one {Tukio {text} linasubiri} other {Matukio {text} yanasubiri}}, la zamani zaidi kwa {length}',
  given: '{count, plural, one {Tukio {text} liliachwa} other {Matukio {text} yaliachwa}}',
  again: 'Tuma tena',
  againNamed: 'Tuma tena kwa {name} kilichoachwa',
  releasing: 'Inatumwa tena, nyuma ya zinazosubiri.',
  taken: 'Mwisho kupokelewa',
  neverTaken: 'Hakuna kilichopokelewa tangu programu ianze',
  retry: 'Jaribio lijalo: {when}',
  noAddress: 'hakuna anwani',
  trouble: {
    'no-address': 'Anwani yake haijahifadhiwa hapa, au haisomeki. Iweke tena: {command}',
    'no-key': 'Ufunguo wake wa kusaini haujahifadhiwa hapa, au hausomeki. Tengeneza mpya: {command}',
    unreachable: 'Haufikiki. Angalia kama unafanya kazi, na kama jina na cheti chake ni sahihi.',
    timeout: 'Haukujibu ndani ya sekunde 10. Unapaswa kujibu kwanza na kufanya kazi baadaye.',
    redirected: 'Unajibu kwa kuelekeza kwingine, jambo ambalo halifuatwi kamwe. Weka anwani inakoelekeza.',
    gone: 'Kinachopaswa kutumwa hakijahifadhiwa tena: kilipunguzwa na mipaka.',
    'not-allowed': 'Akaunti iliyotajwa hairuhusiwi kufanya kinachohitajika huko. Mwombe msimamizi wake airuhusu.',
    'no-jetstream': 'Seva haina JetStream. Iwashe katika usanidi wake.',
    'other-stream':
      'Mkondo haupokei kinachotumwa, au mkondo mwingine unakipokea. Taja mwingine, au uruhusu upokee hicho: haubadilishwi kamwe kutoka hapa.',
    full: 'Haina nafasi tena. Iongezee, au mkondo uhifadhi kidogo zaidi; matukio yatafuata yenyewe.',
    'too-large': 'Tukio ni kubwa kuliko inavyopokea. Ongeza max_payload katika usanidi wa seva.',
    key: 'Unakataa kinachotumwa ({status}). Angalia kama una ufunguo unaousainia.',
    nothing: 'Hakuna kitu kwenye anwani yake ({status}). Weka iliyo sahihi.',
    many: 'Unaomba matukio machache kwa mara moja ({status}). Yatafuata baadaye yenyewe.',
    own: 'Una tatizo lake wenyewe ({status}). Angalia kumbukumbu zake; matukio yatafuata yenyewe.',
    refused: 'Unakataa kinachotumwa ({status}). Kumbukumbu zake zinapaswa kueleza kwa nini.',
    unknown: 'Haukupokea tukio, kwa sababu ambayo toleo hili haliijui.',
  },
}
