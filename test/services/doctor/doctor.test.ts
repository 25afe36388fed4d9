import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connection } from '../../../electron/contract/connection.ts'
import type { Health } from '../../../electron/contract/health.ts'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import type { DatabaseFacts, Overload, Reach } from '../../../electron/core/health/facts.ts'
import { createDoctor } from '../../../electron/services/doctor/doctor.ts'
import { createTraffic } from '../../../electron/services/receiving/traffic.ts'
import { down, factsOf, homes, shop, sound } from '../../core/health/world.ts'
import { createFakeClock, settle } from '../../fakes/clock.ts'

const live = factsOf(sound).connection

function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'hover-tray-doctor-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const clock = createFakeClock()
  const world = {
    connection: live as Connection,
    database: sound.database as DatabaseFacts | Error,
    reach: 'taken' as Reach['kind'],
    overload: null as Overload | null,
  }
  const told: Health[] = []
  const asked: string[] = []
  let trouble = () => {}
  const traffic = createTraffic()
  const doctor = createDoctor({
    ...{ clock, trafficOf: traffic.of, dataDir: folder },
    log: (_, event) => asked.push(`log ${event}`),
    connection: () => world.connection,
    settings: () => settingsSchema.parse({ tunnel: { kind: 'ngrok' }, sources: [homes, shop] }),
    vault: { get: () => 'secret', unreadable: () => new Set() },
    store: {
      async health(isAfresh) {
        asked.push(isAfresh ? 'store afresh' : 'store')
        if (world.database instanceof Error) throw world.database
        return world.database
      },
      onTrouble(listener) {
        trouble = listener
        return () => {
          trouble = () => {}
        }
      },
    },
    reach: {
      kind: () => world.reach,
      async look() {
        asked.push('desktop')
      },
    },
    unusual: () => [],
    overload: () => world.overload,
    waitingNotices: () => 0,
    supervisor: { lookAfresh: () => asked.push('way in'), isLooking: () => false },
    tell: health => told.push(health),
  })
  return { clock, world, told, asked, traffic, doctor, trouble: () => trouble() }
}

describe('the doctor', () => {
  it('tells what it found at the start', async () => {
    const { told } = setup()
    await settle()
    expect(told.map(({ broken }) => broken)).toEqual([null])
  })

  it('tells a break soon after it was touched, and once', async () => {
    const { doctor, world, told, clock } = setup()
    await settle()
    world.connection = { ...live, tunnel: down('no-network') }
    for (let n = 0; n < 1_000; n += 1) doctor.touch()
    await clock.advance(300)
    expect(told.map(({ broken }) => broken)).toEqual([null, 'tunnel'])
  })

  it('looks once, however often it is touched', async () => {
    const { doctor, asked, clock } = setup()
    await settle()
    for (let n = 0; n < 1_000; n += 1) doctor.touch()
    await clock.advance(300)
    expect(asked.filter(one => one === 'store').length).toBe(2)
  })

  it('tells nothing while only time passes', async () => {
    const { told, clock } = setup()
    await clock.advance(3_600_000)
    expect(told.length).toBe(1)
  })

  it('finds within thirty seconds what nobody told it of', async () => {
    const { world, told, clock } = setup()
    await settle()
    world.database = { ...sound.database, projector: { kind: 'locked', sentence: 'Locked.' } }
    await clock.advance(30_000)
    expect(told.at(-1)?.broken).toBe('database')
  })

  it('looks at once when the store is in trouble', async () => {
    const { world, told, clock, trouble } = setup()
    await settle()
    world.database = { ...sound.database, journal: { kind: 'full', sentence: 'Full.' } }
    trouble()
    await clock.advance(300)
    expect(told.at(-1)?.broken).toBe('database')
  })

  it('asks everything again when it is to look afresh, and the database last', async () => {
    const { doctor, asked } = setup()
    await settle()
    asked.length = 0
    await doctor.check(true)
    expect([asked.slice(0, 2).sort(), asked.slice(2)]).toEqual([['desktop', 'way in'], ['store afresh']])
  })

  it('asks nothing outside otherwise', async () => {
    const { doctor, asked } = setup()
    await settle()
    asked.length = 0
    await doctor.check(false)
    expect(asked).toEqual(['store'])
  })

  it('asks the desktop again while nothing shows notices', async () => {
    const { world, asked, clock } = setup()
    await settle()
    world.reach = 'no-server'
    asked.length = 0
    await clock.advance(30_000)
    expect(asked).toContain('desktop')
  })

  it('goes on after a look that failed as a whole', async () => {
    const { world, told, asked, clock } = setup()
    await settle()
    world.database = new Error('a bug')
    await clock.advance(30_000)
    world.database = sound.database
    world.connection = { ...live, tunnel: down('no-network') }
    await clock.advance(30_000)
    expect([asked.includes('log doctor-failed'), told.at(-1)?.broken]).toEqual([true, 'tunnel'])
  })

  it('keeps since when a link is broken', async () => {
    const { doctor, world, clock } = setup()
    await settle()
    world.connection = { ...live, tunnel: down('no-network') }
    const { at } = await doctor.check(false)
    await clock.advance(600_000)
    expect(doctor.health().links.find(({ name }) => name === 'tunnel')).toMatchObject({ since: at })
  })

  it('counts what was refused', async () => {
    const { doctor, traffic, told, clock } = setup()
    await settle()
    const event = { kind: 'refused', sourceId: 'shop', reason: 'wrong-secret', receivedAt: clock.now() } as const
    traffic.note(event)
    doctor.note(event)
    await clock.advance(300)
    expect(told.at(-1)?.broken).toBe('authenticity')
  })

  it('leaves no timer behind, and the store alone, once it is stopped', async () => {
    const { doctor, asked, clock, trouble } = setup()
    await settle()
    await doctor.stop()
    asked.length = 0
    doctor.touch()
    trouble()
    await doctor.check(false)
    expect([clock.waits(), asked]).toEqual([[], []])
  })
})
