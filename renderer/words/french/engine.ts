import type { EngineWords } from '../engine.ts'

export const engine: EngineWords = {
  title: 'Moteur',
  hint: 'Celui dont cette fenêtre montre les transactions. Une équipe peut faire tourner un moteur sur un petit hôte, que chacun de ses bureaux montre.',
  own: 'Le moteur de cet ordinateur est montré.',
  shown: 'Le moteur à {address} est montré.',
  asName: 'Vous y êtes {name}.',
  version: 'Sa version est {version}.',
  link: {
    connecting: 'On lui demande ce qu’il a.',
    here: 'Il est montré tel qu’il est maintenant.',
  },
  form: 'Montrer un moteur distant',
  change: 'Un autre jeton, nom ou une autre adresse',
  address: 'Adresse',
  addressHint: 'https://…, ou http://127.0.0.1 avec son port, là où finit un tunnel comme celui de SSH.',
  token: 'Jeton',
  tokenHint: 'Sur l’ordinateur du moteur, hover-tray api token l’affiche.',
  tokenKept: 'Le jeton de cette adresse est conservé. Laissez vide pour le garder.',
  name: 'Votre nom',
  nameHint: 'Il est inscrit avec ce que vous décidez, pour que les autres le voient.',
  test: 'Tester',
  answers: 'Il répond, et accepte ce bureau. Sa version est {version}.',
  attach: 'Montrer ce moteur',
  attachHint: 'Le moteur de cet ordinateur s’arrête alors : ni port, ni tunnel. Ses données restent telles quelles.',
  detach: 'Revenir au moteur de cet ordinateur',
  detachHint: 'Il redémarre avec toutes ses données. Rien ne change pour les autres.',
  theirs: 'Du moteur à {host}',
  theirsHint:
    'Le même pour tous ceux qui le regardent. Changez-le sur l’ordinateur du moteur, avec hover-tray ou par sa configuration.',
  chip: 'Moteur à {host}',
  asOf: 'Ce que vous voyez date de : {when}.',
}
