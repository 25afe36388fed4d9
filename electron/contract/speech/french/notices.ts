/* What a person is told of. Short: a title and a line, which may stand on a lock screen. */
export const notices = {
  'status.pending': 'en attente',
  'status.succeeded': 'réussite',
  'status.failed': 'échec',
  'status.cancelled': 'annulation',
  'status.unknown': 'état inconnu',
  'notice.pending': '{what} est de nouveau en cours',
  'notice.succeeded': '{what} a réussi',
  'notice.failed': '{what} a échoué',
  'notice.cancelled': '{what} : annulation',
  'notice.unknown': '{what} a un état inconnu',
  'notice.now-pending': '{what} est maintenant de nouveau en cours',
  'notice.now-succeeded': '{what} a maintenant réussi',
  'notice.now-failed': '{what} a maintenant échoué',
  'notice.now-cancelled': '{what} : maintenant annulation',
  'notice.now-unknown': '{what} a maintenant un état inconnu',
  'notice.partly': '{what} est terminé, {models}',
  'notice.models': '{what} : {models}',
  'notice.models-some':
    '{failed, plural, one {# modèle sur {total} a échoué} many {# de modèles sur {total} ont échoué} other {# modèles sur {total} ont échoué}}',
  'notice.models-all':
    '{failed, plural, one {# modèle a échoué} many {les # de modèles ont échoué} other {les # modèles ont échoué}}',
  'notice.job-is': 'état du chantier : {status}',
  'notice.again': '{what} : Hover a de nouveau changé le verdict',
  'notice.after': '{to}, après {from}',
  'notice.check-amount': '{what} : vérifiez le montant',
  'notice.amount-differs': 'le montant confirmé diffère du montant demandé',
  'notice.verdicts': '{what} : Hover a envoyé des verdicts différents',
  'notice.regressed': '{what} : Hover dit de nouveau « en attente »',
  'notice.stays': 'l’état reste : {status}',
  'notice.ran': 'exécutée il y a {span}',
  'notice.other-app': '{source} : une livraison d’une autre appli Hover',
  'notice.other-app-body':
    'Son secret est celui de cette source. Vérifiez si un secret a été collé dans la mauvaise source.',
  'notice.unreadable': '{source} : une livraison n’a pas pu être lue',
  'notice.unreadable-body': 'Elle est prouvée et conservée, avec ce qui a été mis de côté.',
  'notice.stuck': '{what} est toujours en attente',
  'notice.started': 'commencée il y a {span}',
  'notice.no-sms': 'plus aucun SMS ne peut la décider',
  'notice.longer': 'plus longtemps que d’ordinaire',
  'notice.conflict': '{what} : Hover dit {status}, mais une personne a marqué {resolved}',
  'notice.note-kept': 'ce qui a été noté est gardé',
  'notice.mended-state': 'Un fichier endommagé a été réparé',
  'notice.mended-state-body': 'Ce qui est affiché a été refait à partir de ce qui a été reçu ; rien n’est perdu.',
  'notice.mended': 'Le stock des livraisons était endommagé et est réparé',
  'notice.mended-body': 'Tout ce qu’il contenait a pu être lu.',
  'notice.damaged': 'Des livraisons conservées sont endommagées',
  'notice.damaged-body':
    '{lost, plural, one {Jusqu’à # de ses entrées n’a plus pu être lue.} many {Jusqu’à # de ses entrées n’ont plus pu être lues.} other {Jusqu’à # de ses entrées n’ont plus pu être lues.}}',
  'notice.damaged-advice': 'Comparez avec le tableau de bord de Hover, ou restaurez une sauvegarde.',
  'notice.set-aside': 'Le fichier endommagé est gardé sous {file}.',
  'notice.refused':
    '{count, plural, one {{source} : # livraison refusée} many {{source} : # de livraisons refusées} other {{source} : # livraisons refusées}}',
  'notice.refused-body': 'Non prouvé. Regardez la connexion.',
  'notice.late-many':
    '{count, plural, one {# transaction tardive est arrivée} many {# de transactions tardives sont arrivées} other {# transactions tardives sont arrivées}}',
  'notice.oldest': 'la plus ancienne date d’il y a {span}',
  'notice.many-stuck':
    '{count, plural, one {# transaction est toujours en attente} many {# de transactions sont toujours en attente} other {# transactions sont toujours en attente}}',
  'notice.many-look':
    '{count, plural, one {# transaction est à regarder} many {# de transactions sont à regarder} other {# transactions sont à regarder}}',
  'notice.many-failed':
    '{count, plural, one {# transaction échouée} many {# de transactions échouées} other {# transactions échouées}}',
  'notice.many-unknown':
    '{count, plural, one {# transaction d’état inconnu} many {# de transactions d’état inconnu} other {# transactions d’état inconnu}}',
  'notice.many-cancelled':
    '{count, plural, one {# transaction annulée} many {# de transactions annulées} other {# transactions annulées}}',
  'notice.many-succeeded':
    '{count, plural, one {# transaction réussie} many {# de transactions réussies} other {# transactions réussies}}',
  'notice.many-pending':
    '{count, plural, one {# transaction de nouveau en attente} many {# de transactions de nouveau en attente} other {# transactions de nouveau en attente}}',
  'notice.many-mixed':
    '{count, plural, one {# transaction : {counts}} many {# de transactions : {counts}} other {# transactions : {counts}}}',
  'notice.counts': '{counts}',
  'notice.count-failed': '{count, plural, one {# échouée} many {# échouées} other {# échouées}}',
  'notice.count-unknown': '{count, plural, one {# d’état inconnu} many {# d’état inconnu} other {# d’état inconnu}}',
  'notice.count-cancelled': '{count, plural, one {# annulée} many {# annulées} other {# annulées}}',
  'notice.count-succeeded': '{count, plural, one {# réussie} many {# réussies} other {# réussies}}',
  'notice.count-pending':
    '{count, plural, one {# de nouveau en attente} many {# de nouveau en attente} other {# de nouveau en attente}}',
  'notice.actions': '{count, plural, one {# action} many {# d’actions} other {# actions}}',
  'notice.storm-failed': '{count, plural, one {{what} : # échec} many {{what} : # d’échecs} other {{what} : # échecs}}',
  'notice.storm-for': 'depuis {span}',
  'notice.storm-recovered':
    '{count, plural, one {{what} : rétabli après {span}, # transaction touchée} many {{what} : rétabli après {span}, # de transactions touchées} other {{what} : rétabli après {span}, # transactions touchées}}',
  'notice.storm-quiet':
    '{count, plural, one {{what} : plus d’échec après {span}, # transaction touchée} many {{what} : plus d’échec après {span}, # de transactions touchées} other {{what} : plus d’échec après {span}, # transactions touchées}}',
  'notice.storm-actions': 'Plusieurs actions',
  'notice.storm-kinds': 'De plusieurs sortes à la fois',
  'notice.digest-many':
    '{count, plural, one {Du nouveau pour # transaction} many {Du nouveau pour # de transactions} other {Du nouveau pour # transactions}}',
  'notice.held-many':
    '{count, plural, one {# avis de la période calme} many {# d’avis de la période calme} other {# avis de la période calme}}',
  'notice.test': 'Ceci est un essai',
  'notice.test-body': 'Hover Tray peut vous joindre ici quand une transaction échoue.',
  'notice.update': 'Hover Tray {version} est disponible',
  'notice.update-body': 'Voyez ce qui est nouveau, et installez-la quand cela vous convient.',
  'notice.silence': '{what} : plus rien depuis {span}',
  'notice.silence-normal':
    '{count, plural, one {environ # serait normale pendant ce temps} many {environ # seraient normales pendant ce temps} other {environ # seraient normales pendant ce temps}}',
  'notice.drift': '{what} : {failed} échecs sur {decided}',
  'notice.drift-normal':
    '{count, plural, one {environ # serait normal} many {environ # seraient normaux} other {environ # seraient normaux}}',
  'notice.silence-over': 'Des transactions arrivent à nouveau, après {span}',
  'notice.drift-over': 'De nouveau pas plus d’échecs que d’ordinaire, après {span}',
  'notice.report': 'Pendant votre absence',
  'notice.report-open': '{count, plural, one {# est à regarder} many {# sont à regarder} other {# sont à regarder}}',
  'notice.report-blind': 'rien n’a pu arriver pendant {span}',
  'notice.report-unusual': 'tout n’a pas été comme d’ordinaire',
} as const
