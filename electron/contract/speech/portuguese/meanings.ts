import type { Meanings } from '../sentences.ts'

export const meanings: Meanings = {
  'meaning.no-response':
    'O serviço da operadora nunca respondeu, por isso provavelmente nada aconteceu. Verifique o saldo antes de tentar de novo.',
  'meaning.low-balance':
    'Não havia dinheiro suficiente na conta. O cliente tem de a recarregar antes de tentar de novo.',
  'meaning.wrong-pin':
    'O PIN estava errado. O cliente tem de introduzir o certo; vários errados seguidos podem bloquear a conta.',
  'meaning.invalid-entry':
    'A operadora recusou algo que foi introduzido: o montante, o número ou a conta. Corrija-o primeiro.',
  'meaning.incomplete':
    'Só voltou uma parte do diálogo. Verifique com a operadora se o dinheiro saiu antes de tentar de novo.',
  'meaning.mmi-error':
    'A rede rejeitou o código: a ligação era má, ou o código não é válido ali. Nada foi feito, por isso tentar de novo é seguro; se continuar, um programador tem de verificar o código da ação.',
  'meaning.unregistered':
    'O SIM não está registado para este serviço. O cliente tem de se registar primeiro na operadora.',
  'meaning.invalid-recipient':
    'A operadora não aceita o destinatário. Verifique o número ou a conta, e corrija-o primeiro.',
  'meaning.line-not-active':
    'A linha não está ativa para este serviço. O cliente tem de a mandar ativar primeiro pela operadora.',
  'meaning.undecided':
    'Nenhum analisador decidiu ainda, por isso ninguém sabe se o dinheiro saiu. Repetir um pagamento pendente arrisca pagar duas vezes.',
  'meaning.no-reason': 'O Hover não deu razão para a falha.',
  'meaning.unknown-category': 'A razão dada pelo Hover é “{category}”. Ainda ninguém disse o que isso significa.',
  'meaning.unknown-status':
    'O Hover enviou o estado “{status}”, que esta aplicação não conhece. Não conta como sucesso nem como falha.',
  'meaning.nameless-status':
    'O Hover enviou um estado que esta aplicação não conhece. Não conta como sucesso nem como falha.',
  'pending.waiting': 'Acabou de ser executada. Espere pela resposta da operadora antes que alguém tente de novo.',
  'pending.waiting-for-sms':
    'Pendente há {age}: um SMS da operadora ainda pode decidi-la, até 12 horas depois da execução.',
  'pending.usually': 'Esta ação decide-se normalmente em {usual}.',
  'pending.stuck':
    'Pendente há {age}: já nenhum SMS pode decidi-la. Só um telefone sem rede pode ainda trazer notícias, até 14 dias depois da execução. Verifique com a operadora antes que alguém volte a pagar.',
  'pending.final': 'Pendente há {age}: já não mudará por si. Pergunte à operadora e resolva-a à mão.',
  'parser.missed-pending': 'O SMS da operadora veio, mas nenhum analisador o reconheceu.',
  'parser.missed-failed':
    'O Hover deu-a por não respondida, mas o SMS da operadora veio e nenhum analisador o reconheceu. Pode ter sido concluída: leia o SMS.',
  'blind.none-changed': 'O Hover foi consultado sobre todas as obras: nenhuma tinha mudado sem se saber.',
  'blind.some-changed':
    '{count, plural, one {O Hover foi consultado sobre todas as obras: # tinha mudado sem se saber e está agora atualizada.} many {O Hover foi consultado sobre todas as obras: # tinham mudado sem se saber e estão agora atualizadas.} other {O Hover foi consultado sobre todas as obras: # tinham mudado sem se saber e estão agora atualizadas.}}',
  'blind.not-askable':
    'Os estados por que uma obra só passou, e os eventos de documentos, encomendas, capturas e inspeções, não se podem perguntar.',
  'blind.unknowable':
    'O que o usehover.com enviou entretanto perdeu-se aqui, porque não se lhe pode perguntar. Veja o seu painel, ou importe uma exportação dele.',
}
