import type { DataWords } from '../data.ts'

export const data: DataWords = {
  where: {
    title: 'Onde estão os seus dados',
    hint: 'O que foi recebido é guardado só neste computador.',
    folder: 'Pasta',
    show: 'Mostrar no gestor de ficheiros',
    copyPath: 'Copiar caminho',
    transactions: 'Transações',
    oldest: 'A mais antiga',
    none: 'Ainda nenhuma',
    entries: 'Recebidas até hoje',
    used: 'Em uso',
    onDisk: 'No disco',
    files: 'Ficheiros',
    copies:
      '{files, plural, one {# cópia de antes de alterações} many {# de cópias de antes de alterações} other {# cópias de antes de alterações}}, {size}',
    looking: 'A procurar…',
  },
  retention: {
    title: 'Durante quanto tempo se guarda',
    hint: 'Deixe um campo vazio para não haver limite. O que sai perde-se de vez; uma cópia de segurança guarda-o.',
    trim: 'Apagar textos após (dias)',
    trimHint: 'A conversa, os SMS e os valores saem. A transação e o seu histórico ficam.',
    age: 'Apagar transações após (dias)',
    ageHint: 'Contados desde as últimas notícias delas.',
    failedLonger: 'Guardar as falhadas mais (dias)',
    failedLongerHint: 'Aplica-se aos dois limites acima.',
    most: 'Guardar no máximo (transações)',
    largest: 'Usar no máximo (MB)',
    overHint: 'Acima disso, saem as mais antigas, seja qual for o seu estado.',
    meaning: 'O que isto significa',
    invalid: 'Use números inteiros a partir de 1, até 36500 dias.',
    tooLarge: 'Grande demais. {limit}: {most} no máximo.',
    save: 'Guardar limites',
    confirmTitle: 'Apagar segundo estes limites?',
    confirm: 'Guardar e apagar',
    anywayTitle: 'Guardar um limite que não pode ser cumprido?',
    anyway: 'Guardar mesmo assim',
    forGood:
      'As transações começam a sair dentro de dez minutos, os textos dentro de seis horas, umas e outros pouco a pouco. Não se pode desfazer. Faça antes uma cópia de segurança se puder vir a precisar delas.',
  },
  limits: {
    trim: '{days, plural, one {Os textos saem um dia após as últimas notícias de uma transação.} many {Os textos saem # de dias após as últimas notícias de uma transação.} other {Os textos saem # dias após as últimas notícias de uma transação.}}',
    age: '{days, plural, one {As transações saem um dia após as suas últimas notícias.} many {As transações saem # de dias após as suas últimas notícias.} other {As transações saem # dias após as suas últimas notícias.}}',
    longer: '{status}: guardadas inteiras por mais {days, plural, one {um dia} many {# de dias} other {# dias}}.',
    most: '{count, plural, one {De mais de # transação, saem as mais antigas.} many {De mais de # de transações, saem as mais antigas.} other {De mais de # transações, saem as mais antigas.}}',
    largest: 'Acima de {size}, saem as mais antigas.',
    none: 'Tudo é guardado para sempre.',
  },
  preview: {
    none: 'Nenhuma transação sairia agora.',
    goes: '{count, plural, one {# transação sai: {kinds}.} many {# de transações saem: {kinds}.} other {# transações saem: {kinds}.}}',
    goesOn:
      '{count, plural, one {# transação sai: {kinds}, últimas notícias em {day}.} many {# de transações saem: {kinds}, últimas notícias em {day}.} other {# transações saem: {kinds}, últimas notícias em {day}.}}',
    goesBetween:
      '{count, plural, one {# transação sai: {kinds}, últimas notícias entre {oldest} e {newest}.} many {# de transações saem: {kinds}, últimas notícias entre {oldest} e {newest}.} other {# transações saem: {kinds}, últimas notícias entre {oldest} e {newest}.}}',
    space: 'Cerca de {size} dentro das bases de dados podem ser reutilizados.',
    texts:
      '{count, plural, one {Os textos de # transação que fica saem.} many {Os textos de até # de transações que ficam saem.} other {Os textos de até # transações que ficam saem.}}',
    least:
      'O limite de tamanho não pode ser cumprido: uma base vazia ocupa {size}. Nada sai por causa dele; escolha mais.',
    part: {
      pending: '{count, plural, one {# pendente} many {# pendentes} other {# pendentes}}',
      succeeded: '{count, plural, one {# concluída} many {# concluídas} other {# concluídas}}',
      failed: '{count, plural, one {# falhada} many {# falhadas} other {# falhadas}}',
      cancelled: '{count, plural, one {# cancelada} many {# canceladas} other {# canceladas}}',
      unknown: '{count, plural, one {# desconhecida} many {# desconhecidas} other {# desconhecidas}}',
    },
  },
  copy: {
    title: 'Levar consigo',
    hint: 'Os ficheiros são escritos onde escolher, legíveis só pelo seu utilizador.',
    query: 'Só o que corresponde',
    queryHint: 'Nas palavras da barra de consulta, por exemplo status:failed since:30d. Vazio: tudo.',
    format: 'Formato',
    formats: { csv: 'CSV, para folhas de cálculo', jsonl: 'Linhas JSON, para programas' },
    export: 'Exportar…',
    masked: 'Números, nomes e saldos vão ocultos.',
    backup: 'Fazer uma cópia de segurança…',
    backupHint:
      'Tudo o que foi recebido, sem ocultar, e as definições. Sem segredos. Guarde-a tão bem como este computador.',
    exported:
      '{transactions, plural, one {# transação escrita} many {# de transações escritas} other {# transações escritas}}, {size}.',
    backedUp: 'Cópia de segurança escrita e verificada, {size}.',
    showFile: 'Mostrar ficheiro',
    writing: { export: 'A escrever a exportação', backup: 'A escrever a cópia de segurança' },
    percent: '{percent} %',
    checking: 'A verificar…',
    cancelWriting: 'Cancelar',
  },
}
