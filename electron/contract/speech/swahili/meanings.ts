import type { Meanings } from '../sentences.ts'

export const meanings: Meanings = {
  'meaning.no-response':
    'Huduma ya mtandao wa simu haikujibu kamwe, kwa hiyo huenda hakuna kilichotokea. Angalia salio kabla ya kujaribu tena.',
  'meaning.low-balance':
    'Hakukuwa na pesa za kutosha kwenye akaunti. Mteja anapaswa kuongeza salio kabla ya kujaribu tena.',
  'meaning.wrong-pin':
    'PIN haikuwa sahihi. Mteja anapaswa kuweka iliyo sahihi; makosa kadhaa mfululizo yanaweza kufunga akaunti.',
  'meaning.invalid-entry': 'Mtandao wa simu ulikataa kitu kilichowekwa: kiasi, namba au akaunti. Kirekebishe kwanza.',
  'meaning.incomplete':
    'Ni sehemu tu ya mazungumzo iliyorudi. Uliza mtandao wa simu kama pesa zilihamishwa kabla ya kujaribu tena.',
  'meaning.mmi-error':
    'Mtandao ulikataa msimbo: muunganisho ulikuwa mbaya, au msimbo si halali huko. Hakuna kilichofanyika, kwa hiyo kujaribu tena ni salama; likiendelea, msanidi anapaswa kukagua msimbo wa kitendo.',
  'meaning.unregistered': 'SIM haijasajiliwa kwa huduma hii. Mteja anapaswa kujisajili kwanza kwa mtandao wa simu.',
  'meaning.invalid-recipient': 'Mtandao wa simu haumkubali mpokeaji. Kagua namba au akaunti, na uirekebishe kwanza.',
  'meaning.line-not-active': 'Laini haijawashwa kwa huduma hii. Mteja anapaswa kuiwashisha kwanza kwa mtandao wa simu.',
  'meaning.undecided':
    'Hakuna kichanganuzi kilichoamua bado, kwa hiyo hakuna anayejua kama pesa zilihamishwa. Kujaribu tena malipo yanayosubiri kunaweza kulipa mara mbili.',
  'meaning.no-reason': 'Hover haikutoa sababu ya kushindwa.',
  'meaning.unknown-category': 'Sababu ya Hover ni “{category}”. Hakuna aliyesema bado maana yake.',
  'meaning.unknown-status':
    'Hover ilituma hali “{status}”, ambayo programu hii haiijui. Haihesabiwi kuwa imefaulu wala imeshindwa.',
  'meaning.nameless-status':
    'Hover ilituma hali ambayo programu hii haiijui. Haihesabiwi kuwa imefaulu wala imeshindwa.',
  'pending.waiting': 'Imeendeshwa sasa hivi. Subiri jibu la mtandao wa simu kabla mtu hajajaribu tena.',
  'pending.waiting-for-sms':
    'Imesubiri kwa {age}: SMS ya mtandao wa simu bado inaweza kuiamua, hadi saa 12 baada ya kuendeshwa.',
  'pending.usually': 'Kitendo hiki kwa kawaida huamuliwa ndani ya {usual}.',
  'pending.stuck':
    'Imesubiri kwa {age}: hakuna SMS inayoweza kuiamua tena. Ni simu isiyo na mtandao tu inayoweza kuleta habari, hadi siku 14 baada ya kuendeshwa. Uliza mtandao wa simu kabla mtu yeyote hajalipa tena.',
  'pending.final':
    'Imesubiri kwa {age}: haitabadilika yenyewe tena. Uliza mtandao wa simu, kisha uiwekee matokeo kwa mkono.',
  'parser.missed-pending': 'SMS ya mtandao wa simu ilikuja, lakini hakuna kichanganuzi kilichoitambua.',
  'parser.missed-failed':
    'Hover iliiona kuwa haikujibiwa, lakini SMS ya mtandao wa simu ilikuja na hakuna kichanganuzi kilichoitambua. Huenda imefaulu: soma SMS.',
  'blind.none-changed': 'Hover iliulizwa kuhusu kazi zote: hakuna iliyobadilika bila kujulikana.',
  'blind.some-changed':
    '{count, plural, one {Hover iliulizwa kuhusu kazi zote: # ilibadilika bila kujulikana na sasa imesasishwa.} other {Hover iliulizwa kuhusu kazi zote: # zilibadilika bila kujulikana na sasa zimesasishwa.}}',
  'blind.not-askable':
    'Hali ambazo kazi ilizipitia tu, na matukio ya hati, maagizo, upigaji picha na ukaguzi, haziwezi kuulizwa.',
  'blind.unknowable':
    'Kilichotumwa na usehover.com wakati huo kimepotea hapa, kwa sababu haiwezi kuulizwa. Angalia dashibodi yake, au ulete faili lililohamishwa kutoka humo.',
}
