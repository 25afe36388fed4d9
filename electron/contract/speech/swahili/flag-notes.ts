import type { FlagNotes } from '../sentences.ts'

export const flagNotes: FlagNotes = {
  'flag.LATE':
    'Habari zake zilikuja zaidi ya saa moja baada ya kutokea: huenda simu haikuwa na mtandao. Haikutokea sasa hivi.',
  'flag.REGRESSED':
    'Ujumbe wa baadaye wa Hover unasema tena inasubiri. Ilikuwa imeamuliwa, na uamuzi haurudishwi kwa hilo.',
  'flag.CHANGED_VERDICT':
    'Hover iliiamua zaidi ya mara moja, na kwa tofauti. Uamuzi wa mwisho ndio unaohesabiwa; uliza mtandao wa simu.',
  'flag.CLOCK': 'Saa ya simu iko mbele kwa zaidi ya siku moja, kwa hiyo nyakati zake haziaminiki.',
  'flag.APP_MISMATCH':
    'Siri ni ya programu moja ya Hover, lakini ujumbe unataja nyingine. Angalia kama siri ilibandikwa kwenye chanzo kisicho sahihi.',
  'flag.ID_MISMATCH': 'Hover ilituma vitambulisho viwili tofauti. Vyote viwili huupata katika utafutaji.',
  'flag.UNUSUAL_SHAPE':
    'Ujumbe haukuwa na umbo ambalo Hover imelieleza. Ulisomwa hata hivyo; linganisha na dashibodi ya Hover.',
  'flag.STUCK': 'Imesubiri kwa muda mrefu kuliko kawaida. Uliza mtandao wa simu kabla mtu yeyote hajalipa tena.',
  'flag.AMOUNT_MISMATCH':
    'Kiasi kilichoombwa na kilichothibitishwa vinatofautiana: huenda uthibitisho ni wa malipo mengine.',
  'flag.MODEL_FAILED':
    'Angalau modeli moja ya kazi hii imeshindwa, bila kujali matokeo ya kazi yenyewe. Fungua kazi kwa Hover kabla mtu hajategemea vipimo vyake.',
  'flag.BASELINE':
    'Ilikuwa imekwisha kabla programu hii haijaangalia shirika mara ya kwanza, kwa hiyo hakuna aliyearifiwa na haimsubiri mtu hapa.',
  'flag.CONFLICT': 'Mtu aliiweka tofauti na Hover inavyosema sasa. Vyote vimehifadhiwa; kagua kipi ni sahihi.',
}
