import type { DatabaseWords } from '../databases.ts'

export const databases: DatabaseWords = {
  trouble: {
    'login-refused': 'Recusa o nome ou a palavra-passe. Introduza-os outra vez com o endereço: {command}',
    'not-let-in':
      'O servidor não conhece o utilizador, ou não o deixa entrar a partir daqui. Introduza o endereço certo, ou peça ao administrador que o acrescente a pg_hba.conf.',
    'no-database': 'Não existe essa base de dados no servidor. Crie-a, ou introduza o endereço com o nome certo.',
    'no-right':
      'O utilizador não pode escrever lá, ou não pode criar o esquema. Peça ao dono que crie o esquema para ele: CREATE SCHEMA … AUTHORIZATION.',
    'newer-schema':
      'O esquema foi feito por uma versão mais recente desta aplicação, por isso nada é escrito. Atualize a aplicação, ou use outro esquema.',
    'foreign-schema':
      'O esquema tem outras tabelas com os mesmos nomes, ou as tabelas foram alteradas. Use um esquema só para isto, ou reponha-as como estavam.',
    'full-disk': 'O disco da base de dados está cheio. Liberte espaço; os eventos seguem por si.',
    'going-away': 'A base de dados está a parar ou a arrancar. Os eventos seguem por si quando ela voltar.',
    busy: 'A base de dados não tem lugar agora: demasiadas ligações, ou algo bloqueia as tabelas. Os eventos seguem por si.',
    slow: 'A base de dados não terminou a tempo. Veja se está sobrecarregada, ou se algo bloqueia as tabelas.',
    'read-only':
      'A base de dados só permite leitura: é uma réplica, ou está definida assim. Introduza o endereço da que escreve.',
    'no-unicode':
      'A base de dados não consegue guardar todo o Unicode. Crie uma com a codificação UTF8, e introduza o endereço dela.',
    'no-tls': 'O servidor não oferece cifra, que é necessária para outro computador. Ative lá ssl.',
    'bad-certificate':
      'O certificado do servidor não é de confiança, ou é para outro nome. Indique a sua autoridade com sslrootcert no endereço, ou corrija o certificado.',
    refused: 'A base de dados recusa o que é enviado (SQLSTATE {state}). O registo dela deve dizer porquê.',
  },
}
