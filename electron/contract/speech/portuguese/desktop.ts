import type { DesktopTexts } from '../sentences.ts'

export const desktop: DesktopTexts = {
  'desktop.open': 'Abrir',
  'desktop.acknowledge': 'Tomar conhecimento',
  'desktop.snooze': 'Silenciar durante 1 hora',
  'desktop.seen': 'Estou a ver isto',
  'desktop.test-seen': 'Respondeu à notificação: as notificações chegam até si aqui.',
  'desktop.test-taken':
    'O ambiente de trabalho recebeu a notificação. Se a vê, clique nela: fica então certo de que as notificações chegam até si.',
  'desktop.test-hidden':
    'O ambiente de trabalho recebeu a notificação, mas esconde-as todas neste momento: o modo Não incomodar está ligado.',
  'desktop.test-dropped': 'O ambiente de trabalho recebeu a notificação e fechou-a logo, por isso ninguém a pôde ver.',
  'desktop.test-refused': 'O ambiente de trabalho não aceitou a notificação.',
  'desktop.test-no-server': 'Nada neste ambiente de trabalho mostra notificações neste momento.',
  'desktop.test-printed': 'Foi escrita no terminal.',
  'desktop.start-service':
    'Inicie o serviço de notificações do seu ambiente de trabalho, ou instale um, como o dunst. Depois envie o teste outra vez.',
  'desktop.allow-gnome':
    'Abra Definições > Notificações, desligue Não incomodar e permita o Hover Tray. Depois envie o teste outra vez.',
  'desktop.allow-kde':
    'Abra Configuração do Sistema > Notificações, desligue Não incomodar e permita as janelas do Hover Tray. Depois envie o teste outra vez.',
  'desktop.allow-xfce':
    'Abra Definições > Notificações, desligue Não incomodar e permita o Hover Tray em Aplicações. Depois envie o teste outra vez.',
  'desktop.allow-dunst':
    'Execute "dunstctl set-paused false" e procure no dunstrc uma regra que ignore o Hover Tray. Depois envie o teste outra vez.',
  'desktop.allow-mako':
    'Execute "makoctl mode -r do-not-disturb" e procure na configuração uma regra que esconda o Hover Tray. Depois envie o teste outra vez.',
  'desktop.allow-linux':
    'Desligue Não incomodar nas definições de notificações do seu ambiente de trabalho e permita o Hover Tray. Depois envie o teste outra vez.',
  'desktop.allow-macos':
    'Abra Definições do Sistema > Notificações > Hover Tray, permita as notificações e verifique que nenhum modo de concentração está ligado. Depois envie o teste outra vez.',
  'desktop.allow-windows':
    'Abra Definições > Sistema > Notificações, ligue-as para o Hover Tray e desligue Não incomodar. Depois envie o teste outra vez.',
  'desktop.still-running': 'O Hover Tray continua a funcionar',
  'desktop.still-running-body':
    'Continua a vigiar a partir da área de notificação. Para o terminar, escolha Sair no seu menu.',
}
