/** Names of secrets in the vault. All of a source's stand under its id, so that removing it removes them. */
export const secretNames = {
  tunnelToken: 'tunnel/authtoken',
  /** What lets programs ask the engine. */
  apiToken: 'api/token',
  /** What an engine elsewhere lets this desktop in by. */
  engineToken: 'engine/token',
  /** Where a person's channel leads, and what proves that it is us. */
  channel: (channelId: string) => `channel/${channelId}`,
  channelAddress: (channelId: string) => `channel/${channelId}/address`,
  channelKey: (channelId: string) => `channel/${channelId}/key`,
  /** Where a destination is, and what signs for it; the key before counts until its time is over. */
  destination: (id: string) => `destination/${id}`,
  destinationAddress: (id: string) => `destination/${id}/address`,
  destinationKey: (id: string) => `destination/${id}/key`,
  /** A credentials file, where an address cannot say who it is that sends. */
  destinationLogin: (id: string) => `destination/${id}/login`,
  previousDestinationKey: (id: string) => `destination/${id}/previous-key`,
  /** Where the engine that is followed puts its copies, and what proves that it is us. */
  following: 'following',
  followedAddress: 'following/address',
  followedLogin: 'following/login',
  source: (sourceId: string) => `source/${sourceId}`,
  ussdSecret: (sourceId: string) => `source/${sourceId}/secret`,
  previousUssdSecret: (sourceId: string) => `source/${sourceId}/previous-secret`,
  clientSecret: (sourceId: string) => `source/${sourceId}/client-secret`,
  tokens: (sourceId: string) => `source/${sourceId}/tokens`,
  /** A consent page that is open. */
  consent: (sourceId: string) => `source/${sourceId}/consent`,
  /** Null when the name is of something else. */
  sourceOfConsent: (name: string): string | null => /^source\/([^/]+)\/consent$/.exec(name)?.[1] ?? null,
  /** Of webhooks that are gone at Hover, whose last deliveries may still come. */
  retiredSecrets: (sourceId: string) => `source/${sourceId}/retired`,
  retiredSecret: (sourceId: string, webhookId: number) => `source/${sourceId}/retired/${webhookId}`,
  /** That tokens are about to be refreshed: written to see that what Hover answers could be kept. */
  refreshing: (sourceId: string) => `source/${sourceId}/refreshing`,
  webhookSecret: (sourceId: string, webhookId: number) => `source/${sourceId}/webhook/${webhookId}`,
} as const
