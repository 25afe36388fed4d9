import type { EngineWords } from '../engine.ts'

export const engine: EngineWords = {
  title: 'Injini',
  hint: 'Ambayo dirisha hili linaonyesha miamala yake. Timu inaweza kuendesha injini moja kwenye seva ndogo, na kila kompyuta yao inaionyesha.',
  own: 'Injini ya kompyuta hii inaonyeshwa.',
  shown: 'Injini iliyo {address} inaonyeshwa.',
  asName: 'Huko wewe ni {name}.',
  version: 'Toleo lake ni {version}.',
  link: {
    connecting: 'Inaulizwa ina nini.',
    here: 'Inaonyeshwa ilivyo sasa.',
  },
  form: 'Onyesha injini ya mbali',
  change: 'Tokeni, jina au anwani nyingine',
  address: 'Anwani',
  addressHint: 'https://…, au http://127.0.0.1 na mlango wake, pale njia kama ya SSH inapoishia.',
  token: 'Tokeni',
  tokenHint: 'Kwenye kompyuta ya injini, hover-tray api token inaionyesha.',
  tokenKept: 'Tokeni ya anwani hii imehifadhiwa. Acha wazi ili kuendelea nayo.',
  name: 'Jina lako',
  nameHint: 'Linaandikwa pamoja na unachoamua, ili wengine waone.',
  test: 'Jaribu',
  answers: 'Inajibu, na inaikubali kompyuta hii. Toleo lake ni {version}.',
  attach: 'Onyesha injini hii',
  attachHint: 'Hapo injini ya kompyuta hii inasimama: hakuna mlango wala njia. Data yake inabaki ilivyo.',
  detach: 'Rudi kwenye injini ya kompyuta hii',
  detachHint: 'Inaanza tena na data yake yote. Hakuna kinachobadilika kwa wengine.',
  theirs: 'Ya injini iliyo {host}',
  theirsHint:
    'Ni sawa kwa kila anayeitazama. Ibadilishe kwenye kompyuta ya injini, kwa hover-tray au kwa usanidi wake.',
  chip: 'Injini iliyo {host}',
  asOf: 'Unachokiona ni cha: {when}.',
}
