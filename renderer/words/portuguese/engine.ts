import type { EngineWords } from '../engine.ts'

export const engine: EngineWords = {
  title: 'Motor',
  hint: 'Aquele cujas transações esta janela mostra. Uma equipa pode ter um motor num pequeno servidor, que cada um dos seus computadores mostra.',
  own: 'Mostra-se o motor deste computador.',
  shown: 'Mostra-se o motor em {address}.',
  asName: 'Lá, é {name}.',
  version: 'A versão dele é {version}.',
  link: {
    connecting: 'Está-se a perguntar-lhe o que tem.',
    here: 'Mostra-se tal como está agora.',
  },
  form: 'Mostrar um motor remoto',
  change: 'Outro token, nome ou endereço',
  address: 'Endereço',
  addressHint: 'https://…, ou http://127.0.0.1 com a porta, onde acaba um túnel como o do SSH.',
  token: 'Token',
  tokenHint: 'No computador do motor, hover-tray api token mostra-o.',
  tokenKept: 'O token deste endereço está guardado. Deixe vazio para o manter.',
  name: 'O seu nome',
  nameHint: 'Fica registado com o que decide, para os outros verem.',
  test: 'Testar',
  answers: 'Responde, e aceita este computador. A versão dele é {version}.',
  attach: 'Mostrar este motor',
  attachHint: 'O motor deste computador para então: sem porta, sem túnel. Os dados dele ficam como estão.',
  detach: 'Voltar ao motor deste computador',
  detachHint: 'Arranca de novo com todos os seus dados. Nada muda para os outros.',
  theirs: 'Do motor em {host}',
  theirsHint:
    'Igual para todos os que olham para ele. Mude-o no computador do motor, com hover-tray ou pela configuração dele.',
  chip: 'Motor em {host}',
  asOf: 'O que vê é de: {when}.',
}
