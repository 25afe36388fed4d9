import type { MainWords } from '../main.ts'
import { connection } from './connection.ts'

/*
 * Glossary. transaction: transaction (all states agree with it, in the feminine) · pending: en attente · succeeded:
 * réussie · failed: échouée · cancelled: annulée · stuck: bloquée · late: tardive · delivery: livraison · repeat:
 * doublon · source: source · receiver: récepteur · tunnel: tunnel · secret: secret · quarantine: quarantaine ·
 * practice: entraînement · notice: avis · notification: notification · query: requête · view: vue · parser: analyseur ·
 * category: catégorie · operator: opérateur · resolved: réglée · backup: sauvegarde · to top up: recharger ·
 * webhook, PIN, SMS, USSD stay. People are addressed with vous.
 */
export const main: MainWords = {
  app: {
    name: 'Hover Tray',
    loading: 'Chargement…',
    lost: 'L’application ne répond pas. Quittez Hover Tray et relancez-le.',
    retry: 'Réessayer',
    copy: 'Copier',
    copied: 'Copié',
    close: 'Fermer',
    cancel: 'Annuler',
    working: 'Un instant…',
  },
  when: {
    now: 'à l’instant',
    soon: 'dans un instant',
    days: '{n} j',
    hours: '{n} h',
    minutes: '{n} min',
    seconds: '{n} s',
  },
  size: {
    bytes: '{count, plural, one {# octet} many {# d’octets} other {# octets}}',
    kilobytes: '{n} Ko',
    megabytes: '{n} Mo',
    gigabytes: '{n} Go',
    terabytes: '{n} To',
  },
  sourceKind: { 'ussd-app': 'Hover USSD (usehover.com)', 'hover-org': 'Organisation Hover (hover.to)' },
  status: {
    pending: 'En attente',
    succeeded: 'Réussie',
    failed: 'Échouée',
    cancelled: 'Annulée',
    unknown: 'Inconnue',
  },
  environment: {
    production: 'Production',
    debug: 'Débogage',
    test: 'Test',
    manual: 'Manuel',
    other: 'Autre mode',
  },
  flag: {
    LATE: 'Tardive',
    REGRESSED: 'Retour en arrière',
    CHANGED_VERDICT: 'Verdict modifié',
    CLOCK: 'Horloge fausse',
    APP_MISMATCH: 'Autre appli',
    ID_MISMATCH: 'Identifiants différents',
    UNUSUAL_SHAPE: 'Inhabituelle',
    STUCK: 'Bloquée',
    AMOUNT_MISMATCH: 'Montants différents',
    CONFLICT: 'Conflit',
    MODEL_FAILED: 'Modèle échoué',
    BASELINE: 'D’avant',
  },
  flagMeaning: {
    LATE: 'Elle a été signalée longtemps après. Le téléphone était sans doute hors ligne.',
    REGRESSED: 'Une livraison plus récente dit de nouveau « en attente ». Le verdict est conservé.',
    CHANGED_VERDICT: 'Hover a envoyé plusieurs verdicts. Le plus récent compte.',
    CLOCK: 'Son heure est dans le futur. Une horloge est sans doute fausse.',
    APP_MISMATCH: 'Elle nomme une autre appli que celle à laquelle ce secret appartenait.',
    ID_MISMATCH: 'Elle donne deux fois son identifiant, et les deux diffèrent.',
    UNUSUAL_SHAPE: 'Une partie de la livraison ne correspondait pas à la documentation.',
    STUCK: 'Elle est en attente depuis trop longtemps. Quelqu’un devrait la vérifier à la main.',
    AMOUNT_MISMATCH: 'Le montant envoyé et le montant confirmé diffèrent.',
    CONFLICT: 'Le verdict de Hover et celui d’une personne ici se contredisent.',
    MODEL_FAILED: 'Au moins un modèle du chantier a échoué, quoi qu’il soit advenu du chantier.',
    BASELINE: 'Elle était terminée avant le premier regard de cette application. Personne n’en a été averti.',
  },
  kind: {
    ussd: 'Session USSD',
    job: 'Chantier',
    model: 'Modèle',
    'capture-request': 'Demande de prise de vue',
    inspection: 'Inspection',
    'change-request': 'Demande de modification',
    document: 'Document',
    order: 'Commande',
    'production-list': 'Liste de production',
    image: 'Image',
    lead: 'Prospect',
    other: 'Événement',
  },
  rail: {
    label: 'Vues',
    settings: 'Réglages',
    quarantine: 'Quarantaine',
    views: {
      all: 'Toutes',
      attention: 'À traiter',
      failed: 'Échouées',
      pending: 'En attente',
      stuck: 'Bloquées',
      late: 'Tardives',
      succeeded: 'Réussies',
      cancelled: 'Annulées',
    },
  },
  list: {
    label: 'Transactions',
    fresh: '{count, plural, one {# nouvelle} many {# de nouvelles} other {# nouvelles}}',
    showFresh:
      '{count, plural, one {Afficher # nouvelle transaction} many {Afficher # de nouvelles transactions} other {Afficher # nouvelles transactions}}',
    emptyTitle: 'Rien pour le moment',
    emptyHint:
      'La prochaine transaction envoyée par Hover apparaîtra ici d’elle-même. Lancez une action dans votre appli pour en voir une.',
    emptyBroken: 'Rien ne peut arriver pour le moment. {sentence}',
    emptyPractice:
      'Le Hover d’entraînement en enverra dans un instant. Utilisez « En jouer d’autres » pour en envoyer tout de suite.',
    emptyView: 'Aucune transaction n’est dans cet état. Choisissez Toutes pour voir les autres.',
    emptyAttention:
      'Rien ne vous attend. Les échecs, les verdicts inconnus, les transactions bloquées et les conflits apparaissent ici.',
    emptyStuck: 'Aucune transaction n’est en attente depuis trop longtemps.',
    emptyLate: 'Aucune transaction n’a été signalée longtemps après.',
    noMatchTitle: 'Aucun résultat',
    noMatchHint: 'Aucune transaction ne répond à tout cela. Retirez un critère ou effacez la requête.',
    clearSearch: 'Effacer la requête',
    failedTitle: 'La liste n’a pas pu être chargée',
  },
  quarantine: {
    title: 'Quarantaine',
    hint: 'Ces livraisons viennent bien de Hover, mais cette version ne sait pas les lire. Elles sont conservées telles quelles, et une version qui les comprend les relira. S’il en vient beaucoup, mettez Hover Tray à jour.',
    emptyTitle: 'La quarantaine est vide',
    emptyHint: 'Une livraison qui vient de Hover mais qu’on ne peut pas comprendre est conservée ici.',
    received: 'Reçue',
    number: 'Livraison {seq}',
    open: 'Afficher ce que dit la livraison {seq}',
    close: 'Masquer ce que dit la livraison {seq}',
    text: 'Ce qu’elle dit',
    empty: 'D’une livraison USSD, ce sont ses données qui sont conservées, et celle-ci n’en avait pas.',
    gone: 'Son texte est parti, comme le veulent les limites des réglages, ou la livraison elle-même.',
    reveal: 'Afficher ce qui est masqué',
    hide: 'Masquer de nouveau',
    revealed: 'Rien n’est masqué en ce moment. Cet affichage est consigné.',
    masked: 'Les numéros et les noms sont masqués.',
    copy: 'Copier tel quel',
    what: 'Que faire',
    remedy: {
      'ussd-app':
        'Regardez si une transaction s’y trouve. Si oui, Hover a changé ce qu’il envoie : mettez Hover Tray à jour, ou signalez-le avec le texte masqué. Sinon, autre chose que votre appli envoie à cette adresse.',
      'hover-org':
        'Hover envoie sans doute quelque chose de nouveau. Mettez Hover Tray à jour : il relit alors la livraison de lui-même. D’ici là, regardez le travail chez Hover.',
    },
  },
  practice: {
    banner: 'Entraînement : ces transactions ne sont pas réelles',
    more: 'En jouer d’autres',
    leave: 'Quitter l’entraînement',
  },
  firstRun: {
    title: 'Voyez chaque transaction Hover au moment où elle a lieu',
    lead: 'Hover Tray reçoit ce que Hover envoie, le garde sur cet ordinateur et vous avertit quand une transaction échoue.',
    practiceTitle: 'Essayez avec le Hover d’entraînement',
    practiceText:
      'Un clic. Ni compte ni internet. Des transactions inventées arrivent en direct, et certaines échouent.',
    practiceButton: 'Commencer l’entraînement',
    ussdTitle: 'Connecter Hover USSD',
    ussdText:
      'usehover.com : argent mobile et crédit d’appel dans une appli Android. Il vous faut le secret de webhook de votre appli.',
    orgTitle: 'Connecter une organisation Hover',
    orgText:
      'hover.to : chantiers et mesures de bâtiments. Il vous faut l’identifiant client et le secret de votre intégration.',
    privacy: 'Tout reste sur cet ordinateur. Ni compte ni télémétrie.',
  },
  connection,
  announce: {
    failures:
      '{count, plural, one {Une transaction a échoué : {latest}.} many {# de transactions ont échoué. La dernière : {latest}.} other {# transactions ont échoué. La dernière : {latest}.}}',
  },
  delivery: {
    new: 'Nouveau',
    update: 'Mise à jour',
    stale: 'Nouvelle dépassée',
    duplicate: 'Doublon',
  },
}
