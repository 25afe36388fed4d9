import { join } from 'node:path'
import { describe, it } from 'vitest'
import type { Chain } from './chain.ts'
import { endure } from './endure.ts'
import { lockFile } from './locker.ts'
import { makeSmallDisk } from './small-disk.ts'
import { type OwnWay, ownWay } from './way-in.ts'

/** As often as the doctor looks when nothing happens, in milliseconds. */
const nextLookMs = 30_000

const deliver = ({ hover }: Chain<OwnWay>) => hover.deliver()

describe.concurrent('a fault of the database', () => {
  for (const [what, file] of [
    ['journal', 'journal.db'],
    ['state', 'state.db'],
  ] as const) {
    const fault = `another program keeps the ${what} locked`
    it(fault, async context => {
      let release = async () => {}
      context.onTestFinished(() => release())
      await endure(context, await ownWay(), {
        fault,
        names: ['database', 'database-locked'],
        async strike(chain) {
          release = (await lockFile(join(chain.dataDir, 'store', file))).release
          await deliver(chain)
        },
        async heal({ clock }) {
          await release()
          await clock.wind(nextLookMs)
        },
      })
    })
  }

  it('another program keeps the journal locked, and nothing comes', async context => {
    let release = async () => {}
    context.onTestFinished(() => release())
    await endure(context, await ownWay(), {
      fault: 'another program keeps the journal locked, and nothing comes',
      names: ['database', 'database-locked'],
      async strike({ dataDir, app }) {
        release = (await lockFile(join(dataDir, 'store', 'journal.db'))).release
        void app().answers['health.check']({ isAfresh: true })
      },
      async heal({ clock }) {
        await release()
        await clock.wind(nextLookMs)
      },
    })
  })

  for (const [what, code, leave] of [
    ['almost full', 'disk-almost-full', 20 * 1024 * 1024],
    ['full', 'database-full', 0],
  ] as const) {
    const fault = `the disk is ${what}`
    it(fault, async context => {
      const disk = makeSmallDisk(128)
      if (disk === null) return context.skip('Only root can make a small disk.')
      context.onTestFinished(disk.remove)
      await endure(context, await ownWay(), {
        fault,
        parent: disk.folder,
        names: ['database', code],
        async strike(chain) {
          disk.fill(leave)
          await chain.clock.wind(nextLookMs)
          // The journal's log keeps the room it once had: so many deliveries do not fit into it.
          for (let count = 0; leave === 0 && count < 400; count++) await deliver(chain)
        },
        async heal({ clock }) {
          disk.empty()
          await clock.wind(nextLookMs)
        },
      })
    })
  }
})
