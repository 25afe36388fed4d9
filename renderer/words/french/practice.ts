import type { PracticeWords } from '../practice.ts'

export const practice: PracticeWords = {
  title: 'Faire échouer des livraisons',
  hint: 'Sur cent livraisons, tant sont perdues, en retard, répétées ou falsifiées. La même graine touche les mêmes.',
  fault: {
    drop: 'Perdues',
    delay: 'Retardées',
    duplicate: 'Répétées',
    reorder: 'Après la suivante',
    badSignature: 'Mauvaise signature',
    clockSkew: 'Mauvaise horloge',
    late: 'Vieilles de deux semaines au plus',
  },
  share: '{fault}, en pour cent',
  seed: 'Graine',
  rate: 'Transactions par seconde',
  seconds: 'Secondes',
  play: 'Jouer une journée',
  invalid:
    'Saisissez des parts de 0 à 100, une graine entière à partir de 0, de 0,1 à 100 transactions par seconde et de 1 à 3600 secondes.',
  result: 'Ce qui s’est passé',
  playing:
    '{count, plural, one {# transaction est en cours.} many {# de transactions sont en cours.} other {# transactions sont en cours.}}',
  posted: '{made} livraisons ont été produites et {posted} envoyées.',
  answered: '{taken} acceptées, {refused} refusées, {unanswered} sans réponse.',
  befell: '{fault} : {count}',
  right:
    '{count, plural, one {# transaction est affichée comme le dit ce qui est arrivé.} many {# de transactions sont affichées comme le dit ce qui est arrivé.} other {# transactions sont affichées comme le dit ce qui est arrivé.}}',
  wrong:
    '{count, plural, one {# transaction est affichée autrement} many {# de transactions sont affichées autrement} other {# transactions sont affichées autrement}} ; Hover est interrogé sur les dossiers douteux, ce qui prend un instant.',
  unheard:
    '{count, plural, one {De # transaction, rien n’est arrivé.} many {De # de transactions, rien n’est arrivé.} other {De # transactions, rien n’est arrivé.}}',
}
