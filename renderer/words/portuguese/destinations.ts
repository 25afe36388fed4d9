import type { DestinationWords } from '../destinations.ts'

export const destinations: DestinationWords = {
  title: 'Reenviado para',
  hint: 'Sistemas seus que ficam a saber de tudo o que é recebido.',
  none: 'Não há nenhum. Num terminal, isto diz como adicionar um:',
  failed: 'Não foi possível carregar o estado deles',
  upToDate: 'Tem tudo',
  waiting:
    '{count, plural, one {{text} evento à espera} many {{text} eventos à espera} other {{text} eventos à espera}}, o mais antigo há {length}',
  given:
    '{count, plural, one {Desistiu-se de {text} evento} many {Desistiu-se de {text} eventos} other {Desistiu-se de {text} eventos}}',
  again: 'Enviar outra vez',
  againNamed: 'Enviar outra vez a {name} aquilo de que se desistiu',
  releasing: 'É enviado outra vez, atrás do que já espera.',
  taken: 'Último recebido',
  neverTaken: 'Nada recebido desde o início da aplicação',
  retry: 'Próxima tentativa: {when}',
  noAddress: 'sem endereço',
  trouble: {
    'no-address': 'O endereço não está guardado aqui, ou não pode ser lido. Introduza-o outra vez: {command}',
    'no-key': 'A chave de assinatura não está guardada aqui, ou não pode ser lida. Crie uma nova: {command}',
    unreachable: 'Não é possível alcançá-lo. Veja se está a funcionar, e se o nome e o certificado estão certos.',
    timeout: 'Não respondeu em 10 segundos. Deve responder primeiro e trabalhar depois.',
    redirected: 'Responde com um redirecionamento, que nunca é seguido. Introduza o endereço para onde ele leva.',
    gone: 'O que devia ser enviado já não está guardado: foi reduzido pelos limites.',
    'not-allowed': 'A conta indicada não pode fazer lá o que é preciso. Peça ao administrador que o permita.',
    'no-jetstream': 'O servidor não tem JetStream. Ative-o na configuração dele.',
    'other-stream':
      'O fluxo não aceita o que é enviado, ou outro fluxo o aceita. Indique outro, ou faça-o aceitar isso: daqui nunca é alterado.',
    full: 'Não tem mais espaço. Dê-lhe mais, ou faça o fluxo guardar menos; os eventos seguem por si.',
    'too-large': 'Um evento é maior do que aceita. Aumente max_payload na configuração do servidor.',
    key: 'Recusa o que é enviado ({status}). Veja se tem a chave que assina para ele.',
    nothing: 'Não há nada no endereço ({status}). Introduza o certo.',
    many: 'Pede menos eventos de cada vez ({status}). Seguem mais tarde por si.',
    own: 'Tem um problema próprio ({status}). Consulte o registo dele; os eventos seguem por si.',
    refused: 'Recusa o que é enviado ({status}). O registo dele deve dizer porquê.',
    unknown: 'Não aceitou o evento, por uma razão que esta versão não conhece.',
  },
}
