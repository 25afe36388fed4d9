import type { DatabaseWords } from '../databases.ts'

export const databases: DatabaseWords = {
  trouble: {
    'login-refused': 'Elle refuse le nom ou le mot de passe. Saisissez-les de nouveau avec l’adresse : {command}',
    'not-let-in':
      'Le serveur ne connaît pas le rôle, ou ne le laisse pas entrer d’ici. Saisissez la bonne adresse, ou faites-le ajouter à pg_hba.conf par son administrateur.',
    'no-database':
      'Cette base de données n’existe pas sur le serveur. Créez-la, ou saisissez l’adresse avec le bon nom.',
    'no-right':
      'Le rôle n’a pas le droit d’y écrire, ou de créer le schéma. Faites créer le schéma pour lui par le propriétaire : CREATE SCHEMA … AUTHORIZATION.',
    'newer-schema':
      'Son schéma vient d’une version plus récente de cette application, donc rien n’est écrit. Mettez l’application à jour, ou utilisez un autre schéma.',
    'foreign-schema':
      'Son schéma contient d’autres tables des mêmes noms, ou ses tables ont été modifiées. Utilisez un schéma à part, ou remettez-les comme elles étaient.',
    'full-disk':
      'Le disque de la base de données est plein. Libérez de la place ; les événements suivront d’eux-mêmes.',
    'going-away':
      'La base de données s’arrête ou démarre. Les événements suivront d’eux-mêmes quand elle sera de nouveau là.',
    busy: 'La base de données n’a pas de place pour le moment : trop de connexions, ou quelque chose bloque ses tables. Les événements suivront d’eux-mêmes.',
    slow: 'La base de données n’a pas fini à temps. Vérifiez si elle est surchargée, ou si quelque chose bloque ses tables.',
    'read-only':
      'La base de données est en lecture seule : c’est une réplique, ou elle est réglée ainsi. Saisissez l’adresse de celle qui écrit.',
    'no-unicode':
      'La base de données ne peut pas contenir tout Unicode. Créez-en une avec l’encodage UTF8, et saisissez son adresse.',
    'no-tls': 'Le serveur n’offre pas de chiffrement, qui est nécessaire vers un autre ordinateur. Activez-y ssl.',
    'bad-certificate':
      'Le certificat du serveur n’est pas reconnu, ou est pour un autre nom. Nommez votre autorité avec sslrootcert dans l’adresse, ou corrigez le certificat.',
    refused: 'La base de données refuse ce qui est envoyé (SQLSTATE {state}). Son journal devrait dire pourquoi.',
  },
}
