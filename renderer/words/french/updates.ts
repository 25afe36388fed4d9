import type { UpdateWords } from '../updates.ts'

export const updates: UpdateWords = {
  title: 'Mises à jour',
  hint: 'Rien n’est téléchargé ni installé sans votre accord.',
  unsupported:
    'Cette version n’a pas été publiée, elle ne peut donc pas demander s’il en existe une plus récente. Mettez-la à jour comme elle est arrivée ici.',
  automatic: 'Demander une fois par jour s’il existe une version plus récente',
  automaticHint: 'La question dit de quel système il s’agit, et rien sur vous ni sur cet ordinateur.',
  channel: 'Canal',
  channels: {
    stable: 'Stable : les versions achevées',
    beta: 'Bêta : aussi les versions à l’essai',
  },
  check: 'Vérifier maintenant',
  checking: 'Vérification…',
  neverAsked: 'Pas encore demandé.',
  current: 'Vous avez la version la plus récente qui vous est proposée.',
  asked: 'Demandé',
  available: 'La version {version} est disponible.',
  byHand:
    'Cette copie n’a pas été installée d’une façon que l’application peut mettre à jour. Téléchargez le nouveau paquet et installez-le par-dessus.',
  page: 'Ouvrir la page de téléchargement',
  download: 'Télécharger',
  downloading: 'Téléchargement de la version {version}…',
  ready: 'La version {version} est là et vérifiée.',
  install: 'Redémarrer et installer',
  installHint: 'L’application est fermée pendant ce temps ; ce que Hover envoie durant ces secondes est perdu.',
  installing: 'Installation de la version {version}…',
  news: 'Ce qui est nouveau dans {version}',
  noNews: 'Rien n’a été écrit à son sujet.',
  again: 'Réessayer',
  problem: {
    unreachable:
      'Le serveur de mises à jour n’a pas répondu. Vérifiez votre connexion internet et son proxy, puis réessayez.',
    unreadable:
      'La réponse du serveur de mises à jour est illisible. Réessayez plus tard, ou téléchargez la nouvelle version vous-même.',
    forged:
      'La réponse n’était pas signée par les auteurs de cette application ; elle n’a pas été crue. Quelque chose en chemin l’a peut-être modifiée : essayez un autre réseau.',
    'cut-off': 'Le téléchargement s’est arrêté avant la fin. Vérifiez votre connexion internet, puis réessayez.',
    damaged:
      'Ce qui est arrivé n’est pas ce qui a été publié ; le fichier a été jeté. Réessayez, sur un autre réseau si cela persiste.',
    'not-installed':
      'La nouvelle version n’a pas pu être mise en place, et l’ancienne reste. Vérifiez que vous pouvez écrire là où se trouve l’application, et que le disque n’est pas plein.',
  },
}
