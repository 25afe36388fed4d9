/* The menu beside the clock. */
export const tray = {
  'tray.no-failed': 'Aucune transaction échouée',
  'tray.failed': '{count, plural, one {# échouée} many {# échouées} other {# échouées}}',
  'tray.pending': '{count, plural, one {# en attente} many {# en attente} other {# en attente}}',
  'tray.open': 'Ouvrir Hover Tray',
  'tray.failure': 'Échouée : {what}',
  'tray.failure-why': 'Échouée : {what} ({why})',
  'tray.copy-address': 'Copier l’adresse',
  'tray.quit': 'Quitter',
  'tray.no-sources': 'Pas encore de source',
  'tray.live': 'En direct',
  'tray.some-live':
    '{count, plural, one {# source en direct sur {of}} many {# de sources en direct sur {of}} other {# sources en direct sur {of}}}',
  'tray.broken': '{link} : {why}',
  'tray.what-to-do': 'Que faire…',
  'tray.retry': 'Essayer de se connecter maintenant',
  'tray.connect-source': 'Connecter l’organisation…',
  'tray.source-settings': 'Réglages de la source…',
  'tray.tunnel-settings': 'Réglages du tunnel…',
  'tray.notification-settings': 'Réglages des notifications…',
  'tray.test-notification': 'Envoyer une notification d’essai',
} as const
