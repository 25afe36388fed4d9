import type { MeaningWords } from '../meaning.ts'

export const meaning: MeaningWords = {
  explanation: {
    title: 'Ce que cela signifie',
    actorLabel: 'Qui doit agir',
    actor: {
      customer: 'Le client',
      developer: 'Un développeur',
      operator: 'L’opérateur mobile',
      support: 'L’assistance',
    },
    nobody: 'Personne de désigné',
    retryLabel: 'Réessayer ?',
    retry: {
      yes: 'Oui, réessayer a du sens.',
      'check-first': 'Seulement après avoir vérifié que rien n’a été payé.',
      no: 'Non, cela échouerait de nouveau.',
      unknown: 'Inconnu. Vérifiez d’abord que rien n’a été payé.',
    },
    from: {
      'your table': 'De votre propre liste de catégories.',
      'built in': 'Intégré. Votre propre liste peut mieux le dire.',
      unknown: 'Personne n’a encore dit ce que signifie cette catégorie.',
    },
    define: 'Dire ce que cela signifie',
    edit: 'Modifier la signification',
  },
  pending: {
    title: 'Toujours en attente',
    normal:
      '{runs, plural, one {95 exécutions sur 100 de cette action sont décidées en {time} (appris de # exécution).} many {95 exécutions sur 100 de cette action sont décidées en {time} (appris de # d’exécutions).} other {95 exécutions sur 100 de cette action sont décidées en {time} (appris de # exécutions).}}',
    age: 'En attente depuis {time}',
  },
  parser: {
    title: 'Un SMS est venu, mais aucun analyseur ne l’a reconnu',
    propose: 'Proposer un analyseur',
    proposeAgain: 'Proposer de nouveau',
    proposing: 'Essai d’expressions…',
    listTitle: 'Expressions qui conviendraient',
    use: 'Collez-en une dans le formulaire d’analyseur de l’action, dans le tableau de bord de Hover, avec l’expéditeur ci-dessus.',
    missed: 'reconnaît {matched} des {all} manqués',
    hits: '{matched} des {all} précédents',
    others: '{matched} des {all} autres',
    othersHint: 'Les autres sont des SMS conservés de cet expéditeur qui ne doivent pas être reconnus.',
    copy: 'Copier l’expression',
  },
  reveal: {
    title: 'Valeurs masquées',
    show: 'Afficher ce qui est masqué',
    warning:
      'Le fait que vous avez regardé est consigné. Les PIN et les secrets ne sont pas conservés, ils restent donc masqués.',
    shown:
      'Des données personnelles sont affichées. Elles sont de nouveau masquées quand vous fermez cette transaction.',
    stale: 'Des nouvelles sont arrivées depuis. Affichez de nouveau pour tout voir.',
    again: 'Afficher de nouveau',
    hide: 'Masquer de nouveau',
    log: '{count, plural, one {Affichées # fois} many {Affichées # de fois} other {Affichées # fois}}',
  },
  resolution: {
    resolve: 'Marquer comme réglée…',
    change: 'Modifier…',
    reopen: 'Annuler ce verdict',
    resolved: 'Réglée',
    mark: {
      succeeded: 'Réglée : réussie',
      failed: 'Réglée : échouée',
      cancelled: 'Réglée : annulée',
    },
    sentence: {
      succeeded: 'Quelqu’un ici l’a réglée comme réussie',
      failed: 'Quelqu’un ici l’a réglée comme échouée',
      cancelled: 'Quelqu’un ici l’a réglée comme annulée',
    },
    hoverSays: 'État selon Hover : {status}.',
    disagrees: 'Conflit : l’état selon Hover est {status}.',
    dialogTitle: 'Marquer comme réglée',
    hint: 'Votre verdict figure à côté de l’état de Hover et n’est jamais écrasé. Si Hover dit plus tard autre chose, vous voyez un conflit.',
    verdict: 'Que s’est-il vraiment passé ?',
    verdicts: {
      succeeded: { label: 'Elle a réussi', hint: 'Par exemple : l’argent est arrivé, le client l’a confirmé.' },
      failed: { label: 'Elle a échoué', hint: 'Par exemple : l’argent n’a jamais été prélevé, ou il a été remboursé.' },
      cancelled: { label: 'Elle a été abandonnée', hint: 'Par exemple : le client n’en veut plus.' },
    },
    note: 'Note',
    noteHint: 'Comment vous le savez. Sans PIN ni données personnelles.',
    submit: 'Marquer comme réglée',
    choose: 'Choisissez ce qui s’est vraiment passé.',
  },
}
