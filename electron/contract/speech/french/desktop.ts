/* Notices on the desktop: their buttons, and what a test of them found out. */
export const desktop = {
  'desktop.open': 'Ouvrir',
  'desktop.acknowledge': 'Accuser réception',
  'desktop.snooze': 'Silence pendant 1 heure',
  'desktop.seen': 'Je vois ceci',
  'desktop.test-seen': 'Vous avez répondu à la notification : les notifications vous parviennent ici.',
  'desktop.test-taken':
    'Le bureau a pris la notification. Si vous la voyez, cliquez dessus : il sera alors certain que les notifications vous parviennent.',
  'desktop.test-hidden':
    'Le bureau a pris la notification, mais il les cache toutes en ce moment : le mode Ne pas déranger est activé.',
  'desktop.test-dropped': 'Le bureau a pris la notification et l’a fermée aussitôt : personne n’a pu la voir.',
  'desktop.test-refused': 'Le bureau n’a pas pris la notification.',
  'desktop.test-no-server': 'Rien sur ce bureau n’affiche de notifications en ce moment.',
  'desktop.test-printed': 'Elle a été écrite dans le terminal.',
  'desktop.start-service':
    'Démarrez le service de notifications de votre bureau, ou installez-en un, par exemple dunst. Envoyez ensuite l’essai à nouveau.',
  'desktop.allow-gnome':
    'Ouvrez Paramètres > Notifications, désactivez Ne pas déranger et autorisez Hover Tray. Envoyez ensuite l’essai à nouveau.',
  'desktop.allow-kde':
    'Ouvrez Configuration du système > Notifications, désactivez Ne pas déranger et autorisez les fenêtres de Hover Tray. Envoyez ensuite l’essai à nouveau.',
  'desktop.allow-xfce':
    'Ouvrez Paramètres > Notifications, désactivez Ne pas déranger et autorisez Hover Tray sous Applications. Envoyez ensuite l’essai à nouveau.',
  'desktop.allow-dunst':
    'Lancez « dunstctl set-paused false » et cherchez dans dunstrc une règle qui écarte Hover Tray. Envoyez ensuite l’essai à nouveau.',
  'desktop.allow-mako':
    'Lancez « makoctl mode -r do-not-disturb » et cherchez dans sa configuration une règle qui cache Hover Tray. Envoyez ensuite l’essai à nouveau.',
  'desktop.allow-linux':
    'Désactivez Ne pas déranger dans les réglages de notifications de votre bureau et autorisez Hover Tray. Envoyez ensuite l’essai à nouveau.',
  'desktop.allow-macos':
    'Ouvrez Réglages Système > Notifications > Hover Tray, autorisez les notifications et vérifiez qu’aucun mode de concentration n’est activé. Envoyez ensuite l’essai à nouveau.',
  'desktop.allow-windows':
    'Ouvrez Paramètres > Système > Notifications, activez-les pour Hover Tray et désactivez Ne pas déranger. Envoyez ensuite l’essai à nouveau.',
  'desktop.still-running': 'Hover Tray continue de fonctionner',
  'desktop.still-running-body':
    'Il continue de veiller depuis la zone de notification. Pour l’arrêter, choisissez Quitter dans son menu.',
} as const
