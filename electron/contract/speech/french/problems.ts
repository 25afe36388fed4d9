import type { Problems } from '../sentences.ts'

export const problems: Problems = {
  'problem.port-taken':
    'Un autre programme utilise le port du récepteur. Fermez-le, et l’application prend le port aussitôt ; ou choisissez un autre port.',
  'problem.receiver-failed':
    'Le récepteur n’a pas pu être ouvert sur cet ordinateur. L’application continue d’essayer.',
  'problem.no-network': 'ngrok est injoignable. Vérifiez votre connexion internet ; l’application continue d’essayer.',
  'problem.tls-intercepted':
    'Un proxy ou un pare-feu intercepte la connexion à ngrok. Utilisez un autre réseau, ou une adresse publique à vous.',
  'problem.tunnel-auth-missing':
    'Ajoutez votre authtoken ngrok dans les réglages pour passer en ligne. Il est dans votre tableau de bord ngrok.',
  'problem.tunnel-auth-rejected':
    'ngrok n’accepte pas cet authtoken. Copiez-le de nouveau depuis votre tableau de bord ngrok.',
  'problem.tunnel-agent-limit':
    'Votre compte ngrok a déjà autant d’agents en ligne que permis. Arrêtez-en un sur un autre ordinateur ou dans un terminal.',
  'problem.tunnel-endpoint-limit':
    'Votre offre ngrok ne permet pas plus d’adresses. Arrêtez-en une autre, ou changez d’offre.',
  'problem.tunnel-address-in-use':
    'Un autre agent ngrok utilise cette adresse. Arrêtez-le là-bas, ou choisissez une autre adresse.',
  'problem.tunnel-address-not-yours':
    'Ce domaine ngrok n’appartient pas à votre compte. Utilisez le domaine de votre tableau de bord ngrok.',
  'problem.tunnel-account-blocked':
    'ngrok ne laisse pas ce compte se connecter. Votre tableau de bord ngrok dit pourquoi.',
  'problem.tunnel-client-too-old': 'Cette version de l’application est trop ancienne pour ngrok. Mettez-la à jour.',
  'problem.tunnel-stopped-remotely':
    'Le tunnel a été arrêté dans le tableau de bord ngrok. Appuyez sur Réessayer pour le rouvrir.',
  'problem.tunnel-failed': 'Le tunnel s’est fermé. L’application le rouvre.',
  'problem.address-unreachable':
    'L’adresse publique ne répond pas, bien qu’elle soit enregistrée. L’application continue d’essayer ; ce que Hover envoie entre-temps est perdu.',
  'problem.address-elsewhere':
    'L’adresse publique mène à un autre programme, pas à cette application. Arrêtez l’autre, ou choisissez une autre adresse.',
  'problem.needs-secret': 'Le secret de cette source manque. Saisissez-le de nouveau dans les réglages.',
  'problem.needs-connecting':
    'Cette organisation n’est pas encore connectée. Ouvrez la page d’accord de Hover dans les réglages et collez le code.',
  'problem.needs-public-url':
    'Hover ne peut pas atteindre cet ordinateur. Choisissez ngrok, ou une adresse publique à vous, dans les réglages.',
  'problem.hover-unreachable':
    'Hover est injoignable. Vérifiez votre connexion internet ; l’application continue d’essayer.',
  'problem.hover-unauthorized':
    'Hover n’accepte plus la connexion conservée. Reconnectez l’organisation dans les réglages.',
  'problem.hover-forbidden':
    'Hover ne laisse pas ce compte gérer les webhooks. Demandez à un Team Admin de l’organisation.',
  'problem.hover-refused':
    'Hover a refusé d’enregistrer l’adresse. Vérifiez-la dans les réglages, puis appuyez sur Réessayer.',
  'problem.hover-rate-limited': 'Hover demande d’attendre avant d’autres appels. L’application continue d’elle-même.',
  'problem.hover-failed': 'Hover a répondu par une erreur. L’application continue d’essayer.',
  'problem.code-never-came':
    'Le code de vérification de Hover n’est pas arrivé. Vérifiez que l’adresse publique mène ici ; l’application en demande un nouveau.',
  'problem.not-saved':
    'La réponse de Hover n’a pas pu être enregistrée sur cet ordinateur. Vérifiez l’espace libre du disque ; l’application continue d’essayer.',
  'problem.secret-unreadable':
    'Un secret conservé ne peut pas être lu avec le trousseau de ce bureau. Saisissez-le de nouveau dans les réglages.',
  'problem.sign-in-unreadable':
    'La connexion conservée ne peut pas être lue avec le trousseau de ce bureau. Reconnectez l’organisation dans les réglages.',
}
