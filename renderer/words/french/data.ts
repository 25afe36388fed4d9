import type { DataWords } from '../data.ts'

export const data: DataWords = {
  where: {
    title: 'Où sont vos données',
    hint: 'Ce qui a été reçu est conservé uniquement sur cet ordinateur.',
    folder: 'Dossier',
    show: 'Afficher dans le gestionnaire de fichiers',
    copyPath: 'Copier le chemin',
    transactions: 'Transactions',
    oldest: 'La plus ancienne',
    none: 'Aucune pour l’instant',
    entries: 'Reçues en tout',
    used: 'Utilisé',
    onDisk: 'Sur le disque',
    files: 'Fichiers',
    copies:
      '{files, plural, one {# copie d’avant des modifications} many {# de copies d’avant des modifications} other {# copies d’avant des modifications}}, {size}',
    looking: 'Recherche…',
  },
  retention: {
    title: 'Durée de conservation',
    hint: 'Laissez un champ vide pour ne pas limiter. Ce qui part est perdu pour de bon ; une sauvegarde le garde.',
    trim: 'Supprimer les textes après (jours)',
    trimHint: 'La conversation, les SMS et les valeurs partent. La transaction et son historique restent.',
    age: 'Supprimer les transactions après (jours)',
    ageHint: 'Comptés depuis leurs dernières nouvelles.',
    failedLonger: 'Garder les échouées plus longtemps, de (jours)',
    failedLongerHint: 'Vaut pour les deux limites ci-dessus.',
    most: 'Garder au plus (transactions)',
    largest: 'Utiliser au plus (Mo)',
    overHint: 'Au-delà, les plus anciennes partent, quel que soit leur état.',
    meaning: 'Ce que cela signifie',
    invalid: 'Utilisez des nombres entiers d’au moins 1, et 36500 jours au plus.',
    tooLarge: 'Trop grand. {limit} : {most} au plus.',
    save: 'Enregistrer les limites',
    confirmTitle: 'Supprimer selon ces limites ?',
    confirm: 'Enregistrer et supprimer',
    anywayTitle: 'Enregistrer une limite qui ne peut pas être tenue ?',
    anyway: 'Enregistrer quand même',
    forGood:
      'Les transactions commencent à partir dans les dix minutes, les textes dans les six heures, les unes et les autres peu à peu. C’est irréversible. Faites d’abord une sauvegarde si vous pourriez en avoir besoin.',
  },
  limits: {
    trim: '{days, plural, one {Les textes partent un jour après les dernières nouvelles d’une transaction.} many {Les textes partent # de jours après les dernières nouvelles d’une transaction.} other {Les textes partent # jours après les dernières nouvelles d’une transaction.}}',
    age: '{days, plural, one {Les transactions partent un jour après leurs dernières nouvelles.} many {Les transactions partent # de jours après leurs dernières nouvelles.} other {Les transactions partent # jours après leurs dernières nouvelles.}}',
    longer: '{status} : gardées entières {days, plural, one {un jour} many {# de jours} other {# jours}} de plus.',
    most: '{count, plural, one {Au-delà de # transaction, les plus anciennes partent.} many {Au-delà de # de transactions, les plus anciennes partent.} other {Au-delà de # transactions, les plus anciennes partent.}}',
    largest: 'Au-delà de {size}, les plus anciennes partent.',
    none: 'Tout est conservé pour toujours.',
  },
  preview: {
    none: 'Aucune transaction ne partirait maintenant.',
    goes: '{count, plural, one {# transaction part : {kinds}.} many {# de transactions partent : {kinds}.} other {# transactions partent : {kinds}.}}',
    goesOn:
      '{count, plural, one {# transaction part : {kinds}, dernières nouvelles le {day}.} many {# de transactions partent : {kinds}, dernières nouvelles le {day}.} other {# transactions partent : {kinds}, dernières nouvelles le {day}.}}',
    goesBetween:
      '{count, plural, one {# transaction part : {kinds}, dernières nouvelles entre le {oldest} et le {newest}.} many {# de transactions partent : {kinds}, dernières nouvelles entre le {oldest} et le {newest}.} other {# transactions partent : {kinds}, dernières nouvelles entre le {oldest} et le {newest}.}}',
    space: 'Environ {size} dans les bases de données redeviennent utilisables.',
    texts:
      '{count, plural, one {Les textes de # transaction qui reste partent.} many {Les textes d’au plus # de transactions qui restent partent.} other {Les textes d’au plus # transactions qui restent partent.}}',
    least:
      'La limite de taille ne peut pas être tenue : une base vide prend {size}. Rien ne part à cause d’elle ; choisissez plus.',
    part: {
      pending: '{count, plural, one {# en attente} many {# en attente} other {# en attente}}',
      succeeded: '{count, plural, one {# réussie} many {# réussies} other {# réussies}}',
      failed: '{count, plural, one {# échouée} many {# échouées} other {# échouées}}',
      cancelled: '{count, plural, one {# annulée} many {# annulées} other {# annulées}}',
      unknown: '{count, plural, one {# inconnue} many {# inconnues} other {# inconnues}}',
    },
  },
  copy: {
    title: 'Emporter vos données',
    hint: 'Les fichiers sont écrits où vous le choisissez, lisibles par votre seul utilisateur.',
    query: 'Seulement ce qui correspond',
    queryHint: 'Dans la langue de la barre de recherche, par exemple status:failed since:30d. Vide : tout.',
    format: 'Format',
    formats: { csv: 'CSV, pour les tableurs', jsonl: 'Lignes JSON, pour les programmes' },
    export: 'Exporter…',
    masked: 'Les numéros, noms et soldes sont masqués.',
    backup: 'Faire une sauvegarde…',
    backupHint:
      'Tout ce qui a été reçu, non masqué, et les réglages. Aucun secret. Gardez-la aussi sûrement que cet ordinateur.',
    exported:
      '{transactions, plural, one {# transaction écrite} many {# de transactions écrites} other {# transactions écrites}}, {size}.',
    backedUp: 'Sauvegarde écrite et vérifiée, {size}.',
    showFile: 'Afficher le fichier',
    writing: { export: 'Écriture de l’export', backup: 'Écriture de la sauvegarde' },
    percent: '{percent} %',
    checking: 'Vérification…',
    cancelWriting: 'Annuler',
  },
}
