import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { parseJson } from '../../core/json-shape.ts'
import type { Done } from '../sources/sources.ts'
import type { FollowState } from '../supervision/other-systems/follow-keeper.ts'
import type { DestinationState } from '../supervision/other-systems/forward-keeper.ts'
import type { OtherSystems } from '../supervision/other-systems/keep-other-systems.ts'
import { actDoneSchema } from './engine-acts.ts'
import type { EngineAddress } from './engine-client.ts'

export const destinationsPath = '/destinations'
export const releasePath = '/destinations/release'
export const followingPath = '/following'

/** What a command may ask of the destinations of a running engine. */
export function createDestinationAnswers({
  forwarding: keeper,
  following,
}: Pick<OtherSystems, 'forwarding' | 'following'>) {
  return {
    states: async (): Promise<Done<readonly DestinationState[]>> => ({ ok: true, value: await keeper.states() }),
    following: (): Done<FollowState | null> => ({ ok: true, value: following.state() }),
    async release(destinationId: string): Promise<Done<null>> {
      const released = await keeper.release(destinationId)
      if (released.ok) return { ok: true, value: null }
      const sentence = 'That could not be written to the disk. Try again; hover-tray doctor says what is wrong.'
      return { ok: false, failure: { code: 'unavailable', sentence } }
    },
  }
}
export type DestinationAnswers = ReturnType<typeof createDestinationAnswers>

const stateSchema = z.object({
  ...{ destinationId: z.string(), waiting: z.int(), oldestAt: z.number().nullable(), dead: z.int() },
  ...{ deadReason: z.string().nullable(), trouble: z.string().nullable() },
  ...{ takenAt: z.string().nullable(), retryAt: z.string().nullable() },
})
/** As the engine tells it; of another version it may name troubles that are not known here. */
export type ToldDestination = z.output<typeof stateSchema>
const statesSchema = z.object({ ok: z.literal(true), value: z.array(stateSchema) })

/** How each destination is, as the running engine says; null when none answers there, or it is of another version. */
export async function destinationsThrough(address: EngineAddress): Promise<readonly ToldDestination[] | null> {
  return statesSchema.safeParse(await askDoor(address, destinationsPath)).data?.value ?? null
}

const followedSchema = z.object({
  trouble: z.string().nullable(),
  ...{ stored: z.int(), unreadable: z.int(), heardAt: z.string().nullable() },
})
/** As the engine tells it; of another version it may name troubles that are not known here. */
export type ToldFollowing = z.output<typeof followedSchema>
const followingSchema = z.object({ ok: z.literal(true), value: followedSchema.nullable() })

/** How following another engine goes, as the running engine says; null when none answers there, or it follows none. */
export async function followingThrough(address: EngineAddress): Promise<ToldFollowing | null> {
  return followingSchema.safeParse(await askDoor(address, followingPath)).data?.value ?? null
}

/** Lets the running engine send dead letters again; null when none answers there. */
export async function releaseThrough(address: EngineAddress, destinationId: string): Promise<Done<null> | null> {
  const path = `${releasePath}?destination=${encodeURIComponent(destinationId)}`
  return actDoneSchema.safeParse(await askDoor(address, path)).data ?? null
}

function askDoor(address: EngineAddress, path: string): Promise<unknown> {
  return new Promise(resolve => {
    const call = request({
      ...{ host: '127.0.0.1', port: address.port, path, method: 'POST', agent: false },
      headers: { 'x-engine-key': address.key },
    })
    call.once('error', () => resolve(null))
    call.once('response', response => {
      text(response).then(
        body => resolve(parseJson(body)),
        () => resolve(null),
      )
    })
    call.end()
  })
}
