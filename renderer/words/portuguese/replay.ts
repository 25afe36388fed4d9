import type { ReplayWords } from '../replay.ts'

export const replay: ReplayWords = {
  open: 'Repetir…',
  hint: 'Envia esta entrega mais uma vez, para um endereço seu. Aqui nada muda.',
  title: 'Repetir a entrega {seq}',
  address: 'Endereço',
  addressHint: 'Começa por https://, ou por http:// neste computador. Os redirecionamentos não são seguidos.',
  what: 'O que é enviado',
  forms: {
    stored: {
      label: 'Como está guardada',
      hint: 'Sem ocultar nada. Um evento de hover.to leva a assinatura com que chegou.',
    },
    masked: { label: 'Oculta', hint: 'Números, nomes e saldos ocultos, sem assinatura.' },
    changed: { label: 'Alterada à mão', hint: 'Um cabeçalho diz isso. O que está oculto abaixo é enviado oculto.' },
  },
  body: 'Texto da cópia, em JSON',
  signs: 'Assinar de novo com o segredo da fonte',
  signsHint: 'Como o Hover, com a hora atual. Só para um endereço neste computador.',
  check: 'Verificar',
  send: 'Enviar agora',
  wouldBe: 'Ainda nada foi enviado. Uma entrega iria para {origin}: {form}.',
  taken: 'Foi enviada e aceite.',
  refused: 'Foi enviada e não foi aceite: {trouble}.',
}
