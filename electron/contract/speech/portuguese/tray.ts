import type { TrayTexts } from '../sentences.ts'

export const tray: TrayTexts = {
  'tray.no-failed': 'Nenhuma transação falhada',
  'tray.failed': '{count, plural, one {# falhada} many {# falhadas} other {# falhadas}}',
  'tray.pending': '{count, plural, one {# pendente} many {# pendentes} other {# pendentes}}',
  'tray.open': 'Abrir o Hover Tray',
  'tray.failure': 'Falhou: {what}',
  'tray.failure-why': 'Falhou: {what} ({why})',
  'tray.copy-address': 'Copiar endereço',
  'tray.quit': 'Sair',
  'tray.no-sources': 'Ainda sem origens',
  'tray.live': 'Em direto',
  'tray.some-live':
    '{count, plural, one {# de {of} origens em direto} many {# de {of} origens em direto} other {# de {of} origens em direto}}',
  'tray.broken': '{link}: {why}',
  'tray.what-to-do': 'O que fazer…',
  'tray.retry': 'Tentar ligar agora',
  'tray.connect-source': 'Ligar a organização…',
  'tray.source-settings': 'Definições da origem…',
  'tray.tunnel-settings': 'Definições do túnel…',
  'tray.notification-settings': 'Definições das notificações…',
  'tray.test-notification': 'Enviar uma notificação de teste',
}
