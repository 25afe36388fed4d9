/* Why an engine elsewhere cannot be asked. */
export const engine = {
  'engine.unreachable':
    'Le moteur est injoignable. Vérifiez le réseau, le tunnel et son adresse ; l’application continue d’essayer.',
  'engine.untrusted':
    'Le certificat du moteur n’est pas reconnu ici, rien ne lui a donc été dit. Corrigez-le là-bas, ou faites confiance à son émetteur sur cet ordinateur.',
  'engine.silent': 'Le moteur n’a pas répondu depuis un moment. L’application se reconnecte.',
  'engine.token-missing':
    'Le jeton du moteur n’est pas connu ici. Saisissez-le dans les réglages ; hover-tray api token l’affiche là-bas.',
  'engine.token-refused': 'Le moteur n’accepte pas le jeton. Saisissez celui que hover-tray api token affiche là-bas.',
  'engine.other-host': 'Le moteur ne répond pas à ce nom. Ajoutez-le à « names » de « api » dans sa configuration.',
  'engine.no-engine':
    'Ce qui répond à cette adresse n’est pas un moteur de Hover Tray. Vérifiez l’adresse et ce qui se trouve devant le moteur.',
  'engine.engine-older':
    'Le moteur est d’une version plus ancienne, que cette application ne comprend pas. Mettez le moteur à jour.',
  'engine.engine-newer':
    'Le moteur est d’une version plus récente, que cette application ne comprend pas. Mettez cette application à jour.',
  'engine.unreadable':
    'Le moteur a répondu d’une façon que cette application ne comprend pas. Utilisez la même version des deux côtés.',
  'engine.busy':
    'Le moteur a autant de fenêtres ouvertes qu’il en permet. Fermez-en une ; l’application continue d’essayer.',
  'engine.away-for': 'Le moteur est absent depuis {span}',
  'engine.away-untold': 'Rien n’est annoncé ici tant qu’il n’est pas revenu.',
}
