/** The programs of the real servers that tests send to. */
export const serverTools = ['nats-server', 'initdb'] as const
