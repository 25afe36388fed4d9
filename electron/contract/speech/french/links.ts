/* The links of the way from Hover to a person, and what the doctor finds of them. */
export const links = {
  'link.registration': 'Enregistrement',
  'link.tunnel': 'Tunnel',
  'link.public-address': 'Adresse publique',
  'link.receiver': 'Récepteur',
  'link.authenticity': 'Preuve d’origine',
  'link.database': 'Base de données',
  'link.rules': 'Règles',
  'link.notifications': 'Notifications',
  'link.engine': 'Moteur',
  'link.engine-connecting': 'On demande au moteur ce qu’il a.',
  'link.engine-here': 'Cette fenêtre montre le moteur tel qu’il est maintenant.',
  'link.engine-unheard': 'On ne le sait pas tant que le moteur est absent.',
  'link.registration-of': 'Enregistrement de {source}',
  'link.authenticity-of': 'Preuve d’origine de {source}',
  'link.no-organization':
    'Il n’y a pas d’organisation Hover. Les applis USSD s’enregistrent dans le tableau de bord de Hover.',
  'link.unheard': 'On ne peut pas en juger tant que l’application lancée ne répond pas.',
  'link.no-source': 'Il n’y a pas encore de source.',
  'link.receiver-listens': 'Le récepteur écoute sur le port {port} de cet ordinateur.',
  'link.receiver-opening': 'Le récepteur est en cours d’ouverture.',
  'link.not-running':
    'Hover Tray n’est pas lancé, rien n’est donc reçu. Lancez l’application, ou exécutez : hover-tray serve',
  'link.not-answering':
    'Hover Tray est lancé mais ne répond pas, ou est d’une autre version. Quittez-le, de force s’il le faut, et relancez-le.',
  'link.practice-needs-no-tunnel': 'L’entraînement n’a pas besoin de tunnel.',
  'link.loopback': 'Seuls les expéditeurs de cet ordinateur sont admis : aucun tunnel n’est réglé.',
  'link.tunnel-opening': 'Le tunnel est en cours d’ouverture.',
  'link.own-address': 'Votre propre adresse publique est réglée.',
  'link.tunnel-open': 'Le tunnel est ouvert.',
  'link.tunnel-anew': 'Le tunnel est rouvert, car son adresse ne mène nulle part.',
  'link.no-address': 'Il n’y a pas d’adresse publique, et aucune n’est nécessaire.',
  'link.address-checking': 'L’adresse publique est en cours de vérification.',
  'link.address-reached': 'L’adresse publique mène à cette application.',
  'link.after-address': 'On ne peut pas en juger tant que l’adresse publique ne mène pas ici.',
  'link.after-receiver': 'On ne peut pas en juger tant que le récepteur n’est pas ouvert.',
  'link.after-tunnel': 'On ne peut pas en juger tant que le tunnel n’est pas ouvert.',
  'link.hover-took': 'Hover a pris le webhook.',
  'link.hover-asked': 'On demande à Hover comment il liste le webhook.',
  'link.hover-lists': 'Hover liste le webhook comme vérifié.',
  'link.hover-lists-error': 'Hover liste le webhook comme vérifié, et a noté une erreur d’une livraison précédente.',
  'link.look-failed': 'Le dernier regard dans la liste des webhooks de Hover a échoué ; il est répété dans la minute.',
  'link.meanwhile': 'Entre-temps, les livraisons sont toujours admises.',
  'link.not-verified':
    'Hover liste le webhook comme non vérifié et n’envoie rien. Appuyez sur Réessayer : un nouveau code est demandé à Hover.',
  'link.under-way-idle': 'L’enregistrement n’a pas encore commencé.',
  'link.under-way-opening': 'L’enregistrement attend l’adresse publique.',
  'link.under-way-registering': 'On demande à Hover d’enregistrer le webhook.',
  'link.under-way-awaiting-code': 'Le code de vérification de Hover est attendu.',
  'link.under-way-verifying': 'Le code de vérification de Hover est en cours de confirmation.',
  'link.secret-elsewhere': 'Son secret est dans le trousseau du bureau, que seule l’application peut ouvrir.',
  'link.secret-unreadable':
    'Le secret conservé ne peut pas être lu sur cet ordinateur. Saisissez-le de nouveau dans les réglages.',
  'link.webhook-secret-unreadable':
    'Le secret conservé du webhook ne peut pas être lu sur cet ordinateur. Reconnectez l’organisation dans les réglages.',
  'link.nothing-yet': 'Aucune livraison n’est encore venue : rien n’a pu être prouvé jusqu’ici.',
  'link.proven': 'La dernière livraison venait bien de Hover.',
  'link.doubled': 'Ce qu’un autre webhook chez Hover envoie aussi à cette adresse n’est pas admis.',
  'link.skew-fast':
    'Elle est venue {span} après sa signature : l’horloge de cet ordinateur avance, ou la livraison a été en route si longtemps.',
  'link.skew-slow': 'Elle est venue {span} avant sa signature : l’horloge de cet ordinateur retarde.',
  'link.refused':
    '{count, plural, one {La dernière livraison n’a pas été admise.} many {Les # de dernières livraisons n’ont pas été admises.} other {Les # dernières livraisons n’ont pas été admises.}}',
  'link.unproven': 'Rien n’a prouvé que Hover les avait envoyées.',
  'refusal.wrong-secret': 'Refusé : mauvais secret. Vérifiez le secret du webhook dans les réglages.',
  'refusal.other-hover':
    'Refusé : événements de hover.to. Cette adresse est celle d’une appli de usehover.com. Ajoutez hover.to comme organisation dans les réglages.',
  'refusal.wrong-signature': 'Refusé : mauvaise signature. Reconnectez l’organisation dans les réglages.',
  'refusal.unknown-webhook': 'Refusé : webhook inconnu. Reconnectez l’organisation dans les réglages.',
  'refusal.stale': 'Refusé : signé à un autre moment. Vérifiez l’horloge de cet ordinateur.',
  'refusal.future': 'Refusé : signé {span} dans le futur. L’horloge de cet ordinateur retarde de {span}. Réglez-la.',
  'refusal.past':
    'Refusé : signé il y a {span}. L’horloge de cet ordinateur avance de {span}, ou les livraisons sont anciennes. Vérifiez l’horloge.',
  'link.journal-broken':
    'Les livraisons ne peuvent pas être conservées et reçoivent la réponse 503 avec Retry-After. On ne sait pas si Hover les renvoie : cherchez leurs transactions chez Hover.',
  'link.reader-broken': 'Ce qui est conservé ne peut pas être lu.',
  'link.projector-broken': 'Les livraisons sont conservées, mais pas traitées : personne n’en est averti.',
  'link.database-corrupt':
    'Un fichier de base de données est endommagé. Relancez Hover Tray : il garde ce qui peut être lu. S’il le redit, mettez une sauvegarde à sa place.',
  'link.database-newer':
    'Un fichier de base de données a été écrit par une version plus récente de Hover Tray. Installez cette version ou une plus récente ; rien n’a été changé.',
  'link.database-locked': 'Un autre programme utilise la base de données. Fermez ce programme et réessayez.',
  'link.database-full': 'Le disque est plein. Libérez de la place.',
  'link.database-read-only':
    'Un fichier de base de données ne peut pas être écrit. Autorisez cet utilisateur à écrire dans son dossier.',
  'link.database-read-only-disk':
    'Un fichier de base de données ne peut pas être écrit : son disque est en lecture seule. Montez-le en écriture, ou utilisez-en un autre.',
  'link.database-io':
    'Un fichier de base de données n’a pas pu être lu ou écrit. Vérifiez que son disque est branché et sain.',
  'link.disk-almost-full':
    'Le disque est presque plein, et les prochaines livraisons ne tiendront peut-être pas. Libérez de la place.',
  'link.database-stalled':
    'Les livraisons sont conservées, mais pas traitées depuis une minute : personne n’en est averti. Relancez l’application.',
  'link.database-busy': 'Les livraisons arrivent plus vite qu’elles ne sont traitées ; la liste suit bientôt.',
  'link.database-little-space': 'Les livraisons sont conservées. Il reste moins de 1 Go libre sur le disque.',
  'link.database-good': 'Les livraisons sont conservées et traitées.',
  'link.overloaded':
    'Il arrive plus de livraisons à la fois qu’il n’est possible d’en conserver : jusqu’ici {count, plural, one {# a reçu} many {# ont reçu} other {# ont reçu}} la réponse 503 avec Retry-After. On ne sait pas si Hover les renvoie : cherchez leurs transactions chez Hover. Si cela continue, arrêtez ce qui occupe aussi le disque de cet ordinateur, ou utilisez-en un plus rapide.',
  'link.overloaded-before':
    'Il y a {span}, {count, plural, one {# livraison a reçu} many {# de livraisons ont reçu} other {# livraisons ont reçu}} la réponse 503 avec Retry-After, parce qu’il en arrivait plus à la fois qu’il n’était possible d’en conserver. On ne sait pas si Hover les renvoie : cherchez leurs transactions chez Hover.',
  'link.erasing-unfinished':
    'L’effacement d’un client a été interrompu : il peut rester quelque chose de lui sur le disque. Arrêtez l’application et relancez le même hover-tray erase : il ira au bout.',
  'link.restore-untold':
    'Une restauration a été interrompue : personne n’a été informé de l’endroit où se trouve ce qui était là avant, ni si des clients effacés ont pu revenir. Arrêtez l’application et lancez hover-tray restore sans fichier : il ira au bout et le dira.',
  'link.failures-off':
    'Personne n’est averti des échecs : les notifications des transactions échouées sont désactivées. Activez-les dans les réglages.',
  'link.told-of': 'Les personnes sont averties des transactions de cet état : {states}.',
  'link.state-failed': 'échouée',
  'link.state-unknown': 'état inconnu',
  'link.state-cancelled': 'annulée',
  'link.state-succeeded': 'réussie',
  'link.state-stuck': 'en attente depuis trop longtemps',
  'link.reach-stopped': 'Seule l’application lancée peut savoir si les avis sont affichés.',
  'link.reach-unknown': 'Aucun avis n’a encore été affiché. Un essai montre s’ils arrivent.',
  'link.reach-terminal': 'Les avis sont écrits dans le terminal.',
  'link.reach-taken': 'Le bureau prend les avis. Il peut encore les cacher en mode Ne pas déranger.',
  'link.reach-seen': 'Les notifications s’affichent ici : quelqu’un a répondu à l’une d’elles.',
  'link.reach-refused':
    'Le bureau n’a pas affiché le dernier avis. Autorisez les notifications de Hover Tray dans les réglages du bureau, puis envoyez un essai.',
  'link.reach-no-server':
    '{waiting, plural, =0 {Rien sur ce bureau n’affiche de notifications. Lancez son service de notification ; l’application le remarque d’elle-même.} one {Rien sur ce bureau n’affiche de notifications. Lancez son service de notification ; un avis l’attend.} many {Rien sur ce bureau n’affiche de notifications. Lancez son service de notification ; # d’avis l’attendent.} other {Rien sur ce bureau n’affiche de notifications. Lancez son service de notification ; # avis l’attendent.}}',
  'link.rules-unread':
    'Vos propres règles ne peuvent pas être comprises : seuls les interrupteurs des notifications comptent. Ouvrez les règles dans les réglages et enregistrez-les de nouveau.',
  'link.told-of-some': 'Les personnes ne sont averties que de certains échecs : ceux que nomme une de vos règles.',
  'link.silent':
    'Rien n’est arrivé depuis {span}, ce qui n’est pas normal ici. Regardez dans le tableau de bord de Hover si des transactions ont lieu, et si elles sont envoyées à cette adresse.',
  'link.unusual':
    '{count, plural, one {Une action se tait ou échoue plus que d’ordinaire.} many {# d’actions se taisent ou échouent plus que d’ordinaire.} other {# actions se taisent ou échouent plus que d’ordinaire.}}',
} as const
