import type { Problems } from '../sentences.ts'

export const problems: Problems = {
  'problem.port-taken':
    'Outro programa usa a porta do recetor. Feche-o, e a aplicação ocupa a porta logo; ou escolha outra porta.',
  'problem.receiver-failed': 'Não foi possível abrir o recetor neste computador. A aplicação continua a tentar.',
  'problem.no-network':
    'Não se consegue chegar ao ngrok. Verifique a sua ligação à internet; a aplicação continua a tentar.',
  'problem.tls-intercepted':
    'Um proxy ou uma firewall interceta a ligação ao ngrok. Use outra rede, ou um endereço público seu.',
  'problem.tunnel-auth-missing':
    'Adicione o seu authtoken do ngrok nas definições para ficar em linha. Está no seu painel do ngrok.',
  'problem.tunnel-auth-rejected': 'O ngrok não aceita este authtoken. Copie-o de novo do seu painel do ngrok.',
  'problem.tunnel-agent-limit':
    'A sua conta ngrok já tem em linha tantos agentes quantos permite. Pare um noutro computador ou num terminal.',
  'problem.tunnel-endpoint-limit': 'O seu plano ngrok não permite mais endereços. Pare outro, ou mude de plano.',
  'problem.tunnel-address-in-use': 'Outro agente ngrok usa este endereço. Pare-o lá, ou escolha outro endereço.',
  'problem.tunnel-address-not-yours':
    'Este domínio ngrok não pertence à sua conta. Use o domínio do seu painel do ngrok.',
  'problem.tunnel-account-blocked': 'O ngrok não deixa esta conta ligar-se. O seu painel do ngrok diz porquê.',
  'problem.tunnel-client-too-old': 'Esta versão da aplicação é demasiado antiga para o ngrok. Atualize a aplicação.',
  'problem.tunnel-stopped-remotely': 'O túnel foi parado no painel do ngrok. Prima Tentar de novo para o reabrir.',
  'problem.tunnel-failed': 'O túnel fechou-se. A aplicação reabre-o.',
  'problem.address-unreachable':
    'O endereço público não responde, embora esteja registado. A aplicação continua a tentar; o que o Hover envia entretanto perde-se.',
  'problem.address-elsewhere':
    'O endereço público conduz a outro programa, não a esta aplicação. Pare o outro, ou escolha outro endereço.',
  'problem.needs-secret': 'Falta o segredo desta origem. Introduza-o de novo nas definições.',
  'problem.needs-connecting':
    'Esta organização ainda não está ligada. Abra a página de consentimento do Hover nas definições e cole o código.',
  'problem.needs-public-url':
    'O Hover não chega a este computador. Escolha o ngrok, ou um endereço público seu, nas definições.',
  'problem.hover-unreachable':
    'Não se consegue chegar ao Hover. Verifique a sua ligação à internet; a aplicação continua a tentar.',
  'problem.hover-unauthorized':
    'O Hover já não aceita o início de sessão guardado. Ligue a organização de novo nas definições.',
  'problem.hover-forbidden': 'O Hover não deixa esta conta gerir webhooks. Peça a um Team Admin da organização.',
  'problem.hover-refused': 'O Hover recusou registar o endereço. Verifique-o nas definições e prima Tentar de novo.',
  'problem.hover-rate-limited': 'O Hover pede para esperar antes de mais pedidos. A aplicação continua por si.',
  'problem.hover-failed': 'O Hover respondeu com um erro. A aplicação continua a tentar.',
  'problem.code-never-came':
    'O código de verificação do Hover não chegou. Verifique que o endereço público conduz aqui; a aplicação pede um novo.',
  'problem.not-saved':
    'Não foi possível guardar neste computador a resposta do Hover. Verifique o espaço livre do disco; a aplicação continua a tentar.',
  'problem.secret-unreadable':
    'Um segredo guardado não pode ser lido com o porta-chaves deste computador. Introduza-o de novo nas definições.',
  'problem.sign-in-unreadable':
    'O início de sessão guardado não pode ser lido com o porta-chaves deste computador. Ligue a organização de novo nas definições.',
}
