import type { KeysWords } from '../words-keys.ts'

export const keys: KeysWords = {
  title: 'Atalhos de teclado',
  key: 'Tecla',
  does: 'O que faz',
  or: 'ou',
  groups: [
    {
      title: 'Em todo o lado',
      shortcuts: [
        { does: 'Procurar' },
        { does: 'Seguir as mais recentes, ou reter as novas' },
        { does: 'Mostrar esta folha' },
        { does: 'Fechar o que está aberto' },
      ],
    },
    {
      title: 'Pesquisa',
      shortcuts: [
        { does: 'Escolher uma sugestão' },
        { does: 'Aceitá-la' },
        { does: 'Fechar as sugestões, depois sair' },
      ],
    },
    {
      title: 'Lista',
      shortcuts: [
        { does: 'Transação seguinte' },
        { does: 'Transação anterior' },
        { does: 'Abri-la' },
        { does: 'A mais recente' },
        { does: 'A mais antiga carregada' },
        { does: 'Dez adiante, dez atrás' },
      ],
    },
    {
      title: 'Transação',
      shortcuts: [{ does: 'Entregas em bruto, e voltar' }],
    },
  ],
}
