import type { Notices } from '../sentences.ts'

export const notices: Notices = {
  'status.pending': 'pendente',
  'status.succeeded': 'concluída',
  'status.failed': 'falhada',
  'status.cancelled': 'cancelada',
  'status.unknown': 'estado desconhecido',
  'notice.pending': '{what} está de novo em curso',
  'notice.succeeded': '{what}: concluída',
  'notice.failed': '{what} falhou',
  'notice.cancelled': '{what}: cancelada',
  'notice.unknown': '{what} tem um estado desconhecido',
  'notice.now-pending': '{what} está agora de novo em curso',
  'notice.now-succeeded': '{what}: agora concluída',
  'notice.now-failed': '{what}: agora falhada',
  'notice.now-cancelled': '{what}: agora cancelada',
  'notice.now-unknown': '{what} tem agora um estado desconhecido',
  'notice.partly': '{what}: completa, {models}',
  'notice.models': '{what}: {models}',
  'notice.models-some':
    '{failed, plural, one {# de {total} modelos falhou} many {# de {total} modelos falharam} other {# de {total} modelos falharam}}',
  'notice.models-all':
    '{failed, plural, one {# modelo falhou} many {todos os # de modelos falharam} other {todos os # modelos falharam}}',
  'notice.job-is': 'estado da obra: {status}',
  'notice.again': '{what}: o Hover mudou de novo o veredito',
  'notice.after': '{to}, depois de {from}',
  'notice.check-amount': '{what}: verifique o montante',
  'notice.amount-differs': 'o montante confirmado difere do pedido',
  'notice.verdicts': '{what}: o Hover enviou vereditos diferentes',
  'notice.regressed': '{what}: o Hover diz de novo pendente',
  'notice.stays': 'continua: {status}',
  'notice.ran': 'executada há {span}',
  'notice.other-app': '{source}: uma entrega de outra app Hover',
  'notice.other-app-body': 'O seu segredo é o desta origem. Verifique se um segredo foi colado na origem errada.',
  'notice.unreadable': '{source}: uma entrega não pôde ser lida',
  'notice.unreadable-body': 'Está provada e guardada, entre o que foi posto de lado.',
  'notice.stuck': '{what} ainda está pendente',
  'notice.started': 'começou há {span}',
  'notice.no-sms': 'já nenhum SMS pode decidi-la',
  'notice.longer': 'mais tempo do que o normal',
  'notice.conflict': '{what}: o Hover diz {status}, mas foi marcada {resolved}',
  'notice.note-kept': 'o que foi anotado fica guardado',
  'notice.mended-state': 'Um ficheiro danificado foi reparado',
  'notice.mended-state-body': 'O que se mostra foi refeito a partir do que foi recebido; nada se perdeu.',
  'notice.mended': 'O arquivo de entregas estava danificado e foi reparado',
  'notice.mended-body': 'Tudo o que continha pôde ser lido.',
  'notice.damaged': 'Há entregas guardadas danificadas',
  'notice.damaged-body':
    '{lost, plural, one {Até # das suas entradas já não pôde ser lida.} many {Até # das suas entradas já não puderam ser lidas.} other {Até # das suas entradas já não puderam ser lidas.}}',
  'notice.damaged-advice': 'Compare com o painel do Hover, ou reponha uma cópia de segurança.',
  'notice.set-aside': 'O ficheiro danificado fica guardado como {file}.',
  'notice.refused':
    '{count, plural, one {{source}: # entrega recusada} many {{source}: # de entregas recusadas} other {{source}: # entregas recusadas}}',
  'notice.refused-body': 'Não provado. Veja a ligação.',
  'notice.late-many':
    '{count, plural, one {Chegou # transação tardia} many {Chegaram # de transações tardias} other {Chegaram # transações tardias}}',
  'notice.oldest': 'a mais antiga é de há {span}',
  'notice.many-stuck':
    '{count, plural, one {# transação ainda está pendente} many {# de transações ainda estão pendentes} other {# transações ainda estão pendentes}}',
  'notice.many-look':
    '{count, plural, one {# transação precisa de atenção} many {# de transações precisam de atenção} other {# transações precisam de atenção}}',
  'notice.many-failed':
    '{count, plural, one {# transação falhou} many {# de transações falharam} other {# transações falharam}}',
  'notice.many-unknown':
    '{count, plural, one {# transação de estado desconhecido} many {# de transações de estado desconhecido} other {# transações de estado desconhecido}}',
  'notice.many-cancelled':
    '{count, plural, one {# transação cancelada} many {# de transações canceladas} other {# transações canceladas}}',
  'notice.many-succeeded':
    '{count, plural, one {# transação concluída} many {# de transações concluídas} other {# transações concluídas}}',
  'notice.many-pending':
    '{count, plural, one {# transação de novo pendente} many {# de transações de novo pendentes} other {# transações de novo pendentes}}',
  'notice.many-mixed':
    '{count, plural, one {# transação: {counts}} many {# de transações: {counts}} other {# transações: {counts}}}',
  'notice.counts': '{counts}',
  'notice.count-failed': '{count, plural, one {# falhada} many {# falhadas} other {# falhadas}}',
  'notice.count-unknown':
    '{count, plural, one {# de estado desconhecido} many {# de estado desconhecido} other {# de estado desconhecido}}',
  'notice.count-cancelled': '{count, plural, one {# cancelada} many {# canceladas} other {# canceladas}}',
  'notice.count-succeeded': '{count, plural, one {# concluída} many {# concluídas} other {# concluídas}}',
  'notice.count-pending':
    '{count, plural, one {# de novo pendente} many {# de novo pendentes} other {# de novo pendentes}}',
  'notice.actions': '{count, plural, one {# ação} many {# de ações} other {# ações}}',
  'notice.storm-failed': '{count, plural, one {{what}: # falha} many {{what}: # de falhas} other {{what}: # falhas}}',
  'notice.storm-for': 'durante {span}',
  'notice.storm-recovered':
    '{count, plural, one {{what}: recuperou ao fim de {span}, # transação afetada} many {{what}: recuperou ao fim de {span}, # de transações afetadas} other {{what}: recuperou ao fim de {span}, # transações afetadas}}',
  'notice.storm-quiet':
    '{count, plural, one {{what}: sem mais falhas ao fim de {span}, # transação afetada} many {{what}: sem mais falhas ao fim de {span}, # de transações afetadas} other {{what}: sem mais falhas ao fim de {span}, # transações afetadas}}',
  'notice.storm-actions': 'Várias ações',
  'notice.storm-kinds': 'De vários tipos ao mesmo tempo',
  'notice.digest-many':
    '{count, plural, one {Novidades de # transação} many {Novidades de # de transações} other {Novidades de # transações}}',
  'notice.held-many':
    '{count, plural, one {# aviso do período de silêncio} many {# de avisos do período de silêncio} other {# avisos do período de silêncio}}',
  'notice.test': 'Isto é um teste',
  'notice.test-body': 'O Hover Tray consegue avisá-lo aqui quando uma transação falha.',
  'notice.update': 'O Hover Tray {version} está disponível',
  'notice.update-body': 'Veja o que há de novo e instale-o quando lhe convier.',
  'notice.silence': '{what}: nada há {span}',
  'notice.silence-normal':
    '{count, plural, one {cerca de # seria normal nesse tempo} many {cerca de # seriam normais nesse tempo} other {cerca de # seriam normais nesse tempo}}',
  'notice.drift': '{what}: falharam {failed} de {decided}',
  'notice.drift-normal':
    '{count, plural, one {cerca de # seria normal} many {cerca de # seriam normais} other {cerca de # seriam normais}}',
  'notice.silence-over': 'Voltam a chegar transações, após {span}',
  'notice.drift-over': 'Já não há mais falhas do que o habitual, após {span}',
  'notice.report': 'Enquanto esteve fora',
  'notice.report-open':
    '{count, plural, one {# precisa de um olhar} many {# precisam de um olhar} other {# precisam de um olhar}}',
  'notice.report-blind': 'nada pôde chegar durante {span}',
  'notice.report-unusual': 'nem tudo foi como de costume',
}
