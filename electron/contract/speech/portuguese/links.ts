import type { Links } from '../sentences.ts'

export const links: Links = {
  'link.registration': 'Registo',
  'link.tunnel': 'Túnel',
  'link.public-address': 'Endereço público',
  'link.receiver': 'Recetor',
  'link.authenticity': 'Prova de origem',
  'link.database': 'Base de dados',
  'link.rules': 'Regras',
  'link.notifications': 'Notificações',
  'link.engine': 'Motor',
  'link.engine-connecting': 'Está-se a perguntar ao motor o que tem.',
  'link.engine-here': 'Esta janela mostra o motor tal como está agora.',
  'link.engine-unheard': 'Não se sabe enquanto o motor está ausente.',
  'link.registration-of': 'Registo de {source}',
  'link.authenticity-of': 'Prova de origem de {source}',
  'link.no-organization': 'Não há nenhuma organização Hover. As apps USSD registam-se no painel do Hover.',
  'link.unheard': 'Não se pode avaliar isto enquanto a aplicação em execução não responde.',
  'link.no-source': 'Ainda não há nenhuma origem.',
  'link.receiver-listens': 'O recetor está à escuta na porta {port} deste computador.',
  'link.receiver-opening': 'O recetor está a ser aberto.',
  'link.not-running':
    'O Hover Tray não está em execução, por isso nada é recebido. Inicie a aplicação, ou execute: hover-tray serve',
  'link.not-answering':
    'O Hover Tray está em execução mas não responde, ou é de outra versão. Feche-o, à força se for preciso, e inicie-o de novo.',
  'link.practice-needs-no-tunnel': 'O treino não precisa de túnel.',
  'link.loopback': 'Só se admitem remetentes deste computador: nenhum túnel está definido.',
  'link.tunnel-opening': 'O túnel está a ser aberto.',
  'link.own-address': 'O seu próprio endereço público está definido.',
  'link.tunnel-open': 'O túnel está aberto.',
  'link.tunnel-anew': 'O túnel é aberto de novo, porque o seu endereço não conduz a lado nenhum.',
  'link.no-address': 'Não há endereço público, e nenhum é preciso.',
  'link.address-checking': 'O endereço público está a ser verificado.',
  'link.address-reached': 'O endereço público conduz a esta aplicação.',
  'link.after-address': 'Não se pode avaliar isto enquanto o endereço público não conduz aqui.',
  'link.after-receiver': 'Não se pode avaliar isto enquanto o recetor não está aberto.',
  'link.after-tunnel': 'Não se pode avaliar isto enquanto o túnel não está aberto.',
  'link.hover-took': 'O Hover aceitou o webhook.',
  'link.hover-asked': 'Pergunta-se ao Hover como lista o webhook.',
  'link.hover-lists': 'O Hover lista o webhook como verificado.',
  'link.hover-lists-error': 'O Hover lista o webhook como verificado, e anotou um erro de uma entrega anterior.',
  'link.look-failed': 'A última consulta da lista de webhooks do Hover falhou, e repete-se dentro de um minuto.',
  'link.meanwhile': 'Entretanto as entregas continuam a ser admitidas.',
  'link.not-verified':
    'O Hover lista o webhook como não verificado, e não envia nada. Prima Tentar de novo, e pede-se ao Hover um novo código.',
  'link.under-way-idle': 'O registo ainda não começou.',
  'link.under-way-opening': 'O registo espera pelo endereço público.',
  'link.under-way-registering': 'Pede-se ao Hover que registe o webhook.',
  'link.under-way-awaiting-code': 'Espera-se o código de verificação do Hover.',
  'link.under-way-verifying': 'O código de verificação do Hover está a ser confirmado.',
  'link.secret-elsewhere': 'O seu segredo está no porta-chaves do computador, que só a aplicação pode abrir.',
  'link.secret-unreadable':
    'O segredo guardado não pode ser lido neste computador. Introduza-o de novo nas definições.',
  'link.webhook-secret-unreadable':
    'O segredo guardado do webhook não pode ser lido neste computador. Ligue a organização de novo nas definições.',
  'link.nothing-yet': 'Ainda não veio nenhuma entrega, por isso nada se pôde provar até agora.',
  'link.proven': 'Provou-se que a última entrega era do Hover.',
  'link.doubled': 'O que outro webhook no Hover também envia para este endereço não é admitido.',
  'link.skew-fast':
    'Chegou {span} depois de ser assinada: o relógio deste computador está adiantado, ou a entrega demorou esse tempo.',
  'link.skew-slow': 'Chegou {span} antes de ser assinada: o relógio deste computador está atrasado.',
  'link.refused':
    '{count, plural, one {A última entrega não foi admitida.} many {As últimas # de entregas não foram admitidas.} other {As últimas # entregas não foram admitidas.}}',
  'link.unproven': 'Nada provou que o Hover as enviou.',
  'refusal.wrong-secret': 'Recusado: segredo errado. Verifique o segredo do webhook nas definições.',
  'refusal.other-hover':
    'Recusado: eventos de hover.to. Este endereço é de uma app do usehover.com. Adicione hover.to como organização nas definições.',
  'refusal.wrong-signature': 'Recusado: assinatura errada. Ligue a organização de novo nas definições.',
  'refusal.unknown-webhook': 'Recusado: webhook desconhecido. Ligue a organização de novo nas definições.',
  'refusal.stale': 'Recusado: assinado noutro momento. Verifique o relógio deste computador.',
  'refusal.future': 'Recusado: assinado {span} no futuro. O relógio deste computador está {span} atrasado. Acerte-o.',
  'refusal.past':
    'Recusado: assinado há {span}. O relógio deste computador está {span} adiantado, ou as entregas são antigas. Verifique o relógio.',
  'link.journal-broken':
    'As entregas não podem ser guardadas e recebem a resposta 503 com Retry-After. Não se sabe se o Hover as envia de novo: procure as suas transações no Hover.',
  'link.reader-broken': 'O que está guardado não pode ser lido.',
  'link.projector-broken': 'As entregas são guardadas, mas não tratadas, por isso ninguém é avisado delas.',
  'link.database-corrupt':
    'Um ficheiro da base de dados está danificado. Inicie de novo o Hover Tray: ele guarda o que se consegue ler. Se o disser outra vez, ponha uma cópia de segurança no seu lugar.',
  'link.database-newer':
    'Um ficheiro da base de dados foi escrito por uma versão mais recente do Hover Tray. Instale essa versão ou uma posterior; nada foi alterado.',
  'link.database-locked': 'Outro programa está a usar a base de dados. Feche esse programa e tente de novo.',
  'link.database-full': 'O disco está cheio. Liberte espaço.',
  'link.database-read-only':
    'Um ficheiro da base de dados não pode ser escrito. Permita a este utilizador escrever na sua pasta.',
  'link.database-read-only-disk':
    'Um ficheiro da base de dados não pode ser escrito: o seu disco só pode ser lido. Monte-o para escrita, ou use outro.',
  'link.database-io':
    'Um ficheiro da base de dados não pôde ser lido ou escrito. Verifique que o seu disco está ligado e em bom estado.',
  'link.disk-almost-full': 'O disco está quase cheio, e as próximas entregas podem não caber. Liberte espaço.',
  'link.database-stalled':
    'As entregas são guardadas, mas não são tratadas há um minuto, por isso ninguém é avisado delas. Inicie a aplicação de novo.',
  'link.database-busy': 'As entregas chegam mais depressa do que são tratadas; a lista segue em breve.',
  'link.database-little-space': 'As entregas são guardadas. Há menos de 1 GB livre no disco.',
  'link.database-good': 'As entregas são guardadas e tratadas.',
  'link.overloaded':
    'Chegam mais entregas ao mesmo tempo do que podem ser guardadas: até agora {count, plural, one {# recebeu} many {# receberam} other {# receberam}} a resposta 503 com Retry-After. Não se sabe se o Hover as envia de novo: procure as suas transações no Hover. Se continuar, pare o que mais ocupa o disco deste computador, ou use um mais rápido.',
  'link.overloaded-before':
    'Há {span}, {count, plural, one {# entrega recebeu} many {# de entregas receberam} other {# entregas receberam}} a resposta 503 com Retry-After, porque chegaram mais ao mesmo tempo do que podiam ser guardadas. Não se sabe se o Hover as envia de novo: procure as suas transações no Hover.',
  'link.erasing-unfinished':
    'O apagamento de um cliente foi interrompido, e algo dele pode ainda estar no disco. Pare a aplicação e execute de novo o mesmo hover-tray erase: chega ao fim.',
  'link.restore-untold':
    'Um restauro foi interrompido, e ninguém foi avisado de onde está o que havia antes, nem se clientes apagados podem ter voltado. Pare a aplicação e execute hover-tray restore sem ficheiro: chega ao fim e di-lo.',
  'link.failures-off':
    'Ninguém é avisado das falhas: as notificações de transações falhadas estão desligadas. Ligue-as nas definições.',
  'link.told-of': 'As pessoas são avisadas das transações neste estado: {states}.',
  'link.state-failed': 'falhada',
  'link.state-unknown': 'estado desconhecido',
  'link.state-cancelled': 'cancelada',
  'link.state-succeeded': 'concluída',
  'link.state-stuck': 'pendente há demasiado tempo',
  'link.reach-stopped': 'Só a aplicação em execução pode saber se os avisos são mostrados.',
  'link.reach-unknown': 'Ainda não foi mostrado nenhum aviso. Um teste mostra se chegam.',
  'link.reach-terminal': 'Os avisos são escritos no terminal.',
  'link.reach-taken': 'O ambiente de trabalho recebe os avisos. Ainda os pode esconder em modo Não incomodar.',
  'link.reach-seen': 'As notificações são mostradas aqui: alguém respondeu a uma.',
  'link.reach-refused':
    'O ambiente de trabalho não mostrou o último aviso. Permita as notificações do Hover Tray nas suas definições e envie um teste.',
  'link.reach-no-server':
    '{waiting, plural, =0 {Nada neste ambiente de trabalho mostra notificações agora. Inicie o seu serviço de notificações; a aplicação repara por si.} one {Nada neste ambiente de trabalho mostra notificações agora. Inicie o seu serviço de notificações; um aviso espera por ele.} many {Nada neste ambiente de trabalho mostra notificações agora. Inicie o seu serviço de notificações; # de avisos esperam por ele.} other {Nada neste ambiente de trabalho mostra notificações agora. Inicie o seu serviço de notificações; # avisos esperam por ele.}}',
  'link.rules-unread':
    'As suas regras não podem ser entendidas, por isso só valem os interruptores das notificações. Abra as regras nas definições e guarde-as de novo.',
  'link.told-of-some': 'As pessoas só são avisadas de algumas falhas: as que uma das suas regras nomeia.',
  'link.silent':
    'Nada chegou há {span}, o que não é normal aqui. Veja no painel da Hover se há transações e se são enviadas para este endereço.',
  'link.unusual':
    '{count, plural, one {Uma ação está em silêncio ou falha mais do que o normal.} many {# de ações estão em silêncio ou falham mais do que o normal.} other {# ações estão em silêncio ou falham mais do que o normal.}}',
}
