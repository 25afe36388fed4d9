import type { KeysWords } from '../words-keys.ts'

export const keys: KeysWords = {
  title: 'Raccourcis clavier',
  key: 'Touche',
  does: 'Effet',
  or: 'ou',
  groups: [
    {
      title: 'Partout',
      shortcuts: [
        { does: 'Rechercher' },
        { does: 'Suivre les plus récentes, ou retenir les nouvelles' },
        { does: 'Afficher cette feuille' },
        { does: 'Fermer ce qui est ouvert' },
      ],
    },
    {
      title: 'Recherche',
      shortcuts: [
        { does: 'Choisir une suggestion' },
        { does: 'La prendre' },
        { does: 'Fermer les suggestions, puis quitter' },
      ],
    },
    {
      title: 'Liste',
      shortcuts: [
        { does: 'Transaction suivante' },
        { does: 'Transaction précédente' },
        { does: 'L’ouvrir' },
        { does: 'La plus récente' },
        { does: 'La plus ancienne chargée' },
        { does: 'Dix plus loin, dix en arrière' },
      ],
    },
    {
      title: 'Transaction',
      shortcuts: [{ does: 'Livraisons brutes, et retour' }],
    },
  ],
}
