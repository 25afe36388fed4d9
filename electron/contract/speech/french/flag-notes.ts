import type { FlagNotes } from '../sentences.ts'

export const flagNotes: FlagNotes = {
  'flag.LATE':
    'La nouvelle est venue plus d’une heure après les faits : le téléphone était sans doute hors ligne. Cela ne vient pas d’arriver.',
  'flag.REGRESSED':
    'Un message plus récent de Hover dit de nouveau « en attente ». C’était déjà décidé, et cela ne reprend pas une décision.',
  'flag.CHANGED_VERDICT':
    'Hover l’a décidée plus d’une fois, et différemment. La dernière décision compte ; vérifiez auprès de l’opérateur.',
  'flag.CLOCK': 'L’horloge du téléphone avance de plus d’un jour : ses heures ne sont pas fiables.',
  'flag.APP_MISMATCH':
    'Le secret appartient à une appli Hover, mais le message en nomme une autre. Vérifiez si un secret a été collé dans la mauvaise source.',
  'flag.ID_MISMATCH': 'Hover a envoyé deux identifiants différents. L’un et l’autre la trouvent dans une recherche.',
  'flag.UNUSUAL_SHAPE':
    'Le message n’avait pas la forme documentée par Hover. Il a été lu quand même ; comparez avec le tableau de bord de Hover.',
  'flag.STUCK':
    'Elle est en attente depuis plus longtemps que la normale. Vérifiez auprès de l’opérateur avant que quelqu’un ne repaie.',
  'flag.AMOUNT_MISMATCH':
    'Le montant demandé et le montant confirmé diffèrent : la confirmation appartient peut-être à un autre paiement.',
  'flag.MODEL_FAILED':
    'Au moins un modèle de ce chantier a échoué, quel que soit le résultat du chantier. Ouvrez-le chez Hover avant de se fier à ses mesures.',
  'flag.BASELINE':
    'Elle était terminée avant que cette application ne regarde l’organisation : personne n’en a été averti et elle n’attend personne ici.',
  'flag.CONFLICT':
    'Une personne l’a marquée autrement que ce que Hover dit maintenant. Les deux sont gardés ; vérifiez lequel est juste.',
}
