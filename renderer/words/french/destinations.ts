import type { DestinationWords } from '../destinations.ts'

export const destinations: DestinationWords = {
  title: 'Transmis à',
  hint: 'Vos propres systèmes, qui apprennent tout ce qui est reçu.',
  none: 'Il n’y en a pas. Dans un terminal, ceci dit comment en ajouter une :',
  failed: 'Leur état n’a pas pu être chargé',
  upToDate: 'A tout reçu',
  waiting:
    '{count, plural, one {{text} événement attend} many {{text} événements attendent} other {{text} événements attendent}}, le plus ancien depuis {length}',
  given:
    '{count, plural, one {{text} événement a été abandonné} many {{text} événements ont été abandonnés} other {{text} événements ont été abandonnés}}',
  again: 'Renvoyer',
  againNamed: 'Renvoyer à {name} ce qui a été abandonné',
  releasing: 'C’est renvoyé, derrière ce qui attend déjà.',
  taken: 'Dernier reçu',
  neverTaken: 'Rien reçu depuis le démarrage de l’application',
  retry: 'Prochain essai : {when}',
  noAddress: 'aucune adresse',
  trouble: {
    'no-address': 'Son adresse n’est pas conservée ici, ou est illisible. Saisissez-la de nouveau : {command}',
    'no-key': 'Sa clé de signature n’est pas conservée ici, ou est illisible. Créez-en une nouvelle : {command}',
    unreachable: 'Elle est injoignable. Vérifiez qu’elle fonctionne, et que son nom et son certificat sont bons.',
    timeout: 'Elle n’a pas répondu en 10 secondes. Elle devrait répondre d’abord et travailler ensuite.',
    redirected: 'Elle répond par une redirection, qui n’est jamais suivie. Saisissez l’adresse où elle mène.',
    gone: 'Ce qui devait être envoyé n’est plus conservé : les limites l’ont allégé.',
    'not-allowed':
      'Le compte indiqué n’a pas le droit de faire ce qu’il faut là-bas. Demandez à son administrateur de l’autoriser.',
    'no-jetstream': 'Le serveur n’a pas JetStream. Activez-le dans sa configuration.',
    'other-stream':
      'Le flux n’accepte pas ce qui est envoyé, ou un autre flux le fait. Nommez-en un autre, ou faites-lui accepter cela : il n’est jamais modifié d’ici.',
    full: 'Elle n’a plus de place. Donnez-lui-en, ou faites garder moins au flux ; les événements suivront d’eux-mêmes.',
    'too-large':
      'Un événement est plus grand que ce qu’elle accepte. Augmentez max_payload dans la configuration du serveur.',
    key: 'Elle refuse ce qui est envoyé ({status}). Vérifiez qu’elle a la clé qui signe pour elle.',
    nothing: 'Il n’y a rien à son adresse ({status}). Saisissez la bonne.',
    many: 'Elle demande moins d’événements à la fois ({status}). Ils suivront d’eux-mêmes.',
    own: 'Elle a un problème à elle ({status}). Consultez son journal ; les événements suivront d’eux-mêmes.',
    refused: 'Elle refuse ce qui est envoyé ({status}). Son journal devrait dire pourquoi.',
    unknown: 'Elle n’a pas accepté l’événement, pour une raison que cette version ne connaît pas.',
  },
}
