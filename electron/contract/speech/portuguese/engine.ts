import type { EngineTexts } from '../sentences.ts'

export const engine: EngineTexts = {
  'engine.unreachable':
    'Não é possível chegar ao motor. Verifique a rede, o túnel e o endereço dele; a aplicação continua a tentar.',
  'engine.untrusted':
    'O certificado do motor não é de confiança aqui, por isso nada lhe foi dito. Corrija-o lá, ou confie no emissor neste computador.',
  'engine.silent': 'O motor não responde há algum tempo. A aplicação liga-se de novo.',
  'engine.token-missing':
    'O token do motor não é conhecido aqui. Introduza-o nas definições; hover-tray api token mostra-o lá.',
  'engine.token-refused': 'O motor não aceita o token. Introduza o que hover-tray api token mostra lá.',
  'engine.other-host': 'O motor não responde a este nome. Acrescente-o a «names» de «api» na configuração dele.',
  'engine.no-engine':
    'O que responde neste endereço não é um motor do Hover Tray. Verifique o endereço e o que está à frente do motor.',
  'engine.engine-older': 'O motor é de uma versão mais antiga, que esta aplicação não entende. Atualize o motor.',
  'engine.engine-newer':
    'O motor é de uma versão mais recente, que esta aplicação não entende. Atualize esta aplicação.',
  'engine.unreadable':
    'O motor respondeu de um modo que esta aplicação não entende. Use a mesma versão dos dois lados.',
  'engine.busy': 'O motor tem tantas janelas abertas quantas permite. Feche uma; a aplicação continua a tentar.',
  'engine.away-for': 'O motor está ausente há {span}',
  'engine.away-untold': 'Aqui nada é anunciado até ele voltar.',
}
