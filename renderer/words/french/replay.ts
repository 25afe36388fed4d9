import type { ReplayWords } from '../replay.ts'

export const replay: ReplayWords = {
  open: 'Rejouer…',
  hint: 'Envoie cette livraison encore une fois, à une adresse à vous. Rien ne change ici.',
  title: 'Rejouer la livraison {seq}',
  address: 'Adresse',
  addressHint: 'Elle commence par https://, ou par http:// sur cet ordinateur. Les redirections ne sont pas suivies.',
  what: 'Ce qui est envoyé',
  forms: {
    stored: {
      label: 'Telle qu’elle est conservée',
      hint: 'Non masquée. Un événement de hover.to garde la signature avec laquelle il est arrivé.',
    },
    masked: { label: 'Masquée', hint: 'Numéros, noms et soldes masqués, sans signature.' },
    changed: {
      label: 'Modifiée à la main',
      hint: 'Un en-tête le dit. Ce qui est masqué ci-dessous est envoyé masqué.',
    },
  },
  body: 'Texte de la copie, en JSON',
  signs: 'Signer à nouveau avec le secret de la source',
  signsHint: 'Comme Hover, à l’heure actuelle. Seulement pour une adresse sur cet ordinateur.',
  check: 'Vérifier',
  send: 'Envoyer maintenant',
  wouldBe: 'Rien n’a encore été envoyé. Une livraison irait à {origin} : {form}.',
  taken: 'Elle a été envoyée et acceptée.',
  refused: 'Elle a été envoyée et n’a pas été acceptée : {trouble}.',
}
