import type { EngineTexts } from '../sentences.ts'

export const engine: EngineTexts = {
  'engine.unreachable':
    'Injini haifikiki. Angalia mtandao, njia (tunnel) na anwani yake; programu inaendelea kujaribu.',
  'engine.untrusted':
    'Cheti cha injini hakiaminiki hapa, kwa hiyo haikuambiwa chochote. Kisahihishe huko, au mwamini mtoaji wake kwenye kompyuta hii.',
  'engine.silent': 'Injini haijajibu kwa muda. Programu inaunganisha upya.',
  'engine.token-missing':
    'Tokeni ya injini haijulikani hapa. Iweke kwenye mipangilio; hover-tray api token inaionyesha huko.',
  'engine.token-refused': 'Injini haikubali tokeni. Weka ile ambayo hover-tray api token inaonyesha huko.',
  'engine.other-host': 'Injini haijibu kwa jina hili. Liongeze kwenye "names" ya "api" katika usanidi wake.',
  'engine.no-engine':
    'Kinachojibu kwenye anwani hii si injini ya Hover Tray. Angalia anwani na kilicho mbele ya injini.',
  'engine.engine-older': 'Injini ni ya toleo la zamani, ambalo programu hii hailielewi. Sasisha injini.',
  'engine.engine-newer': 'Injini ni ya toleo jipya zaidi, ambalo programu hii hailielewi. Sasisha programu hii.',
  'engine.unreadable': 'Injini ilijibu kwa namna ambayo programu hii haielewi. Tumia toleo lile lile pande zote mbili.',
  'engine.busy': 'Injini ina madirisha mengi wazi kadiri inavyoruhusu. Funga moja; programu inaendelea kujaribu.',
  'engine.away-for': 'Injini haipatikani kwa {span}',
  'engine.away-untold': 'Hakuna kinachotangazwa hapa hadi irudi.',
}
