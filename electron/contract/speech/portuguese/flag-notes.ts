import type { FlagNotes } from '../sentences.ts'

export const flagNotes: FlagNotes = {
  'flag.LATE':
    'A notícia chegou mais de uma hora depois de acontecer: o telefone estava provavelmente sem rede. Não aconteceu agora.',
  'flag.REGRESSED':
    'Uma mensagem posterior do Hover diz de novo pendente. Já estava decidida, e isso não retira uma decisão.',
  'flag.CHANGED_VERDICT':
    'O Hover decidiu-a mais do que uma vez, e de formas diferentes. Conta a última decisão; verifique com a operadora.',
  'flag.CLOCK': 'O relógio do telefone está mais de um dia adiantado, por isso as suas horas não são de confiança.',
  'flag.APP_MISMATCH':
    'O segredo pertence a uma app Hover, mas a mensagem indica outra. Verifique se um segredo foi colado na origem errada.',
  'flag.ID_MISMATCH': 'O Hover enviou dois identificadores diferentes. Ambos a encontram numa pesquisa.',
  'flag.UNUSUAL_SHAPE':
    'A mensagem não tinha a forma que o Hover documenta. Foi lida mesmo assim; compare com o painel do Hover.',
  'flag.STUCK': 'Está pendente há mais tempo do que devia. Verifique com a operadora antes que alguém volte a pagar.',
  'flag.AMOUNT_MISMATCH': 'O montante pedido e o confirmado diferem: a confirmação pode pertencer a outro pagamento.',
  'flag.MODEL_FAILED':
    'Pelo menos um modelo desta obra falhou, seja qual for o resultado da obra. Abra a obra no Hover antes que alguém confie nas suas medidas.',
  'flag.BASELINE':
    'Já tinha terminado antes de esta aplicação olhar para a organização, por isso ninguém foi avisado e não espera por ninguém aqui.',
  'flag.CONFLICT':
    'Uma pessoa marcou-a de forma diferente do que o Hover diz agora. Ambos ficam guardados; verifique qual está certo.',
}
