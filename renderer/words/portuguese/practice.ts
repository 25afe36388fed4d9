import type { PracticeWords } from '../practice.ts'

export const practice: PracticeWords = {
  title: 'Fazer falhar entregas',
  hint: 'De cem entregas, tantas perdem-se, atrasam-se, repetem-se ou são falsificadas. A mesma semente atinge as mesmas.',
  fault: {
    drop: 'Perdidas',
    delay: 'Atrasadas',
    duplicate: 'Repetidas',
    reorder: 'Depois da seguinte',
    badSignature: 'Assinatura errada',
    clockSkew: 'Relógio errado',
    late: 'Até duas semanas antigas',
  },
  share: '{fault}, em percentagem',
  seed: 'Semente',
  rate: 'Transações por segundo',
  seconds: 'Segundos',
  play: 'Jogar um dia',
  invalid:
    'Escreva partes de 0 a 100, uma semente inteira a partir de 0, 0,1 a 100 transações por segundo e 1 a 3600 segundos.',
  result: 'O que aconteceu',
  playing:
    '{count, plural, one {# transação está a decorrer.} many {# de transações estão a decorrer.} other {# transações estão a decorrer.}}',
  posted: 'Foram feitas {made} entregas e enviadas {posted}.',
  answered: '{taken} aceites, {refused} recusadas, {unanswered} sem resposta.',
  befell: '{fault}: {count}',
  right:
    '{count, plural, one {# transação é mostrada como diz o que chegou.} many {# de transações são mostradas como diz o que chegou.} other {# transações são mostradas como diz o que chegou.}}',
  wrong:
    '{count, plural, one {# transação é mostrada de outra forma} many {# de transações são mostradas de outra forma} other {# transações são mostradas de outra forma}}; pergunta-se ao Hover pelos trabalhos em dúvida, o que demora um momento.',
  unheard:
    '{count, plural, one {De # transação nada chegou.} many {De # de transações nada chegou.} other {De # transações nada chegou.}}',
}
