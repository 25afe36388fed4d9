import { z } from 'zod'
import { destinationForms, ofEarlierKind } from '../../contract/settings/destinations.ts'
import { followingSchema } from '../../contract/settings/following.ts'
import { tunnelSettingsSchema, ussdAppSchema } from '../../contract/settings/settings.ts'
import { parseJson } from '../../core/json-shape.ts'
import { readGivenFile } from '../given-file.ts'
import { misuse } from '../refusal.ts'
import { plain } from '../terminal.ts'
import { secretFromSchema } from './secret-from.ts'

const idSchema = z
  .string()
  .max(40)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'Use small letters, digits and dashes.')

const placeSchema = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  port: z.int().min(0).max(65_535),
})

const apiSchema = placeSchema.extend({
  /** Other names by which it may be asked, such as that of a proxy. */
  names: z.array(z.string().min(1).max(253)).max(20).default([]),
  /** Left out: the one that `hover-tray api token` prints. */
  token: secretFromSchema.optional(),
})

const appSchema = z.strictObject({
  id: idSchema,
  name: ussdAppSchema.shape.name,
  /** Left out: the one that it has, or a random one. */
  hookPath: ussdAppSchema.shape.hookPath.optional(),
  secret: secretFromSchema,
})

const { httpCloudEvents, httpRaw, natsCloudEvents, natsCopy, postgresTables } = destinationForms
const reached = { id: idSchema, address: secretFromSchema }
const signed = { ...reached, key: secretFromSchema }
/** `login`: a credentials file of NATS, in place of a name or token in the address. */
const known = { ...reached, login: secretFromSchema.optional() }

const destinationSchema = z.preprocess(
  ofEarlierKind,
  z.discriminatedUnion('kind', [
    z.discriminatedUnion('form', [
      z.strictObject({ ...httpCloudEvents.omit({ previousKeyUntil: true }).shape, ...signed }),
      z.strictObject({ ...httpRaw.omit({ previousKeyUntil: true }).shape, ...signed }),
    ]),
    z.discriminatedUnion('form', [
      z.strictObject({ ...natsCloudEvents.shape, ...known }),
      z.strictObject({ ...natsCopy.shape, ...known }),
    ]),
    z.strictObject({ ...postgresTables.shape, ...reached }),
  ]),
)

/** What a service is started with. What it does not name stays as it is in the folder. */
const serviceConfigSchema = z.strictObject({
  dataDir: z.string().min(1).optional(),
  port: z.int().min(0).max(65_535).optional(),
  monitor: placeSchema.optional(),
  api: apiSchema.optional(),
  log: z.enum(['text', 'json']).optional(),
  tunnel: tunnelSettingsSchema.optional(),
  ngrokAuthtoken: secretFromSchema.optional(),
  apps: z.array(appSchema).max(100).default([]),
  destinations: z.array(destinationSchema).max(20).default([]),
  /** Another engine, whose copies are taken in here. */
  following: z
    .strictObject({ ...followingSchema.shape, address: secretFromSchema, login: secretFromSchema.optional() })
    .optional(),
})
export type ServiceConfig = z.output<typeof serviceConfigSchema>

/** What options and environment say; they count more than the file. */
export interface ConfigAsked {
  readonly file: string | undefined
  readonly port: number | undefined
  readonly monitor: string | undefined
  readonly api: string | undefined
  readonly log: string | undefined
}

type Env = Readonly<Record<string, string | undefined>>

/** Options before environment before file. Throws what a person can act upon, and never quotes a value. */
export function readServiceConfig(asked: ConfigAsked, env: Env): ServiceConfig {
  const file = asked.file ?? env.HOVER_TRAY_CONFIG
  const written = file === undefined ? {} : readFile(file)
  const port = asked.port ?? (env.HOVER_TRAY_PORT === undefined ? undefined : Number(env.HOVER_TRAY_PORT))
  const monitor = asked.monitor ?? env.HOVER_TRAY_MONITOR
  const api = asked.api ?? env.HOVER_TRAY_API
  const log = asked.log ?? env.HOVER_TRAY_LOG
  const parsed = serviceConfigSchema.safeParse({
    ...written,
    ...(port !== undefined && { port }),
    ...(monitor !== undefined && { monitor: placeOf(monitor) }),
    ...(api !== undefined && { api: { ...apiOf(written), ...placeOf(api) } }),
    ...(log !== undefined && { log }),
  })
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the whole'}: ${message}`)
  throw misuse(`The configuration is not right:\n${lines.join('\n')}`)
}

/** Its names and its token stay those of the file. */
function apiOf(written: Readonly<Record<string, unknown>>): object {
  return z.record(z.string(), z.unknown()).safeParse(written.api).data ?? {}
}

function readFile(file: string): Record<string, unknown> {
  const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(readGivenFile(file)))
  if (!parsed.success) throw misuse(`${plain(file)} is no JSON object.`)
  return parsed.data
}

/** `9464`, or `host:port`; `[::1]:9464` for an IPv6 address. */
function placeOf(text: string): object {
  const [, host, port] = /^(?:(.+):)?(\d+)$/.exec(text) ?? []
  if (port === undefined) return { port: text }
  return { port: Number(port), ...(host !== undefined && { host: host.replace(/^\[(.*)\]$/, '$1') }) }
}
