import type { DatabaseWords } from '../databases.ts'

export const databases: DatabaseWords = {
  trouble: {
    'login-refused': 'Inakataa jina au nenosiri. Yaweke tena pamoja na anwani: {command}',
    'not-let-in':
      'Seva haimjui mtumiaji huyu, au haimruhusu kuingia kutoka hapa. Weka anwani sahihi, au mwombe msimamizi wake amwongeze kwenye pg_hba.conf.',
    'no-database': 'Hakuna hifadhidata kama hiyo kwenye seva. Itengeneze, au weka anwani yenye jina lake sahihi.',
    'no-right':
      'Mtumiaji haruhusiwi kuandika humo, au kutengeneza schema. Mwombe mmiliki amtengenezee schema: CREATE SCHEMA … AUTHORIZATION.',
    'newer-schema':
      'Schema yake ilitengenezwa na toleo jipya zaidi la programu hii, kwa hiyo hakuna kinachoandikwa. Sasisha programu, au tumia schema nyingine.',
    'foreign-schema':
      'Schema yake ina majedwali mengine yenye majina hayo hayo, au majedwali yake yalibadilishwa. Tumia schema ya peke yake, au yarudishe yalivyokuwa.',
    'full-disk': 'Diski ya hifadhidata imejaa. Ongeza nafasi huko; matukio yatafuata yenyewe.',
    'going-away': 'Hifadhidata inazimwa au inaanza. Matukio yatafuata yenyewe itakaporudi.',
    busy: 'Hifadhidata haina nafasi kwa sasa: miunganisho ni mingi mno, au kuna kitu kinachoshikilia majedwali yake. Matukio yatafuata yenyewe.',
    slow: 'Hifadhidata haikumaliza kwa wakati. Angalia kama imezidiwa, au kuna kitu kinachoshikilia majedwali yake.',
    'read-only': 'Hifadhidata inasoma tu: ni nakala ya akiba, au imewekwa hivyo. Weka anwani ya ile inayoandika.',
    'no-unicode':
      'Hifadhidata haiwezi kuhifadhi Unicode yote. Tengeneza nyingine yenye usimbaji UTF8, na uweke anwani yake.',
    'no-tls': 'Seva haitoi usimbaji fiche, ambao unahitajika kwenda kompyuta nyingine. Washa ssl huko.',
    'bad-certificate':
      'Cheti cha seva hakiaminiki, au ni cha jina lingine. Taja mamlaka yako kwa sslrootcert kwenye anwani, au rekebisha cheti.',
    refused: 'Hifadhidata inakataa kinachotumwa (SQLSTATE {state}). Kumbukumbu zake zinapaswa kueleza kwa nini.',
  },
}
