/** Names of secrets in the vault. All of a source's stand under its id, so that removing it removes them. */
export const secretNames = {
  tunnelToken: 'tunnel/authtoken',
  source: (sourceId: string) => `source/${sourceId}`,
  ussdSecret: (sourceId: string) => `source/${sourceId}/secret`,
  previousUssdSecret: (sourceId: string) => `source/${sourceId}/previous-secret`,
  clientSecret: (sourceId: string) => `source/${sourceId}/client-secret`,
  tokens: (sourceId: string) => `source/${sourceId}/tokens`,
  webhookSecret: (sourceId: string, webhookId: number) => `source/${sourceId}/webhook/${webhookId}`,
} as const
