import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it, type TestContext } from 'vitest'
import type { Health } from '../../electron/contract/health.ts'
import { keyFileName } from '../../electron/services/secrets/key-file-cipher.ts'
import { run } from '../cli/cli-kit.ts'
import { endure, type Fault } from './endure.ts'
import { makeSmallDisk } from './small-disk.ts'
import { type OwnWay, ownWay } from './way-in.ts'

type Say = (said: readonly string[]) => void

/** A file that is damaged while the app runs harms it only at the next start, which says so. */
const damaged = (fault: string, name: string, say: Say): Fault<OwnWay> => ({
  fault,
  names: null,
  says: 'nothing; told at the next start',
  async strike({ dataFile, dataDir, stopEngine, startEngine, clock }) {
    const sound = readFileSync(dataFile(name))
    writeFileSync(dataFile(name), '{"half":')
    await clock.wind(60_000)
    await stopEngine()
    const doctor = await run(dataDir, ['doctor', '--json'])
    say([await sentenceOf(startEngine()), doctor.stderr])
    writeFileSync(dataFile(name), sound)
    await startEngine()
  },
  mendedBy: 'a person',
})

const sentenceOf = (start: Promise<unknown>): Promise<string> =>
  start.then(
    () => 'It started.',
    error => String(error),
  )

const faults: readonly Fault<OwnWay>[] = [
  {
    fault: 'the key of the secrets is another one',
    names: ['registration', 'secret-unreadable'],
    with: ['authenticity'],
    async strike({ dataFile, stopEngine, startEngine }) {
      await stopEngine()
      writeFileSync(dataFile('kept.key'), readFileSync(dataFile(keyFileName)))
      writeFileSync(dataFile(keyFileName), Buffer.alloc(32, 7).toString('base64'))
      await startEngine()
    },
    mendedBy: 'a person',
    async heal({ dataFile, stopEngine, startEngine }) {
      await stopEngine()
      writeFileSync(dataFile(keyFileName), readFileSync(dataFile('kept.key')))
      await startEngine()
    },
  },
  {
    fault: 'the state database is damaged while the app is closed',
    names: null,
    async strike({ dataFile, stopEngine, startEngine }) {
      await stopEngine()
      for (const end of ['-wal', '-shm']) rmSync(dataFile(`store/state.db${end}`), { force: true })
      writeFileSync(dataFile('store/state.db'), 'no database at all'.repeat(1_000))
      await startEngine()
    },
  },
]

describe.concurrent('a fault that the start meets', () => {
  for (const fault of faults) it(fault.fault, async context => endure(context, await ownWay(), fault))

  for (const [fault, name] of [
    ['the settings file is damaged', 'settings.json'],
    ['the secrets file is damaged', 'secrets.json'],
  ] as const) {
    it(`${fault}: the running app goes on, and the next start and the doctor name the file`, async context => {
      const said: string[] = []
      await endure(
        context,
        await ownWay(),
        damaged(fault, name, all => said.push(...all)),
      )
      expect(said).toEqual([expect.stringContaining(name), expect.stringContaining(name)])
    })
  }

  it('a second engine on the same folder leaves, and harms nothing', async context => {
    let said = ''
    await endure(context, await ownWay(), {
      fault: 'a second engine is started on the same folder',
      names: null,
      says: 'nothing; the second one says it and leaves',
      async strike({ launch, clock }) {
        said = await sentenceOf(launch())
        await clock.wind(60_000)
      },
    })
    expect(said).toContain('already runs')
  })

  it('a folder that cannot be written: the start says so, and the doctor names the database', async context => {
    const disk = diskOf(context)
    if (disk === null) return context.skip('Only root can make a small disk.')
    let said = ''
    let health: Health | null = null
    await endure(context, await ownWay(), {
      fault: 'the data folder is read-only at the start',
      parent: disk.folder,
      names: null,
      says: 'database: database-read-only-disk',
      async strike({ dataDir, stopEngine, startEngine }) {
        await stopEngine()
        disk.setReadOnly(true)
        said = await sentenceOf(startEngine())
        health = JSON.parse((await run(dataDir, ['doctor', '--json'])).stdout)
        disk.setReadOnly(false)
        await startEngine()
      },
      mendedBy: 'a person',
    })
    expect([said, health]).toMatchObject([
      expect.stringContaining('its disk can only be read'),
      {
        links: expect.arrayContaining([expect.objectContaining({ name: 'database', code: 'database-read-only-disk' })]),
      },
    ])
  })
})

function diskOf({ onTestFinished }: TestContext) {
  const disk = makeSmallDisk(128)
  if (disk !== null) onTestFinished(disk.remove)
  return disk
}
