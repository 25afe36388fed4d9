/* What a failure or a pending transaction means. The glossary is the one of the window's French words. */
export const meanings = {
  'meaning.no-response':
    'Le service de l’opérateur n’a jamais répondu, il ne s’est donc sans doute rien passé. Vérifiez le solde avant de réessayer.',
  'meaning.low-balance':
    'Il n’y avait pas assez d’argent sur le compte. Le client doit le recharger avant de réessayer.',
  'meaning.wrong-pin':
    'Le code PIN était faux. Le client doit saisir le bon ; plusieurs erreurs de suite peuvent bloquer le compte.',
  'meaning.invalid-entry': 'L’opérateur a refusé une saisie : le montant, le numéro ou le compte. Corrigez-la d’abord.',
  'meaning.incomplete':
    'Une partie seulement du dialogue est revenue. Vérifiez auprès de l’opérateur si de l’argent a bougé avant de réessayer.',
  'meaning.mmi-error':
    'Le réseau a rejeté le code : la connexion était mauvaise, ou le code n’y est pas valable. Rien n’a été fait, réessayer est sans danger ; si cela continue, un développeur doit vérifier le code de l’action.',
  'meaning.unregistered':
    'La SIM n’est pas inscrite à ce service. Le client doit d’abord s’inscrire auprès de l’opérateur.',
  'meaning.invalid-recipient':
    'L’opérateur n’accepte pas le destinataire. Vérifiez le numéro ou le compte, et corrigez-le d’abord.',
  'meaning.line-not-active':
    'La ligne n’est pas active pour ce service. Le client doit d’abord la faire activer par l’opérateur.',
  'meaning.undecided':
    'Aucun analyseur n’a encore décidé, personne ne sait donc si l’argent est parti. Réessayer un paiement en attente risque de payer deux fois.',
  'meaning.no-reason': 'Hover n’a donné aucune raison de l’échec.',
  'meaning.unknown-category':
    'La raison donnée par Hover est « {category} ». Personne n’a encore dit ce que cela signifie.',
  'meaning.unknown-status':
    'Hover a envoyé l’état « {status} », que cette application ne connaît pas. Il ne compte ni comme réussite ni comme échec.',
  'meaning.nameless-status':
    'Hover a envoyé un état que cette application ne connaît pas. Il ne compte ni comme réussite ni comme échec.',
  'pending.waiting': 'Elle vient d’être lancée. Attendez la réponse de l’opérateur avant que quelqu’un ne réessaie.',
  'pending.waiting-for-sms':
    'En attente depuis {age} : un SMS de l’opérateur peut encore la décider, jusqu’à 12 heures après l’exécution.',
  'pending.usually': 'Cette action est d’ordinaire décidée en {usual}.',
  'pending.stuck':
    'En attente depuis {age} : plus aucun SMS ne peut la décider. Seul un téléphone hors ligne peut encore apporter des nouvelles, jusqu’à 14 jours après l’exécution. Vérifiez auprès de l’opérateur avant que quelqu’un ne repaie.',
  'pending.final':
    'En attente depuis {age} : elle ne changera plus d’elle-même. Demandez à l’opérateur, puis réglez-la à la main.',
  'parser.missed-pending': 'Le SMS de l’opérateur est venu, mais aucun analyseur ne l’a reconnu.',
  'parser.missed-failed':
    'Hover l’a crue sans réponse, mais le SMS de l’opérateur est venu et aucun analyseur ne l’a reconnu. Elle a peut-être réussi : lisez le SMS.',
  'blind.none-changed': 'Hover a été interrogé sur tous les chantiers : aucun n’avait changé à notre insu.',
  'blind.some-changed':
    '{count, plural, one {Hover a été interrogé sur tous les chantiers : # avait changé à notre insu et est à jour maintenant.} many {Hover a été interrogé sur tous les chantiers : # avaient changé à notre insu et sont à jour maintenant.} other {Hover a été interrogé sur tous les chantiers : # avaient changé à notre insu et sont à jour maintenant.}}',
  'blind.not-askable':
    'Les états par lesquels un chantier n’a fait que passer, et les événements de documents, commandes, prises de vue et inspections, ne peuvent pas être demandés.',
  'blind.unknowable':
    'Ce que usehover.com a envoyé entre-temps est perdu ici, car on ne peut pas l’interroger. Regardez son tableau de bord, ou importez-en un export.',
} as const
