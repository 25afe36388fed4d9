import type { Links } from '../sentences.ts'

export const links: Links = {
  'link.registration': 'Usajili',
  'link.tunnel': 'Tunnel',
  'link.public-address': 'Anwani ya umma',
  'link.receiver': 'Kipokezi',
  'link.authenticity': 'Uthibitisho wa asili',
  'link.database': 'Hifadhidata',
  'link.rules': 'Kanuni',
  'link.notifications': 'Arifa',
  'link.engine': 'Injini',
  'link.engine-connecting': 'Injini inaulizwa ina nini.',
  'link.engine-here': 'Dirisha hili linaonyesha injini ilivyo sasa.',
  'link.engine-unheard': 'Hili halijulikani wakati injini haipatikani.',
  'link.registration-of': 'Usajili wa {source}',
  'link.authenticity-of': 'Uthibitisho wa asili wa {source}',
  'link.no-organization': 'Hakuna shirika la Hover. Programu za USSD husajiliwa kwenye dashibodi ya Hover.',
  'link.unheard': 'Hili haliwezi kuamuliwa wakati programu inayoendeshwa haijibu.',
  'link.no-source': 'Bado hakuna chanzo.',
  'link.receiver-listens': 'Kipokezi kinasikiliza kwenye bandari {port} ya kompyuta hii.',
  'link.receiver-opening': 'Kipokezi kinafunguliwa.',
  'link.not-running':
    'Hover Tray haiendeshwi, kwa hiyo hakuna kinachopokelewa. Anzisha programu, au endesha: hover-tray serve',
  'link.not-answering':
    'Hover Tray inaendeshwa lakini haijibu, au ni ya toleo jingine. Ifunge, kwa nguvu ikibidi, na uianzishe tena.',
  'link.practice-needs-no-tunnel': 'Mazoezi hayahitaji tunnel.',
  'link.loopback': 'Ni watumaji wa kompyuta hii tu wanaokubaliwa: hakuna tunnel iliyowekwa.',
  'link.tunnel-opening': 'Tunnel inafunguliwa.',
  'link.own-address': 'Anwani yako ya umma imewekwa.',
  'link.tunnel-open': 'Tunnel iko wazi.',
  'link.tunnel-anew': 'Tunnel inafunguliwa upya, kwa sababu anwani yake haiongozi popote.',
  'link.no-address': 'Hakuna anwani ya umma, wala haihitajiki.',
  'link.address-checking': 'Anwani ya umma inakaguliwa.',
  'link.address-reached': 'Anwani ya umma inaongoza kwenye programu hii.',
  'link.after-address': 'Hili haliwezi kuamuliwa wakati anwani ya umma haiongozi hapa.',
  'link.after-receiver': 'Hili haliwezi kuamuliwa wakati kipokezi hakiko wazi.',
  'link.after-tunnel': 'Hili haliwezi kuamuliwa wakati tunnel haiko wazi.',
  'link.hover-took': 'Hover ilipokea webhook.',
  'link.hover-asked': 'Hover inaulizwa inavyoorodhesha webhook.',
  'link.hover-lists': 'Hover inaorodhesha webhook kuwa imethibitishwa.',
  'link.hover-lists-error':
    'Hover inaorodhesha webhook kuwa imethibitishwa, na ilirekodi kosa la uwasilishaji wa awali.',
  'link.look-failed': 'Kuangalia orodha ya webhook za Hover kulishindwa, na kunarudiwa ndani ya dakika moja.',
  'link.meanwhile': 'Wakati huo mawasilisho bado yanapokelewa.',
  'link.not-verified':
    'Hover inaorodhesha webhook kuwa haijathibitishwa, na haitumi chochote. Bonyeza Jaribu tena, na Hover itaombwa msimbo mpya.',
  'link.under-way-idle': 'Usajili haujaanza bado.',
  'link.under-way-opening': 'Usajili unasubiri anwani ya umma.',
  'link.under-way-registering': 'Hover inaombwa kusajili webhook.',
  'link.under-way-awaiting-code': 'Msimbo wa uthibitishaji wa Hover unasubiriwa.',
  'link.under-way-verifying': 'Msimbo wa uthibitishaji wa Hover unathibitishwa.',
  'link.secret-elsewhere': 'Siri yake iko kwenye hifadhi ya siri ya kompyuta, ambayo programu tu inaweza kuifungua.',
  'link.secret-unreadable': 'Siri iliyohifadhiwa haiwezi kusomwa kwenye kompyuta hii. Iweke tena kwenye mipangilio.',
  'link.webhook-secret-unreadable':
    'Siri iliyohifadhiwa ya webhook haiwezi kusomwa kwenye kompyuta hii. Unganisha shirika tena kwenye mipangilio.',
  'link.nothing-yet': 'Hakuna uwasilishaji uliokuja bado, kwa hiyo hakuna kilichothibitishwa hadi sasa.',
  'link.proven': 'Uwasilishaji wa mwisho ulithibitishwa kuwa wa Hover.',
  'link.doubled': 'Kinachotumwa pia kwenye anwani hii na webhook nyingine kwa Hover hakipokelewi.',
  'link.skew-fast':
    'Ulikuja {span} baada ya kusainiwa: saa ya kompyuta hii iko mbele, au uwasilishaji ulichelewa njiani kiasi hicho.',
  'link.skew-slow': 'Ulikuja {span} kabla ya kusainiwa: saa ya kompyuta hii iko nyuma.',
  'link.refused':
    '{count, plural, one {Uwasilishaji wa mwisho haukupokelewa.} other {Mawasilisho # ya mwisho hayakupokelewa.}}',
  'link.unproven': 'Hakuna kilichothibitisha kuwa Hover iliyatuma.',
  'refusal.wrong-secret': 'Imekataliwa: siri si sahihi. Kagua siri ya webhook kwenye mipangilio.',
  'refusal.other-hover':
    'Imekataliwa: matukio ya hover.to. Anwani hii ni ya programu ya usehover.com. Ongeza hover.to kama shirika kwenye mipangilio.',
  'refusal.wrong-signature': 'Imekataliwa: saini si sahihi. Unganisha shirika tena kwenye mipangilio.',
  'refusal.unknown-webhook': 'Imekataliwa: webhook haijulikani. Unganisha shirika tena kwenye mipangilio.',
  'refusal.stale': 'Imekataliwa: ilisainiwa wakati mwingine. Kagua saa ya kompyuta hii.',
  'refusal.future':
    'Imekataliwa: ilisainiwa {span} mbele ya sasa. Saa ya kompyuta hii iko nyuma kwa {span}. Iweke sawa.',
  'refusal.past':
    'Imekataliwa: ilisainiwa {span} zilizopita. Saa ya kompyuta hii iko mbele kwa {span}, au mawasilisho ni ya zamani. Kagua saa.',
  'link.journal-broken':
    'Mawasilisho hayawezi kuhifadhiwa, na yanajibiwa 503 pamoja na Retry-After. Haijulikani kama Hover itayatuma tena: tafuta miamala yake kwenye Hover.',
  'link.reader-broken': 'Kilichohifadhiwa hakiwezi kusomwa.',
  'link.projector-broken': 'Mawasilisho yanahifadhiwa, lakini hayachakatwi, kwa hiyo hakuna anayearifiwa.',
  'link.database-corrupt':
    'Faili la hifadhidata limeharibika. Anzisha Hover Tray tena: huhifadhi kinachoweza kusomwa. Likisema hivyo tena, weka nakala rudufu mahali pake.',
  'link.database-newer':
    'Faili la hifadhidata liliandikwa na toleo jipya zaidi la Hover Tray. Sakinisha toleo hilo au jipya zaidi; hakuna kilichobadilishwa.',
  'link.database-locked': 'Programu nyingine inatumia hifadhidata. Ifunge programu hiyo na ujaribu tena.',
  'link.database-full': 'Diski imejaa. Ongeza nafasi.',
  'link.database-read-only':
    'Faili la hifadhidata haliwezi kuandikwa. Ruhusu mtumiaji huyu kuandika kwenye folda yake.',
  'link.database-read-only-disk':
    'Faili la hifadhidata haliwezi kuandikwa: diski yake inaweza kusomwa tu. Iunganishe kwa kuandika, au tumia nyingine.',
  'link.database-io':
    'Faili la hifadhidata halikuweza kusomwa au kuandikwa. Hakikisha diski yake imeunganishwa na ni nzima.',
  'link.disk-almost-full': 'Diski inakaribia kujaa, na mawasilisho yajayo huenda yasitoshe. Ongeza nafasi.',
  'link.database-stalled':
    'Mawasilisho yanahifadhiwa, lakini hayajachakatwa kwa dakika moja, kwa hiyo hakuna anayearifiwa. Anzisha programu tena.',
  'link.database-busy': 'Mawasilisho yanakuja haraka kuliko yanavyochakatwa; orodha itafuata hivi karibuni.',
  'link.database-little-space': 'Mawasilisho yanahifadhiwa. Nafasi iliyobaki kwenye diski ni chini ya GB 1.',
  'link.database-good': 'Mawasilisho yanahifadhiwa na kuchakatwa.',
  'link.overloaded':
    'Mawasilisho mengi yanafika kwa pamoja kuliko yanavyoweza kuhifadhiwa: hadi sasa {count, plural, one {# limejibiwa} other {# yamejibiwa}} 503 pamoja na Retry-After. Haijulikani kama Hover itayatuma tena: tafuta miamala yake kwenye Hover. Hali hii ikiendelea, simamisha kingine kinachotumia diski ya kompyuta hii, au tumia diski yenye kasi zaidi.',
  'link.overloaded-before':
    '{span} zilizopita, {count, plural, one {wasilisho # lilijibiwa} other {mawasilisho # yalijibiwa}} 503 pamoja na Retry-After, kwa sababu yalifika mengi kwa pamoja kuliko yalivyoweza kuhifadhiwa. Haijulikani kama Hover itayatuma tena: tafuta miamala yake kwenye Hover.',
  'link.erasing-unfinished':
    'Ufutaji wa mteja ulikatizwa, kwa hiyo huenda kitu chake bado kipo kwenye diski. Simamisha programu na uendeshe tena hover-tray erase ileile: itamaliza.',
  'link.restore-untold':
    'Urejeshaji ulikatizwa, kwa hiyo hakuna aliyeambiwa yaliyokuwepo awali yako wapi, wala kama wateja waliofutwa huenda wamerudi. Simamisha programu na uendeshe hover-tray restore bila faili: itamaliza na kusema.',
  'link.failures-off':
    'Hakuna anayearifiwa kuhusu kushindwa: arifa za miamala iliyoshindwa zimezimwa. Ziwashe kwenye mipangilio.',
  'link.told-of': 'Watu huarifiwa kuhusu miamala yenye hali: {states}.',
  'link.state-failed': 'imeshindwa',
  'link.state-unknown': 'haijulikani',
  'link.state-cancelled': 'imeghairiwa',
  'link.state-succeeded': 'imefaulu',
  'link.state-stuck': 'imesubiri muda mrefu mno',
  'link.reach-stopped': 'Ni programu inayoendeshwa tu inayoweza kujua kama arifa zinaonyeshwa.',
  'link.reach-unknown': 'Hakuna arifa iliyoonyeshwa bado. Jaribio litaonyesha kama zinafika.',
  'link.reach-terminal': 'Arifa zinaandikwa kwenye terminal.',
  'link.reach-taken': 'Kompyuta inapokea arifa. Bado inaweza kuzificha ikiwa katika hali ya Usinisumbue.',
  'link.reach-seen': 'Arifa zinaonyeshwa hapa: mtu amejibu mojawapo.',
  'link.reach-refused':
    'Kompyuta haikuonyesha arifa ya mwisho. Ruhusu arifa za Hover Tray kwenye mipangilio ya kompyuta, kisha utume jaribio.',
  'link.reach-no-server':
    '{waiting, plural, =0 {Hakuna kinachoonyesha arifa kwenye kompyuta hii sasa. Anzisha huduma yake ya arifa; programu itagundua yenyewe.} one {Hakuna kinachoonyesha arifa kwenye kompyuta hii sasa. Anzisha huduma yake ya arifa; arifa moja inaisubiri.} other {Hakuna kinachoonyesha arifa kwenye kompyuta hii sasa. Anzisha huduma yake ya arifa; arifa # zinaisubiri.}}',
  'link.rules-unread':
    'Kanuni zako haziwezi kueleweka, kwa hiyo ni swichi za arifa pekee zinazotumika. Fungua kanuni katika mipangilio na uzihifadhi tena.',
  'link.told-of-some': 'Watu huarifiwa tu kuhusu baadhi ya zilizoshindwa: zile zinazotajwa na kanuni yako.',
  'link.silent':
    'Hakuna kilichofika kwa {span}, jambo ambalo si la kawaida hapa. Angalia katika dashibodi ya Hover kama miamala inafanyika, na kama inatumwa kwa anwani hii.',
  'link.unusual':
    '{count, plural, one {Kitendo kimoja kiko kimya au kinashindwa kuliko kawaida.} other {Vitendo # viko kimya au vinashindwa kuliko kawaida.}}',
}
