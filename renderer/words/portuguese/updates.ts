import type { UpdateWords } from '../updates.ts'

export const updates: UpdateWords = {
  title: 'Atualizações',
  hint: 'Nada é transferido nem instalado sem que o diga.',
  unsupported:
    'Esta compilação não foi publicada, por isso não pode perguntar se há uma mais recente. Atualize-a da forma como aqui chegou.',
  automatic: 'Perguntar uma vez por dia se há uma versão mais recente',
  automaticHint: 'A pergunta diz que sistema é este, e nada sobre si nem sobre este computador.',
  channel: 'Canal',
  channels: {
    stable: 'Estável: versões terminadas',
    beta: 'Beta: também versões em ensaio',
  },
  check: 'Verificar agora',
  checking: 'A perguntar…',
  neverAsked: 'Ainda não perguntou.',
  current: 'Tem a versão mais recente que lhe é oferecida.',
  asked: 'Perguntou',
  available: 'A versão {version} está disponível.',
  byHand:
    'Esta cópia não foi instalada de uma forma que a aplicação possa atualizar. Transfira o novo pacote e instale-o por cima deste.',
  page: 'Abrir a página de transferências',
  download: 'Transferir',
  downloading: 'A transferir a versão {version}…',
  ready: 'A versão {version} está aqui e comprovada.',
  install: 'Reiniciar e instalar',
  installHint: 'A aplicação fica fechada entretanto; o que o Hover enviar nesses segundos perde-se.',
  installing: 'A instalar a versão {version}…',
  news: 'O que há de novo na {version}',
  noNews: 'Nada foi escrito sobre ela.',
  again: 'Tentar de novo',
  problem: {
    unreachable:
      'O servidor de atualizações não respondeu. Verifique a sua ligação à internet e o respetivo proxy, e tente de novo.',
    unreadable:
      'A resposta do servidor de atualizações não pôde ser lida. Tente mais tarde, ou transfira a nova versão por si.',
    forged:
      'A resposta não estava assinada pelos autores desta aplicação, por isso não foi aceite. Algo no caminho pode tê-la alterado: tente outra rede.',
    'cut-off': 'A transferência parou antes do fim. Verifique a sua ligação à internet e tente de novo.',
    damaged:
      'O que chegou não é o que foi publicado, por isso foi deitado fora. Tente de novo, noutra rede se continuar assim.',
    'not-installed':
      'A nova versão não pôde ser posta no lugar, e a antiga fica. Verifique se pode escrever onde a aplicação está, e se o disco não está cheio.',
  },
}
