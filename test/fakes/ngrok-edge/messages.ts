import { z } from 'zod'

/** The 4 bytes that begin each stream. Source: ngrok-go's and ngrok-rust's tunnel protocol. */
export const streamType = {
  auth: 0,
  bind: 1,
  unbind: 2,
  proxy: 3,
  restart: 4,
  stop: 5,
  update: 6,
  stopTunnel: 9,
  heartbeat: 0xffffffff,
} as const

export const authRequestSchema = z.looseObject({
  ClientId: z.string(),
  Extra: z.looseObject({
    AuthToken: z.string(),
    HeartbeatInterval: z.number(),
    HeartbeatTolerance: z.number(),
  }),
})
export type AuthRequest = z.output<typeof authRequestSchema>

export const bindRequestSchema = z.looseObject({
  Id: z.string(),
  Proto: z.string(),
  ForwardsTo: z.string(),
  Opts: z.looseObject({ Domain: z.string().optional(), Hostname: z.string().optional() }),
})
export type BindRequest = z.output<typeof bindRequestSchema>

export const unbindRequestSchema = z.looseObject({ Id: z.string() })

/** A refusal as ngrok words it: prose (which may repeat the authtoken), then the code on a line of its own. */
export interface Refusal {
  readonly prose: string
  readonly code: string
}

export const errorText = (refusal: Refusal): string => `${refusal.prose}\r\n\r\n${refusal.code}\r\n`
