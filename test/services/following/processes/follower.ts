import { followingSchema } from '../../../../electron/contract/settings/following.ts'
import { createNatsCopies } from '../../../../electron/services/following/nats-copies.ts'
import { openStore } from '../../../../electron/services/store/open-store.ts'
import { createFollowKeeper } from '../../../../electron/services/supervision/other-systems/follow-keeper.ts'
import { hastyClock } from '../../forwarding/forwarding-kit.ts'
import { defaultRules, placeOf, threads } from '../../store/store-kit.ts'

/**
 * Follows, as the app does, and kills itself at a moment: before copies are on its disk, after that, or after the server
 * knows. Arguments: the folder, where the server is, the moment (0: never, until so many copies are here), how many.
 */
const [dir = '', url = '', moment = '0', wanted = '0'] = process.argv.slice(2)
let moments = 0

function pass(): void {
  moments += 1
  if (moments === Number(moment)) process.kill(process.pid, 'SIGKILL')
}

const opened = await openStore({ ...placeOf(dir), threads, rules: defaultRules, now: Date.now })
if (!opened.ok) throw new Error(opened.trouble.sentence)
const { store } = opened
const vault = { get: (name: string) => (name === 'following/address' ? url : undefined) }
const keeper = createFollowKeeper({
  ...{ clock: hastyClock, random: Math.random, log: () => {} },
  store: {
    ...store,
    async appendCopies(asked) {
      pass()
      const appended = await store.appendCopies(asked)
      pass()
      return appended
    },
  },
  open: following => {
    const stream = createNatsCopies({ following, vault, through: store.copiedThrough })
    return {
      ...stream,
      async read(signal) {
        const read = await stream.read(signal)
        if (!read.ok) return read
        const confirm = async () => {
          await read.batch.confirm()
          pass()
        }
        return { ok: true, batch: { ...read.batch, confirm } }
      },
    }
  },
})
keeper.apply(followingSchema.parse({ name: 'second' }))
const isCaughtUp = async () => (await store.copiedThrough(await streamOf())) >= Number(wanted)
while (!(await isCaughtUp().catch(() => false))) await new Promise(resolve => setTimeout(resolve, 20))
await keeper.stop()
await store.close()
process.exit(0)

/** Its name here holds when it was made. */
async function streamOf(): Promise<string> {
  const { connect } = await import('@nats-io/transport-node')
  const { jetstreamManager } = await import('@nats-io/jetstream')
  const connection = await connect({ servers: url })
  const { created } = await (await jetstreamManager(connection)).streams.info('HOVER_COPY')
  await connection.close()
  return `HOVER_COPY ${created}`
}
